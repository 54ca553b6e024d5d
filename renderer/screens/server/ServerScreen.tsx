/** The shop's server: connecting this station to it, or what it is connected to. */
import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupNote } from './BackupNote.tsx';
import { ConnectView } from './connect/ConnectView.tsx';
import { ConnectedView } from './connected/ConnectedView.tsx';
import classes from './server.module.css';
import { useConnection } from './use-connection.ts';

export function ServerScreen() {
  const { t } = useTranslation('server');
  const { connection, refresh } = useConnection();
  const [joined, setJoined] = useState(0);
  const onConnected = () => {
    setJoined((count) => count + 1);
    refresh();
  };
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      {connection === undefined && <Loader />}
      {connection && <ConnectedView connection={connection} onLeft={refresh} />}
      {connection === null && <ConnectView onConnected={onConnected} />}
      <BackupNote key={joined} />
    </div>
  );
}
