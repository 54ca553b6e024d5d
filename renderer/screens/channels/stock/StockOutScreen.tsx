/** Stock at the channels: what each listing shows and should, and what was sold that is not there. */
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ChannelTabs } from '../ChannelTabs.tsx';
import classes from '../channels.module.css';
import { ChannelStock } from './ChannelStock.tsx';
import { OversoldList } from './OversoldList.tsx';

export function StockOutScreen() {
  const { t } = useTranslation('channels');
  const { channels } = useSettings();
  const standing = Object.entries(channels).filter(([, channel]) => !channel.gone);
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <ChannelTabs />
      <OversoldList />
      {standing.length === 0 && (
        <Panel title={t('stock.title')}>
          <Text>{t('stock.empty')}</Text>
          <Button
            className={classes.fit ?? ''}
            renderRoot={(root) => <Link to="/channels" {...root} />}
          >
            {t('add.title')}
          </Button>
        </Panel>
      )}
      {standing.map(([id, { name }]) => (
        <ChannelStock key={id} id={id} name={name} />
      ))}
    </div>
  );
}
