/** An address in fields, each with its mistake beside it. */
import { Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../../shared/records/order-facts.ts';
import classes from './AddressFields.module.css';
import { countryChoices } from './countries.ts';

export type AddressProblems = { readonly [field in keyof Address]?: string | undefined };

interface AddressFieldsProps {
  readonly address: Address;
  readonly problems: AddressProblems;
  readonly onChange: (address: Address) => void;
  /** The first field takes the focus. */
  readonly focusFirst?: boolean;
}

const FIELDS = [
  ['name', 'wide'],
  ['company', 'wide'],
  ['line1', 'full'],
  ['line2', 'full'],
  ['postcode', 'wide'],
  ['city', 'wide'],
  ['region', 'wide'],
  ['phone', 'wide'],
] as const;

export function AddressFields(props: AddressFieldsProps) {
  const { address, problems, onChange, focusFirst = false } = props;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusFirst) first.current?.focus();
  }, [focusFirst]);
  const { t, i18n } = useTranslation('orders');
  return (
    <div className={classes.fields}>
      {FIELDS.map(([field, width]) => (
        <TextInput
          key={field}
          className={classes[width] ?? ''}
          name={field}
          label={t(`field.${field}`)}
          value={address[field]}
          error={problems[field]}
          data-autofocus={(focusFirst && field === 'name') || undefined}
          ref={field === 'name' ? first : null}
          onChange={(event) => onChange({ ...address, [field]: event.currentTarget.value })}
        />
      ))}
      <Select
        className={classes.full ?? ''}
        label={t('field.country')}
        data={[...countryChoices(i18n.language)]}
        value={address.country || null}
        error={problems.country}
        searchable
        limit={60}
        nothingFoundMessage={t('field.noCountry')}
        onChange={(country) => onChange({ ...address, country: country ?? '' })}
      />
    </div>
  );
}
