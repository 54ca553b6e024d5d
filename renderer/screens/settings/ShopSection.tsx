/** The shop as it stands on slips and labels. */
import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../shared/records/order-facts.ts';
import { SaveBar } from './SaveBar.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';

const LINES = ['company', 'line1', 'line2'] as const;
const PAIRS = ['postcode', 'city', 'region', 'country'] as const;

export function ShopSection() {
  const { t } = useTranslation('settings');
  const draft = useDraft('shop');
  const { value, edit } = draft;
  const part = (name: keyof Address) => (
    <TextInput
      key={name}
      label={t(`address.${name}`)}
      description={name === 'country' ? t('address.countryHint') : undefined}
      value={value.address[name]}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const whole = name === 'country' ? text.toUpperCase().slice(0, 2) : text;
        edit({ address: { ...value.address, [name]: whole } });
      }}
    />
  );
  return (
    <div className={classes.form}>
      <TextInput
        label={t('field.name')}
        description={t('shop.nameHint')}
        value={value.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      {LINES.map(part)}
      <div className={classes.pair}>{PAIRS.map(part)}</div>
      {part('phone')}
      <div className={classes.pair}>
        <Select
          label={t('field.paper')}
          data={[
            { value: 'A4', label: t('shop.a4') },
            { value: 'LETTER', label: t('shop.letter') },
          ]}
          allowDeselect={false}
          value={value.paper}
          onChange={(paper) => edit({ paper: paper === 'LETTER' ? 'LETTER' : 'A4' })}
        />
        <TextInput
          label={t('field.currency')}
          description={t('shop.currencyHint')}
          maxLength={3}
          value={value.currency}
          onChange={(event) => edit({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <Textarea
        label={t('field.slipNote')}
        description={t('shop.slipNoteHint')}
        autosize
        minRows={2}
        value={value.slipNote}
        onChange={(event) => edit({ slipNote: event.currentTarget.value })}
      />
      <SaveBar {...draft} />
    </div>
  );
}
