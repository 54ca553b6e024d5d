/** An order's index: the few keys that queries need, computed from facts and log alone (never from a clock, a setting or stock). */
import type { OrderIndex, OrderRecord, QueueName } from '../records/order.ts';
import { stampTime } from '../records/stamp.ts';
import { latestOf, standingShipments } from './log.ts';
import { labelOf, type StatusLabel } from './status.ts';

type Worked = Pick<OrderRecord, 'facts' | 'log'>;

const KEY_LENGTH = 80;
const TIME_DIGITS = 15;
/** Larger than any time in milliseconds that an order can carry; inverting against it sorts newest first. */
const LAST_TIME = 999_999_999_999_999;

const QUEUE_OF: { readonly [label in StatusLabel]: QueueName } = {
  ready: 'a_ready',
  'partly-shipped': 'a_ready',
  marketplace: 'b_blocked',
  'on-hold': 'b_blocked',
  'awaiting-payment': 'b_blocked',
  picking: 'c_picking',
  packing: 'd_packing',
  packed: 'e_packed',
  shipped: 'x_shipped',
  cancelled: 'y_cancelled',
  withdrawn: 'z_withdrawn',
};

/** The index of an order with these facts and this log. */
export function indexOf(order: Worked): OrderIndex {
  const queue = QUEUE_OF[labelOf(order)];
  const newest = newestKey(Date.parse(order.facts.placedAt));
  return {
    queue,
    rank: queue < 'x' ? urgency(order) : newestKey(Date.parse(closedAt(order))),
    newest,
    numberKey: searchKey(order.facts.number),
    buyerKey: searchKey(order.facts.shipTo.name || order.facts.buyer.name),
    emailKey: searchKey(order.facts.buyer.email),
  };
}

/** A text as search keys are kept: lower case, single spaces, no leading #, cut to the key's length (never inside a letter). */
export function searchKey(text: string): string {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').trim().replace(/^# ?/, '');
  return plain.slice(0, KEY_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

/** A moment (ms) as the key under which it sorts newest first. */
export function newestKey(ms: number): string {
  return digits(LAST_TIME - ms);
}

/** When the order must be out, less the head start that its priority gives, in ms. The smaller, the more urgent. */
export function urgencyTime(order: Worked): number {
  const priority = latestOf(order.log, 'priority');
  const due = Date.parse(priority?.dueAt ?? order.facts.shipBy ?? order.facts.placedAt);
  const headStart = priority?.reasons.reduce((sum, reason) => sum + reason.minutes, 0) ?? 0;
  return due - headStart * 60_000;
}

function urgency(order: Worked): string {
  return `${digits(urgencyTime(order))}|${digits(Date.parse(order.facts.placedAt))}`;
}

function closedAt(order: Worked): string {
  const shipped = standingShipments(order.log)
    .map((entry) => stampTime(entry.at))
    .sort();
  return shipped.at(-1) ?? order.facts.placedAt;
}

/** Milliseconds as digits that sort; times before 1970 count as 1970. */
function digits(ms: number): string {
  return String(Math.min(LAST_TIME, Math.max(0, Math.round(ms)))).padStart(TIME_DIGITS, '0');
}
