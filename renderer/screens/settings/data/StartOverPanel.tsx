/** Deleting everything on this station: asked twice, a backup offered first. */
import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsConnected, useWorkspace } from '../../../app/workspace.ts';
import { startOver } from '../../../store/commands/start-over.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';
import { JobProgress } from './JobProgress.tsx';
import { useBackup } from './use-backup.ts';

export function StartOverPanel() {
  const { t } = useTranslation('settings');
  const [asking, setAsking] = useState(false);
  const connected = useIsConnected();
  return (
    <Panel title={t('startOver.title')} tone="bad">
      <div className={classes.stack}>
        <Text>{t('startOver.text')}</Text>
        {connected && <Text fw={600}>{t('startOver.connected')}</Text>}
        <Button size="lg" color="red" variant="outline" onClick={() => setAsking(true)}>
          {t('startOver.open')}
        </Button>
      </div>
      {asking && <StartOverDialog onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function StartOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const backup = useBackup();
  const word = t('startOver.word');
  const sure = typed.trim().toLowerCase() === word.toLowerCase();
  const run = async () => {
    const outcome = await startOver(store);
    if (outcome.ok) {
      // Past the router, which would show a screen that asks the store that is gone.
      History.prototype.replaceState.call(history, null, '', '#/');
      location.reload();
    } else {
      setFault(outcome.error.kind === 'not-saved' ? outcome.error.reason : outcome.error.kind);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('startOver.title')} size="lg">
      <div className={classes.stack}>
        <Text>{t('startOver.sure')}</Text>
        {backup.state.kind === 'busy' ? (
          <JobProgress
            label={t('backup.running')}
            done={backup.state.done}
            all={backup.state.all}
            onStop={backup.stop}
          />
        ) : (
          <Button size="lg" onClick={() => void backup.save()}>
            {t('startOver.backup')}
          </Button>
        )}
        {backup.state.kind === 'over' && backup.state.result.kind === 'saved' && (
          <JobNote tone="good">{t('backup.saved')}</JobNote>
        )}
        {backup.state.kind === 'over' && backup.state.result.kind === 'not-written' && (
          <JobNote tone="bad">
            {t('backup.not-written', { reason: backup.state.result.reason })}
          </JobNote>
        )}
        <TextInput
          className={classes.wide ?? ''}
          size="lg"
          label={t('startOver.type', { word })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {fault !== null && <JobNote tone="bad">{t('startOver.failed', { reason: fault })}</JobNote>}
        <div className={classes.buttons}>
          <Button size="lg" color="red" disabled={!sure} onClick={() => void run()}>
            {t('startOver.run')}
          </Button>
          <Button size="lg" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
