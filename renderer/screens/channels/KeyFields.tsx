/** What a vendor asks to be connected with. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type VendorName, vendors } from '../../../shared/channels/vendors.ts';
import classes from './channels.module.css';

interface KeyFieldsProps {
  readonly vendor: VendorName;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Record<string, string>) => void;
}

export function KeyFields({ vendor, values, onChange }: KeyFieldsProps) {
  const { t } = useTranslation('channels');
  return (
    <>
      <p className={classes.hint}>{t(`permissions.${vendor}`)}</p>
      {vendors[vendor].fields.map(({ name, label, kind, example = '', optional }) => {
        const Input = kind === 'secret' ? PasswordInput : TextInput;
        return (
          <Input
            key={name}
            label={label}
            description={name === 'location' ? t('add.location') : undefined}
            placeholder={example}
            required={optional !== true}
            autoComplete="off"
            value={values[name] ?? ''}
            onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
          />
        );
      })}
    </>
  );
}
