/** Sales channels: those that are connected and how each does, and adding one. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/workspace.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ChannelRow } from './ChannelRow.tsx';
import { ChannelTabs } from './ChannelTabs.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import classes from './channels.module.css';

export function ChannelsScreen() {
  const { t } = useTranslation('channels');
  const { channels } = useSettings();
  const [connected, setConnected] = useState(0);
  const standing = Object.entries(channels).filter(([, channel]) => !channel.gone);
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <ChannelTabs />
      <Panel title={t('connected')}>
        {standing.length === 0 && <Text>{t('empty')}</Text>}
        {standing.length > 0 && (
          <ul className={classes.list}>
            {standing.map(([id, channel]) => (
              <ChannelRow key={id} id={id} channel={channel} />
            ))}
          </ul>
        )}
      </Panel>
      <ConnectForm key={connected} onConnected={() => setConnected((count) => count + 1)} />
    </div>
  );
}
