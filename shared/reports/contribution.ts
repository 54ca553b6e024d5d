/**
 * What one order contributes to the figures. Rollups add contributions up and selections look orders up by
 * them, so that a figure and the orders listed behind it cannot disagree (law F1).
 */
import { latestOf, standingShipments } from '../orders/log.ts';
import { isPaid, type OrderStatus, statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import { stampTime } from '../records/stamp.ts';
import type { Day, DayOf } from './days.ts';

export type Reported = Pick<OrderRecord, 'facts' | 'log'>;

/** How an order stands against its due time; `waiting` is neither shipped nor, until `at`, late. */
export interface DueShare {
  readonly day: Day;
  /** Milliseconds. */
  readonly at: number;
  readonly state: 'on-time' | 'late' | 'waiting';
}

export interface Contribution {
  readonly channel: string;
  readonly currency: string;
  readonly placedDay: Day;
  /** Neither cancelled nor withdrawn: it counts as an order and as revenue. */
  readonly sold: boolean;
  readonly total: number;
  /** Null when we had no time to keep: shipped by others, not paid, or never given a due time. */
  readonly due: DueShare | null;
  /** When its last unit left here, and how long that took from its placing; null while something is owed. */
  readonly shipped: { readonly day: Day; readonly minutes: number } | null;
}

const MINUTE = 60_000;

/** What an order contributes. */
export function contributionOf(order: Reported, dayOf: DayOf): Contribution {
  const { facts } = order;
  const status = statusOf(order);
  const shippedAt = lastShippedAt(order, status);
  return {
    channel: facts.channel,
    currency: facts.currency,
    placedDay: dayOf(facts.placedAt),
    sold: isSold(status),
    total: facts.total,
    due: isSold(status) ? dueShare(order, status, shippedAt, dayOf) : null,
    shipped:
      shippedAt !== null && isSold(status)
        ? { day: dayOf(shippedAt), minutes: minutesBetween(facts.placedAt, shippedAt) }
        : null,
  };
}

function isSold(status: OrderStatus): boolean {
  return status.order !== 'cancelled' && status.order !== 'withdrawn';
}

// Orders that their source says were shipped by somebody before us carry no time of ours.
function lastShippedAt(order: Reported, status: OrderStatus): string | null {
  if (status.fulfilment !== 'shipped') return null;
  let last: string | null = null;
  for (const { at } of standingShipments(order.log)) {
    const time = stampTime(at);
    if (last === null || time > last) last = time;
  }
  return last;
}

function dueShare(
  order: Reported,
  status: OrderStatus,
  shippedAt: string | null,
  dayOf: DayOf,
): DueShare | null {
  const dueAt = latestOf(order.log, 'priority')?.dueAt ?? order.facts.shipBy;
  if (dueAt === null || order.facts.fulfilledBy === 'marketplace') return null;
  const due = { day: dayOf(dueAt), at: Date.parse(dueAt) };
  if (shippedAt !== null) {
    return { ...due, state: Date.parse(shippedAt) <= due.at ? 'on-time' : 'late' };
  }
  const owed = status.fulfilment !== 'shipped' && isPaid(status.payment);
  return owed ? { ...due, state: 'waiting' } : null;
}

function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE));
}
