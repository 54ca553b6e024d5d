/** One channel: how it is asked, what is taken from it, by which names, what it can do, and its keys. */
import { Button, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { vendors } from '../../../../shared/channels/vendors.ts';
import { useSettings } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ChannelTabs } from '../ChannelTabs.tsx';
import classes from '../channels.module.css';
import { Abilities } from './Abilities.tsx';
import { AskingForm } from './AskingForm.tsx';
import { NamesForm } from './NamesForm.tsx';
import { NewKeys } from './NewKeys.tsx';
import { ReadAgain } from './ReadAgain.tsx';
import { Reviews } from './Reviews.tsx';

export function ChannelSettingsScreen() {
  const { t } = useTranslation('channels');
  const { channel: id } = useParams({ from: '/channels/$channel' });
  const channel = useSettings().channels[id];
  if (!channel || channel.gone)
    return (
      <div className={classes.screen}>
        <h1 className={classes.title}>{t('setting.missing')}</h1>
        <Text>{t('setting.missingText')}</Text>
        <Button
          className={classes.fit ?? ''}
          renderRoot={(root) => <Link to="/channels" {...root} />}
        >
          {t('connected')}
        </Button>
      </div>
    );
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>
        {t('setting.title', { name: channel.name, vendor: vendors[channel.vendor].name })}
      </h1>
      <ChannelTabs />
      <AskingForm key={id} id={id} channel={channel} />
      <Reviews id={id} channel={channel} />
      <NamesForm key={`${id} names`} id={id} channel={channel} />
      <Panel title={t('setting.abilities')}>
        <Abilities id={id} />
      </Panel>
      <ReadAgain key={`${id} kept`} id={id} channel={channel} />
      <NewKeys id={id} channel={channel} />
    </div>
  );
}
