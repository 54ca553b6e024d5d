/** What this station is connected to and how it stands; letting others join, signing in again, leaving. */
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { joinCodeText } from '../../../../shared/replication/connecting.ts';
import type { Connection } from '../../../../shared/replication/remote.ts';
import { useReplication } from '../../../app/workspace.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import classes from '../server.module.css';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { LeavePanel } from './LeavePanel.tsx';
import { NameStation } from './NameStation.tsx';
import { SignInPanel } from './SignInPanel.tsx';

interface ConnectedViewProps {
  readonly connection: Connection;
  readonly onLeft: () => void;
}

export function ConnectedView({ connection, onLeft }: ConnectedViewProps) {
  const replication = useReplication();
  const state = useStore(replication.view, (view) => view.state);
  return (
    <div className={classes.two}>
      <div className={classes.column}>
        {state.kind === 'signed-out' && <SignInPanel why={state.why} user={connection.user} />}
        <NameStation />
        <ConnectionFacts connection={connection} />
        <LeavePanel workspace={connection.workspace} onLeft={onLeft} />
      </div>
      <SharePanel connection={connection} />
    </div>
  );
}

function SharePanel({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation('server');
  const { workspace } = connection;
  const code = joinCodeText(connection);
  return (
    <Panel title={t('share.title')}>
      <div className={classes.form}>
        <span>{t('share.text')}</span>
        <div className={classes.share}>
          <QrCode text={code} label={t('share.qr', { workspace })} />
          <CopyText text={code} label={t('share.qr', { workspace })} />
        </div>
      </div>
    </Panel>
  );
}
