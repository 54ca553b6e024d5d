/** Everything of this station saved as one file. */
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { type BackupAccount, lastBackup } from '../../../store/commands/backup-account.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { dateTime } from '../../../ui/when.ts';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';
import { JobProgress } from './JobProgress.tsx';
import { useBackup } from './use-backup.ts';

export function BackupPanel() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [last, setLast] = useState<BackupAccount | null>();
  const backup = useBackup();
  const { state } = backup;
  useEffect(() => {
    const read = () => void lastBackup(store).then((account) => setLast(account ?? null));
    read();
    // One that the host keeps counts, too.
    return store.local.onChange(read);
  }, [store]);
  return (
    <Panel title={t('backup.title')}>
      <div className={classes.stack}>
        <Text>{t('backup.text')}</Text>
        {last === null && <Text fw={600}>{t('backup.never')}</Text>}
        {last && (
          <Text fw={600}>{t('backup.last', { when: dateTime(last.at), count: last.records })}</Text>
        )}
        {state.kind === 'busy' ? (
          <JobProgress
            label={t('backup.running')}
            done={state.done}
            all={state.all}
            onStop={backup.stop}
          />
        ) : (
          <Button
            size="lg"
            leftSection={<IconDownload size={22} aria-hidden />}
            onClick={() => void backup.save()}
          >
            {t('backup.save')}
          </Button>
        )}
        {state.kind === 'over' && state.result.kind === 'saved' && (
          <JobNote tone="good">{t('backup.saved')}</JobNote>
        )}
        {state.kind === 'over' && state.result.kind === 'not-written' && (
          <JobNote tone="bad">{t('backup.not-written', { reason: state.result.reason })}</JobNote>
        )}
      </div>
    </Panel>
  );
}
