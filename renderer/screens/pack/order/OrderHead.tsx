/** Which order is open: its number large, who it is for, how it goes, when it is due, and what to mind. */
import { IconAlertTriangle, IconGift, IconNote } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Blocker, blockersOf } from '../../../../shared/orders/blockers.ts';
import { entriesOf, latestOf, shipToOf } from '../../../../shared/orders/log.ts';
import { CLOSED_FROM, type OrderRecord } from '../../../../shared/records/order.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { BenchClock } from '../../../ui/DueClock.tsx';
import { useChannelText } from '../../orders/parts/use-channel-text.ts';
import classes from './order.module.css';

interface HeadProps {
  readonly order: OrderRecord;
  readonly blockers: readonly Blocker[];
}

export function OrderHead({ order }: { readonly order: OrderRecord }) {
  const { store } = useWorkspace();
  const blockers = blockersOf(
    order,
    store.clock.iso(),
    store.open.shortagesOf(order.id),
    store.open.unknownOf(order.id),
  );
  return <Head order={order} blockers={blockers} />;
}

// A scan changes the parcel and nothing up here.
const Head = memo(HeadView, (a, b) => headKey(a) === headKey(b));

function headKey({ order, blockers }: HeadProps): string {
  const said = order.log.filter((entry) => entry.kind !== 'parcel');
  return JSON.stringify([
    order.id,
    order.facts.hash,
    order.queue >= CLOSED_FROM,
    blockers,
    said.map((entry) => [entry.id, entry.rev]),
  ]);
}

function HeadView({ order, blockers }: HeadProps) {
  const { t } = useTranslation('pack');
  const channelText = useChannelText();
  const { facts } = order;
  const to = shipToOf(order);
  const dueAt = latestOf(order.log, 'priority')?.dueAt ?? facts.shipBy ?? facts.placedAt;
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <h1 className={classes.number}>{t('order.title', { number: facts.number })}</h1>
        {order.queue < CLOSED_FROM && <BenchClock dueAt={dueAt} />}
        <p className={classes.facts}>
          <strong>{to.name || facts.buyer.name}</strong>
          <span>{[to.city, to.country].filter((part) => part !== '').join(', ')}</span>
          {facts.service && <span>{facts.service}</span>}
          <span className={classes.channel}>{channelText(facts.channel)}</span>
          {facts.programmes.map((programme) => (
            <span key={programme} className={classes.programme}>
              {programme}
            </span>
          ))}
        </p>
        <Link to="/orders/$orderId" params={{ orderId: order.id }} className={classes.link ?? ''}>
          {t('order.details')}
        </Link>
      </div>
      <Minds order={order} blockers={blockers} t={t} />
    </header>
  );
}

/** Gift, notes and everything that stops the order or that a packer should look at. */
function Minds({ order, blockers, t }: HeadProps & { readonly t: TFunction }) {
  const minds: { readonly key: string; readonly kind: string; readonly text: ReactNode }[] = [
    ...blockers
      .filter((blocker) => blocker.kind !== 'shipped')
      .map((blocker, n) => ({ key: `b${n}`, kind: 'stop', text: blockerText(t, blocker) })),
    ...(order.facts.giftMessage
      ? [{ key: 'gift', kind: 'gift', text: t('order.gift', { text: order.facts.giftMessage }) }]
      : []),
    ...(order.facts.note
      ? [{ key: 'note', kind: 'note', text: t('order.note', { text: order.facts.note }) }]
      : []),
    ...entriesOf(order.log, 'note').map((note) => ({
      key: note.id,
      kind: 'note',
      text: t('order.ours', { text: note.text, by: note.by.user || t('order.us') }),
    })),
  ];
  if (minds.length === 0) return null;
  return (
    <ul className={classes.minds}>
      {minds.map(({ key, kind, text }) => (
        <li key={key} data-kind={kind}>
          {kind === 'gift' && <IconGift size={20} aria-hidden />}
          {kind === 'note' && <IconNote size={20} aria-hidden />}
          {kind === 'stop' && <IconAlertTriangle size={20} aria-hidden />}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** A blocker in a packer's words. */
function blockerText(t: TFunction, blocker: Blocker): string {
  switch (blocker.kind) {
    case 'hold':
      return t('blocker.hold', {
        reason: blocker.reason || t(`hold.${blocker.hold}`),
        by: blocker.by,
      });
    case 'short':
      return t('blocker.short', { sku: blocker.sku, count: blocker.missing });
    case 'unknown-article':
      return t('blocker.unknown-article', { text: blocker.text });
    case 'over-packed':
      return t('blocker.over-packed', { sku: blocker.sku, count: blocker.units });
    case 'no-address':
      return t('blocker.no-address', {
        missing: blocker.missing.map((field) => t(`address.${field}`)).join(', '),
      });
    default:
      return t(`blocker.${blocker.kind}`);
  }
}
