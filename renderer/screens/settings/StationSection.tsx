/** This station's name and who works at it; both stand in the history of what is done here. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../app/workspace.ts';
import { changeStation } from '../../store/station.ts';
import { useEdits } from './edits.ts';
import { SaveBar } from './SaveBar.tsx';
import classes from './settings.module.css';
import type { SaveFault } from './use-draft.ts';

export function StationSection() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const station = useStore(store.station);
  const { edits, dirty, edit, forget } = useEdits('station');
  const [fault, setFault] = useState<SaveFault | null>(null);
  const value = { ...station, ...edits };
  const save = async () => {
    const written = await changeStation(store.local, store.station, edits);
    setFault(written.ok ? null : written.error);
    if (written.ok) forget();
    return written.ok;
  };
  return (
    <div className={classes.form}>
      <TextInput
        label={t('station.name')}
        description={t('station.nameHint')}
        value={value.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('station.user')}
        description={t('station.userHint')}
        value={value.user}
        onChange={(event) => edit({ user: event.currentTarget.value })}
      />
      <p>{t('station.id', { id: station.id })}</p>
      <SaveBar dirty={dirty} fault={fault} save={save} reset={forget} />
    </div>
  );
}
