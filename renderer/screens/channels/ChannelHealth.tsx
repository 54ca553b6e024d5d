/** What waits for a channel or needs a person, at a glance, and where that is dealt with. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore as useZustand } from 'zustand';
import { useSettings, useVersion, useWorkspace } from '../../app/workspace.ts';
import classes from './channels.module.css';
import { QuotaLeft } from './QuotaLeft.tsx';

export function ChannelHealth({ id }: { readonly id: string }) {
  const { t } = useTranslation('channels');
  const { outbox, stockOut } = useWorkspace();
  useVersion(outbox.open);
  const isTold = (useSettings().channelStockAgreed[id] ?? '') !== '';
  const stock = useZustand(stockOut.view, (view) => view[id]);
  const mine = outbox.open.list().filter(({ channel }) => channel === id);
  const person = mine.filter(({ state }) => state === 'person').length;
  const waiting = mine.length - person;
  const listings = stock?.kind === 'known' ? stock.waiting : 0;
  return (
    <span className={classes.hint}>
      <Link to="/channels/notices" className={classes.order ?? ''}>
        {person > 0
          ? t('health.person', { count: person })
          : t('health.parcels', { count: waiting })}
      </Link>
      {' · '}
      <Link to="/channels/stock" className={classes.order ?? ''}>
        {isTold ? t('health.stock', { count: listings }) : t('health.stockOff')}
      </Link>
      <QuotaLeft id={id} />
    </span>
  );
}
