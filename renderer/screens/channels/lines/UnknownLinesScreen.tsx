/** Articles of channels' orders that the catalogue does not know: what waits for each, and saying once what it is. */
import { Button, Switch, Text } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { makeAllSkus, waitForUnknown } from '../../../store/commands/line-links.ts';
import type { UnknownArticle } from '../../../store/unknown-articles.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useChannelText } from '../../orders/parts/use-channel-text.ts';
import { ChannelTabs } from '../ChannelTabs.tsx';
import classes from '../channels.module.css';
import { Answers } from './Answers.tsx';
import { UnknownRow } from './UnknownRow.tsx';
import { useSay } from './use-say.ts';
import { useUnknown } from './use-unknown.ts';

export function UnknownLinesScreen() {
  const { t } = useTranslation('channels');
  const channelText = useChannelText();
  const articles = useUnknown();
  const told = [...new Set(articles.map(({ channel }) => channel))];
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <ChannelTabs />
      <Head articles={articles} />
      {told.map((channel) => (
        <Panel key={channel} title={channelText(channel)}>
          <ul className={classes.list}>
            {articles
              .filter((article) => article.channel === channel)
              .map((article) => (
                <UnknownRow key={article.own} article={article} />
              ))}
          </ul>
        </Panel>
      ))}
      <Answers />
    </div>
  );
}

function Head({ articles }: { readonly articles: readonly UnknownArticle[] }) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { unknownArticles } = useSettings().packing;
  const say = useSay();
  const wait = (on: boolean) =>
    void say(t(on ? 'lines.waitOn' : 'lines.waitOff'), waitForUnknown(store, on ? 'hold' : 'pack'));
  return (
    <Panel title={t('lines.title')}>
      <Text>{t(articles.length === 0 ? 'lines.none' : 'lines.hint')}</Text>
      {store.catalogue.skus.size === 0 && <Text>{t('lines.noCatalogue')}</Text>}
      <div className={classes.row}>
        <Switch
          size="md"
          label={t('lines.wait')}
          description={t('lines.waitHint')}
          checked={unknownArticles === 'hold'}
          onChange={(event) => wait(event.currentTarget.checked)}
        />
        {articles.length > 1 && <MakeAll articles={articles} />}
      </div>
    </Panel>
  );
}

function MakeAll({ articles }: { readonly articles: readonly UnknownArticle[] }) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const say = useSay();
  const count = articles.length;
  if (!asking)
    return (
      <Button
        variant="default"
        leftSection={<IconPackages aria-hidden size={18} />}
        onClick={() => setAsking(true)}
      >
        {t('lines.makeAll', { count })}
      </Button>
    );
  return (
    <div className={classes.buttons}>
      <span>{t('lines.makeAllText')}</span>
      <Button onClick={() => void say(t('lines.madeAll', { count }), makeAllSkus(store, articles))}>
        {t('lines.makeAllDo', { count })}
      </Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('lines.cancel')}
      </Button>
    </div>
  );
}
