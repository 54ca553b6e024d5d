/** One channel: its name, how it does, and what can be done about it. */
import { Badge, Button } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnectedX,
  IconRefresh,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore as useZustand } from 'zustand';
import type { ChannelSetting } from '../../../shared/channels/channel.ts';
import { vendors } from '../../../shared/channels/vendors.ts';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { changeChannel } from '../../store/commands/channels.ts';
import { toastRefused } from '../orders/parts/toast.tsx';
import { ChannelHealth } from './ChannelHealth.tsx';
import classes from './channels.module.css';
import { stateText } from './state-text.ts';

interface ChannelRowProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function ChannelRow({ id, channel }: ChannelRowProps) {
  const { t } = useTranslation('channels');
  const { store, host, channels } = useWorkspace();
  const { stations } = useSettings();
  const state = useZustand(channels.view, (view) => view[id]) ?? { kind: 'new' as const };
  const [leaving, setLeaving] = useState(false);
  const change = async (fields: Parameters<typeof changeChannel>[2]) => {
    const done = await changeChannel(store, id, fields);
    if (done && !done.ok) toastRefused(t('notSaved'));
    return done?.ok === true;
  };
  const disconnect = async () => {
    if (await change({ gone: true })) void host.channels.forget({ id });
  };
  const bad = state.kind === 'failing' || state.kind === 'no-keys';
  return (
    <li className={classes.row} data-channel={id} data-state={state.kind}>
      <div className={classes.what}>
        <strong className={classes.name}>
          {channel.name} <Badge variant="outline">{vendors[channel.vendor].name}</Badge>
        </strong>
        <span role="status" data-tone={bad ? 'bad' : 'plain'} className={classes.state ?? ''}>
          {stateText(state, stations, t)}
        </span>
        <ChannelHealth id={id} />
        {vendors[channel.vendor].unproven && <span className={classes.hint}>{t('unproven')}</span>}
      </div>
      {leaving ? (
        <div className={classes.buttons}>
          <span>{t('leave.text')}</span>
          <Button color="red" onClick={() => void disconnect()}>
            {t('leave.do')}
          </Button>
          <Button variant="default" onClick={() => setLeaving(false)}>
            {t('leave.stay')}
          </Button>
        </div>
      ) : (
        <div className={classes.buttons}>
          <Button
            leftSection={<IconRefresh aria-hidden size={18} />}
            disabled={channel.paused || state.kind === 'pulling'}
            onClick={() => channels.pullNow(id)}
          >
            {t('pull')}
          </Button>
          <Button
            variant="default"
            leftSection={
              channel.paused ? (
                <IconPlayerPlay aria-hidden size={18} />
              ) : (
                <IconPlayerPause aria-hidden size={18} />
              )
            }
            onClick={() => void change({ paused: !channel.paused })}
          >
            {channel.paused ? t('goOn') : t('pause')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconSettings aria-hidden size={18} />}
            renderRoot={(root) => (
              <Link to="/channels/$channel" params={{ channel: id }} {...root} />
            )}
          >
            {t('settings')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlugConnectedX aria-hidden size={18} />}
            onClick={() => setLeaving(true)}
          >
            {t('leave.ask')}
          </Button>
        </div>
      )}
    </li>
  );
}
