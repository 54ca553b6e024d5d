/** Who works here, and what each role may do. */
import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  badgeCode,
  GUARDED,
  type People,
  type Person,
  ROLES,
  role,
} from '../../../../shared/people/person.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { refuseHere, signIn } from '../../../store/commands/people.ts';
import { hashPin } from '../../../store/pin.ts';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import { useDraft } from '../use-draft.ts';
import { BadgeCards } from './BadgeCards.tsx';
import { PersonRow } from './PersonRow.tsx';

/** Badges are shown to those alone who may hand them out. */
export function PeopleSection() {
  const { t } = useTranslation('people');
  const { store } = useWorkspace();
  useStore(store.station);
  useSettings();
  return refuseHere(store, 'settings') ? <Text>{t('settings.notYours')}</Text> : <Editable />;
}

function Editable() {
  const { t } = useTranslation('people');
  const { store } = useWorkspace();
  const people = useDraft('people');
  const permissions = useDraft('permissions');
  const [nameless, setNameless] = useState(false);
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const shown = Object.entries(people.value).filter(([, one]) => one.active);
  const add = () => {
    const badge = badgeCode(crypto.getRandomValues(new Uint8Array(16)));
    // Somebody has to be able to let the others.
    const first = shown.length === 0 ? 'owner' : 'packer';
    people.edit({ [store.newId()]: { name: '', role: first, badge, pin: '', active: true } });
  };
  const put = (id: string, one: Person, fields: Partial<Person>) =>
    people.edit({ [id]: { ...one, ...fields } });
  const noPins = Object.values(pins).every((pin) => pin === '');
  const withPins = async (): Promise<People> => {
    const typed = Object.entries(pins).flatMap(([id, pin]) => {
      const one = people.value[id];
      return one && pin !== '' ? [{ id, one, pin }] : [];
    });
    const hashed = typed.map(async ({ id, one, pin }) => {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      return [id, { ...one, pin: await hashPin(pin, salt) }] as const;
    });
    return Object.fromEntries(await Promise.all(hashed));
  };
  // Whoever makes the first owner is kept from the settings from then on: they are that owner.
  const signInFirstOwner = async () => {
    if (store.station.getState().person !== '' || !refuseHere(store, 'settings')) return;
    const owner = shown.find(([, one]) => one.role === 'owner');
    if (owner) await signIn(store, owner[0]);
  };
  const save = async () => {
    const isNameless = Object.values(people.value).some(
      ({ active, name }) => active && name.trim() === '',
    );
    setNameless(isNameless);
    if (isNameless) return false;
    if (permissions.dirty && !(await permissions.save())) return false;
    const saved = !people.dirty && noPins ? true : await people.save(await withPins());
    if (saved) {
      setPins({});
      await signInFirstOwner();
    }
    return saved;
  };
  return (
    <div className={classes.form}>
      <Text>{t('settings.hint')}</Text>
      {shown.length === 0 && <Text fw={600}>{t('settings.empty')}</Text>}
      {shown.map(([id, one]) => (
        <PersonRow
          key={id}
          person={one}
          missing={nameless}
          pin={pins[id] ?? ''}
          onPin={(pin) => setPins((all) => ({ ...all, [id]: pin }))}
          onChange={(fields) => put(id, one, fields)}
        />
      ))}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={add}>
          {t('settings.add')}
        </Button>
        {shown.length > 0 && <BadgeCards people={shown.map(([, one]) => one)} />}
      </Group>
      {shown.length > 0 && (
        <>
          <Title order={3} size="h4">
            {t('settings.permissions')}
          </Title>
          {GUARDED.map((action) => (
            <NativeSelect
              key={action}
              label={t(`action.${action}`)}
              data={ROLES.map((one) => ({ value: one, label: t(`atLeast.${one}`) }))}
              value={permissions.value[action]}
              onChange={(event) =>
                permissions.edit({ [action]: role.parse(event.currentTarget.value) })
              }
            />
          ))}
        </>
      )}
      <SaveBar
        dirty={people.dirty || permissions.dirty || !noPins}
        fault={people.fault ?? permissions.fault}
        save={save}
        reset={() => {
          people.reset();
          permissions.reset();
          setNameless(false);
          setPins({});
        }}
      />
    </div>
  );
}
