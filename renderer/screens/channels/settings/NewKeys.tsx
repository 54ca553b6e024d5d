/** Other keys for a channel: its own expired or were revoked, or this station never had them. Orders and cursor stay. */
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskFault } from '../../../../shared/channels/calls.ts';
import type { ChannelSetting } from '../../../../shared/channels/channel.ts';
import type { HostFault } from '../../../../shared/host.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { toastDone } from '../../orders/parts/toast.tsx';
import classes from '../channels.module.css';
import { KeyFault } from '../KeyFault.tsx';
import { KeyFields } from '../KeyFields.tsx';

interface NewKeysProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function NewKeys({ id, channel: { vendor } }: NewKeysProps) {
  const { t } = useTranslation('channels');
  const { host, channels, outbox, stockOut } = useWorkspace();
  const [fields, setFields] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<AskFault | HostFault | null>(null);
  const [busy, setBusy] = useState(false);

  const connect = async () => {
    const keys = { vendor, fields };
    const tested = await host.channels.test(keys);
    if (!tested.ok) return tested.error;
    const kept = await host.channels.connect({ id, ...keys });
    if (!kept.ok) return kept.error;
    setFields({});
    toastDone(t('setting.keysDone'));
    channels.pullNow(id);
    outbox.sendNow(id);
    stockOut.readNow(id);
    return null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(await connect());
    setBusy(false);
  };
  return (
    <Panel title={t('setting.keys')}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <KeyFields vendor={vendor} values={fields} onChange={setFields} />
        <p className={classes.hint}>{t('add.secrets')}</p>
        {fault && <KeyFault fault={fault} />}
        <Button type="submit" loading={busy} leftSection={<IconKey aria-hidden size={18} />}>
          {t('setting.keysDo')}
        </Button>
      </form>
    </Panel>
  );
}
