/** A station that works alone: the form that connects it to a shop's server, filled by hand or by a join code. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readJoinCode } from '../../../../shared/replication/connecting.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../server.module.css';
import { ConnectForm, focusField } from './ConnectForm.tsx';
import { noFields, withAddress } from './connect-fields.ts';
import { JoinCodePanel, type JoinNote } from './JoinCodePanel.tsx';
import { JoinDialog } from './JoinDialog.tsx';
import { TestPanel } from './TestPanel.tsx';
import { useConnecting } from './use-connecting.ts';

export function ConnectView({ onConnected }: { readonly onConnected: () => void }) {
  const { t } = useTranslation('server');
  const [fields, setFields] = useState(noFields);
  const [note, setNote] = useState<JoinNote | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const connecting = useConnecting(onConnected);
  const takeCode = (code: string, scanned: boolean) => {
    const isCode = readJoinCode(code).ok;
    if (isCode) {
      setFields((held) => withAddress(held, code));
      focusField(form.current, 'user');
    }
    setNote(isCode ? { kind: 'used' } : { kind: scanned ? 'bad-scan' : 'bad', code });
    return isCode;
  };
  useScanReceiver((read) => void takeCode(read.text, true));
  return (
    <>
      <Text maw={860}>{t('alone.lead')}</Text>
      <div className={classes.two}>
        <Panel title={t('form.title')}>
          <ConnectForm fields={fields} onFields={setFields} connecting={connecting} form={form} />
        </Panel>
        <div className={classes.column}>
          <TestPanel state={connecting.state} fields={fields} />
          <JoinCodePanel note={note} onCode={(code) => takeCode(code, false)} />
        </div>
      </div>
      <Text>
        {t('alone.saved')}{' '}
        <Link to="/settings" search={{ section: 'data' }} className={classes.link ?? ''}>
          {t('alone.data')}
        </Link>
      </Text>
      {connecting.question && (
        <JoinDialog
          question={connecting.question}
          onClose={connecting.close}
          onConnected={() => {
            connecting.close();
            onConnected();
          }}
        />
      )}
    </>
  );
}
