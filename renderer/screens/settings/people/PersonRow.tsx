/** One person as they are edited: name, role, badge, PIN. */
import { ActionIcon, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Person, ROLES, role } from '../../../../shared/people/person.ts';
import classes from './people.module.css';

interface PersonRowProps {
  readonly person: Person;
  /** Names were found missing. */
  readonly missing: boolean;
  readonly onChange: (fields: Partial<Person>) => void;
  /** As it is typed: what is stored is never shown, a new one takes its place. */
  readonly pin: string;
  readonly onPin: (pin: string) => void;
}

export function PersonRow({ person, missing, onChange, pin, onPin }: PersonRowProps) {
  const { t } = useTranslation('people');
  const name = person.name || t('settings.unnamed');
  return (
    <fieldset className={classes.row} aria-label={name}>
      <TextInput
        label={t('settings.name')}
        maxLength={60}
        value={person.name}
        error={missing && person.name.trim() === '' && t('settings.nameMissing')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('settings.role')}
        data={ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        value={person.role}
        onChange={(event) => onChange({ role: role.parse(event.currentTarget.value) })}
      />
      <TextInput
        label={t('settings.badge')}
        maxLength={60}
        value={person.badge}
        data-accepts-scan
        onChange={(event) => onChange({ badge: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('settings.pin')}
        placeholder={t(person.pin === '' ? 'settings.pinNone' : 'settings.pinSet')}
        inputMode="numeric"
        autoComplete="new-password"
        value={pin}
        onChange={(event) => onPin(event.currentTarget.value)}
      />
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('settings.remove', { name })}
        onClick={() => onChange({ active: false, badge: '' })}
      >
        <IconUserMinus size={20} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
