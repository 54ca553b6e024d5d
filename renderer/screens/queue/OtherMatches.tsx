/** Orders that the search finds outside of the tab: shipped, cancelled, or elsewhere in the work. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../store/queue-row.ts';
import { timeText } from '../../ui/local-text.ts';
import { ChannelPill } from '../orders/parts/ChannelPill.tsx';
import { StatusPill } from '../orders/parts/StatusPill.tsx';
import classes from './QueueScreen.module.css';

interface OtherMatchesProps {
  readonly rows: readonly QueueRow[];
}

const SHOWN = 20;

export function OtherMatches({ rows }: OtherMatchesProps) {
  const { t, i18n } = useTranslation('queue');
  if (rows.length === 0) return null;
  return (
    <section className={classes.other} aria-label={t('other.label')}>
      <h2 className={classes.otherTitle}>{t('other.title', { count: rows.length })}</h2>
      <ul className={classes.otherList}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} className={classes.otherRow}>
            <Link to="/orders/$orderId" params={{ orderId: row.id }}>
              {row.number}
            </Link>
            <ChannelPill channel={row.channel} />
            <span>{row.buyer}</span>
            <StatusPill label={row.label} />
            <span>{timeText(row.placedAt, 'day', i18n.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
