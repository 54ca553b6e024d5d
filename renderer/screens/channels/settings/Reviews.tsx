/** What the channel says of orders that we do not understand: each is decided once for all orders. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChannelSetting } from '../../../../shared/channels/channel.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';
import { useChange } from './use-change.ts';

interface ReviewsProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function Reviews({ id, channel: { settledReviews } }: ReviewsProps) {
  const { t } = useTranslation('channels');
  const { store, channels } = useWorkspace();
  useVersion(store.open);
  const change = useChange(id);
  const waiting = new Map<string, number>();
  for (const row of store.open.rows.values())
    for (const blocker of row.channel === id ? row.blockers : [])
      if (blocker.kind === 'hold' && blocker.hold === 'review')
        waiting.set(blocker.reason, (waiting.get(blocker.reason) ?? 0) + 1);
  const open = [...waiting].filter(([reason]) => !settledReviews.includes(reason));
  if (open.length + settledReviews.length === 0) return null;
  const settle = async (reviews: readonly string[]) => {
    // Read again, the orders that wait for it are released.
    if (await change({ settledReviews: [...reviews] })) channels.pullNow(id);
  };
  return (
    <Panel title={t('setting.reviews')}>
      <Text className={classes.hint ?? ''}>{t('setting.reviewsHint')}</Text>
      <ul className={classes.list}>
        {open.map(([reason, count]) => (
          <li key={reason} className={classes.row}>
            <span className={classes.what}>{t('setting.review', { reason, count })}</span>
            <Button variant="default" onClick={() => void settle([...settledReviews, reason])}>
              {t('setting.settle')}
            </Button>
          </li>
        ))}
        {settledReviews.map((reason) => (
          <li key={reason} className={classes.row}>
            <span className={classes.what}>{t('setting.settled', { reason })}</span>
            <Button
              variant="default"
              onClick={() => void settle(settledReviews.filter((one) => one !== reason))}
            >
              {t('setting.unsettle')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
