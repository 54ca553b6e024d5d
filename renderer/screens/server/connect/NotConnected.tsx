/** Everything was made ready to join, and then the connection failed: how the station stands, and trying again. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostFault } from '../../../../shared/host.ts';
import type { ConnectFault } from '../../../../shared/replication/connecting.ts';
import classes from '../server.module.css';
import { hostFaultText } from './connect-words.ts';
import { Reload } from './Reload.tsx';
import { FaultAdvice } from './TestReport.tsx';
import type { Joining, JoinPhase } from './use-joining.ts';

interface NotConnectedProps {
  readonly phase: Extract<JoinPhase, { kind: 'not-connected' }>;
  readonly joining: Joining;
  readonly onClose: () => void;
}

export function NotConnected({ phase, joining, onClose }: NotConnectedProps) {
  const { t } = useTranslation('server');
  const { fault, file, choice } = phase;
  return (
    <>
      <Text fw={700}>
        {t('join.notYet')} {choice === 'afresh' && t('join.emptied', { file })}
      </Text>
      {fault && <Why fault={fault} />}
      <div className={classes.buttons}>
        <Button size="lg" onClick={() => void joining.enter(choice, file)} data-autofocus>
          {t('join.again')}
        </Button>
        {choice === 'afresh' ? (
          <Reload variant="default" />
        ) : (
          <Button size="lg" variant="default" onClick={onClose}>
            {t('join.close')}
          </Button>
        )}
      </div>
    </>
  );
}

function Why({ fault }: { readonly fault: HostFault | ConnectFault }) {
  const { t } = useTranslation('server');
  switch (fault.kind) {
    case 'host-gone':
    case 'host-silent':
    case 'host-failed':
      return <Text role="alert">{hostFaultText(fault, t)}</Text>;
    default:
      return <FaultAdvice fault={fault} />;
  }
}
