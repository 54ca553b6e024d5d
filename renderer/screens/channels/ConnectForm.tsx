/** Connecting a channel: vendor, address and keys, tested first; a test that fails names what failed. */
import { Button, NativeSelect } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskFault } from '../../../shared/channels/calls.ts';
import { channelOf, freeChannelId } from '../../../shared/channels/channel.ts';
import {
  accountOf,
  type VendorName,
  vendorName,
  vendors,
} from '../../../shared/channels/vendors.ts';
import type { HostFault } from '../../../shared/host.ts';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { addChannel, takeBackChannel } from '../../store/commands/channels.ts';
import { Panel } from '../../ui/Panel.tsx';
import { toastDone, toastRefused } from '../orders/parts/toast.tsx';
import classes from './channels.module.css';
import { KeyFault } from './KeyFault.tsx';
import { KeyFields } from './KeyFields.tsx';

interface ConnectFormProps {
  readonly onConnected: () => void;
}

/** What most shops still have to ship is younger. */
const DAYS_BACK = [7, 30, 60] as const;
const DAY_MS = 86_400_000;

export function ConnectForm({ onConnected }: ConnectFormProps) {
  const { t } = useTranslation('channels');
  const { store, host, channels } = useWorkspace();
  const known = useSettings().channels;
  const [vendor, setVendor] = useState<VendorName>('shopify');
  const [fields, setFields] = useState<Record<string, string>>({});
  const [days, setDays] = useState('30');
  const [fault, setFault] = useState<AskFault | HostFault | null>(null);
  const [busy, setBusy] = useState(false);

  const connect = async () => {
    const keys = { vendor, fields };
    const account = accountOf(vendor, fields);
    const same = channelOf(known, vendor, account);
    if (same && !same.gone) {
      const reason = known[same.id]?.name ?? same.id;
      return { kind: 'refused', code: 'already', reason } as const;
    }
    const tested = await host.channels.test(keys);
    if (!tested.ok) return tested.error;
    const id = same?.id ?? freeChannelId(vendor, Object.keys(known));
    const kept = await host.channels.connect({ id, ...keys });
    if (!kept.ok) return kept.error;
    const since =
      days === '' ? null : new Date(store.clock.now() - Number(days) * DAY_MS).toISOString();
    const name = tested.value || vendors[vendor].name;
    const added = same
      ? await takeBackChannel(store, id)
      : await addChannel(store, id, { vendor, name, since, account });
    if (!added?.ok) toastRefused(t('notSaved'));
    else {
      toastDone(t('add.done', { name }));
      channels.pullNow(id);
      onConnected();
    }
    return null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(await connect());
    setBusy(false);
  };

  return (
    <Panel title={t('add.title')}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('add.vendor')}
          value={vendor}
          data={vendorName.options.map((value) => ({ value, label: vendors[value].name }))}
          onChange={(event) => {
            setVendor(vendorName.parse(event.currentTarget.value));
            setFields({});
            setFault(null);
          }}
        />
        <KeyFields vendor={vendor} values={fields} onChange={setFields} />
        <NativeSelect
          label={t('add.since')}
          value={days}
          data={[
            ...DAYS_BACK.map((count) => ({ value: `${count}`, label: t('add.days', { count }) })),
            { value: '', label: t('add.all') },
          ]}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <p className={classes.hint}>{t('add.secrets')}</p>
        {fault && <KeyFault fault={fault} />}
        <Button
          type="submit"
          loading={busy}
          leftSection={<IconPlugConnected aria-hidden size={18} />}
        >
          {t('add.do')}
        </Button>
      </form>
    </Panel>
  );
}
