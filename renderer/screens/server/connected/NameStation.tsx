/** Asks for this station's name, which its colleagues elsewhere will see beside what is done here. */
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { freeName } from '../../../../shared/stations.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { changeStation } from '../../../store/station.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../server.module.css';

/** Nothing once it has one. */
export function NameStation() {
  const { station } = useWorkspace().store;
  return useStore(station, ({ name }) => name) === '' ? <NameForm /> : null;
}

function NameForm() {
  const { t } = useTranslation('server');
  const { store } = useWorkspace();
  // The others' names may still be on their way: the offer follows them until somebody types.
  const offered = useStore(store.settingsView, ({ stations }) =>
    freeName(stations, (n) => t('name.offer', { n })),
  );
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const name = (typed ?? offered).trim();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const written = await changeStation(store.local, store.station, { name });
    if (!written.ok) setFault(t('name.notSaved', { reason: written.error.reason }));
  };
  return (
    <Panel title={t('name.title')} tone="warn">
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        <Text>{t('name.text')}</Text>
        <TextInput
          size="md"
          label={t('name.label')}
          value={typed ?? offered}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={fault}
        />
        <div>
          <Button type="submit" size="lg" disabled={name === ''}>
            {t('name.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
