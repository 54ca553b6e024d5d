/** What channels are told of parcels and cancellations: what needs a person, what waits, what was told. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore as useZustand } from 'zustand';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ChannelTabs } from '../ChannelTabs.tsx';
import classes from '../channels.module.css';
import { NoticeRow } from './NoticeRow.tsx';
import { outboxText } from './notice-text.ts';
import { type Noticed, useNotices } from './use-notices.ts';

export function NoticesScreen() {
  const { t } = useTranslation('channels');
  const notices = useNotices();
  if (!notices) return null;
  const { person, waiting, settled } = notices;
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      <ChannelTabs />
      <ChannelFaults />
      {person.length > 0 && <List title={t('notices.person')} of={person} tone="bad" />}
      {waiting.length > 0 && <List title={t('notices.waiting')} of={waiting} />}
      {person.length + waiting.length === 0 && (
        <Panel title={t('notices.title')}>
          <Text>{t('notices.empty')}</Text>
        </Panel>
      )}
      {settled.length > 0 && <List title={t('notices.settled')} of={settled} />}
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly of: readonly Noticed[];
  readonly tone?: 'plain' | 'bad';
}

function List({ title, of, tone = 'plain' }: ListProps) {
  return (
    <Panel title={title} tone={tone}>
      <ul className={classes.list}>
        {of.map((one) => (
          <NoticeRow key={one.notice.id} {...one} />
        ))}
      </ul>
    </Panel>
  );
}

/** Channels that cannot be told anything now, and why. */
function ChannelFaults() {
  const { t } = useTranslation('channels');
  const { outbox } = useWorkspace();
  const { channels, stations } = useSettings();
  const view = useZustand(outbox.view);
  const said = Object.entries(view).flatMap(([id, state]) => {
    const text = outboxText(state, stations, t);
    return text === '' ? [] : [{ id, text, name: channels[id]?.name ?? id }];
  });
  if (said.length === 0) return null;
  return (
    <ul className={classes.list}>
      {said.map(({ id, name, text }) => (
        <li key={id} role="status">
          <strong>{name}</strong>: {text}
        </li>
      ))}
    </ul>
  );
}
