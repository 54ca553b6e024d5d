/** The sample shop: taken out while it is here, opened when it is not. */
import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIsConnected, useWorkspace } from '../../../app/workspace.ts';
import { isEmptyStation } from '../../../store/commands/sample-shop.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useHasSampleShop, useSampleShop } from '../../welcome/useSampleShop.ts';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';
import { JobProgress } from './JobProgress.tsx';

export function SamplePanel() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const navigate = useNavigate();
  const here = useHasSampleShop();
  const { state, open, remove } = useSampleShop();
  const connected = useIsConnected();
  const takeOut = async () => {
    if ((await remove()) && (await isEmptyStation(store))) await navigate({ to: '/welcome' });
  };
  if (here === undefined) return null;
  if (connected && !here) {
    return (
      <Panel title={t('sample.title')}>
        <Text>{t('sample.connected')}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('sample.title')} tone={here ? 'warn' : 'plain'}>
      <div className={classes.stack}>
        <Text>{t(here ? 'sample.here' : 'sample.gone')}</Text>
        {state.kind === 'failed' && (
          <JobNote tone="bad">
            {t('sample.failed', {
              reason: state.fault.kind === 'not-saved' ? state.fault.reason : state.fault.kind,
            })}
          </JobNote>
        )}
        {state.kind === 'busy' ? (
          <JobProgress label={t('sample.running')} done={state.done} all={state.all} />
        ) : (
          <Button
            size="lg"
            variant={here ? 'filled' : 'default'}
            onClick={() => void (here ? takeOut() : open())}
          >
            {t(here ? 'sample.remove' : 'sample.open')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
