/** The server lets this station in no more: why, and its password typed again. */
import { Button, PasswordInput, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectFault } from '../../../../shared/replication/connecting.ts';
import type { ReplicationState } from '../../../../shared/replication/state.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { hostFaultText } from '../connect/connect-words.ts';
import { FaultAdvice } from '../connect/TestReport.tsx';
import classes from '../server.module.css';

interface SignInPanelProps {
  readonly why: Extract<ReplicationState, { kind: 'signed-out' }>['why'];
  readonly user: string;
}

export function SignInPanel({ why, user }: SignInPanelProps) {
  const { t } = useTranslation('server');
  const { server } = useWorkspace();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ConnectFault | null>(null);
  const [noHost, setNoHost] = useState<string | null>(null);
  const signIn = async () => {
    setBusy(true);
    const answer = await server.signIn({ password });
    setBusy(false);
    // Left meanwhile: this panel goes by itself.
    const said = answer.ok || answer.error.kind === 'off' ? null : hostFaultText(answer.error, t);
    setNoHost(said);
    const refused = answer.ok && !answer.value.connected;
    setFault((refused && answer.value.report.failed?.fault) || null);
    // The same wrong password again would only bring the account nearer to being locked.
    if (refused) setPassword('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };
  return (
    <Panel title={t(`signIn.title.${why}`)} tone="bad">
      <form onSubmit={submit} className={classes.form}>
        <Text>{t(`signIn.text.${why}`, { user })}</Text>
        {fault && <FaultAdvice fault={fault} />}
        {noHost && <Text role="alert">{noHost}</Text>}
        <PasswordInput
          size="md"
          label={t('signIn.password', { user })}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fault !== null}
          autoComplete="off"
        />
        <div>
          <Button type="submit" size="lg" loading={busy} disabled={password === ''}>
            {t('signIn.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
