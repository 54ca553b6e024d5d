/** After joining a shop: the backup of how this station was before, and the way back to it. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import { Panel } from '../../ui/Panel.tsx';
import { dateTime } from '../../ui/when.ts';
import { type JoinedWith, joinedWith } from './joined-with.ts';
import classes from './server.module.css';

export function BackupNote() {
  const { t } = useTranslation('server');
  const { store } = useWorkspace();
  const [backup, setBackup] = useState<JoinedWith>();
  useEffect(() => {
    void joinedWith(store).then(setBackup);
  }, [store]);
  if (!backup) return null;
  return (
    <Panel title={t('backup.title')}>
      <div className={classes.stack}>
        <Text>{t('backup.text', { when: dateTime(backup.at), file: backup.file })}</Text>
        <Text>{t('backup.undo')}</Text>
        <Link to="/settings" search={{ section: 'data' }} className={classes.link ?? ''}>
          {t('backup.data')}
        </Link>
      </div>
    </Panel>
  );
}
