/** One open order as the queue shows and searches it: small, flat, made once per change of its order. */

import { type Blocker, blockersOf } from '../../shared/orders/blockers.ts';
import { type Lease, leasesOf } from '../../shared/orders/claims.ts';
import { latestOf, shipToOf, tagsOf } from '../../shared/orders/log.ts';
import { indexOf, searchKey, urgencyTime } from '../../shared/orders/order-index.ts';
import { labelOf, type StatusLabel, statusOf } from '../../shared/orders/status.ts';
import { lineSku } from '../../shared/packing/pack-unit.ts';
import type { OrderRecord, QueueName } from '../../shared/records/order.ts';
import type { PriorityReason } from '../../shared/records/order-log.ts';

export interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly numberKey: string;
  readonly channel: string;
  /** Told by a connected channel, not read from a file or typed in. */
  readonly live: boolean;
  readonly buyer: string;
  readonly country: string;
  readonly service: string;
  readonly tags: readonly string[];
  readonly programmes: readonly string[];
  readonly placedAt: string;
  /** Ship by this moment (UTC ISO). */
  readonly dueAt: string;
  /** Due time less head starts, ms. */
  readonly urgency: number;
  readonly rank: string;
  readonly reasons: readonly PriorityReason[];
  /** What gave it a head start: the reasons' criteria. */
  readonly headStarts: readonly string[];
  /** Version of the criteria that the rank was evaluated under. */
  readonly criteria: string;
  /** As stored; `effectiveQueue` (open-orders.ts) adds what depends on stock and the clock. */
  readonly queue: QueueName;
  readonly label: StatusLabel;
  readonly held: boolean;
  /** When the last dated hold ends, if all its holds are dated; else ''. */
  readonly heldUntil: string;
  /** The queue the order is in once its dated holds have ended: `queue` where it has none. */
  readonly queueAfterHolds: QueueName;
  /** What stops a blocked order, dated holds included whether or not they have ended; missing stock is not among it. */
  readonly blockers: readonly Blocker[];
  readonly units: number;
  readonly packed: number;
  readonly lines: readonly {
    readonly skuId: string;
    readonly sku: string;
    readonly title: string;
    readonly units: number;
  }[];
  /** Who may hold it (`holderOf` says who does at a moment). */
  readonly leases: readonly Lease[];
  readonly total: number;
  readonly currency: string;
  /** Everything that is searched, lower case. */
  readonly search: string;
}

/** The row of an order. */
export function queueRow(order: OrderRecord): QueueRow {
  const { facts } = order;
  const status = statusOf(order);
  const label = labelOf(order, status);
  const to = shipToOf(order);
  const priority = latestOf(order.log, 'priority');
  const owed = status.lines.map((line) => Math.max(0, line.units - line.shipped));
  const lines = facts.lines.map((line, n) => ({
    skuId: lineSku(line),
    sku: line.sku || line.title,
    title: line.title,
    units: owed[n] ?? 0,
  }));
  const buyer = to.name || facts.buyer.name;
  const heldUntil = label === 'on-hold' ? datedUntil(status.holds.map((hold) => hold.until)) : '';
  return {
    id: order.id,
    number: facts.number,
    numberKey: order.numberKey,
    channel: facts.channel,
    live: facts.revision !== null,
    buyer,
    country: to.country,
    service: facts.service,
    tags: tagsOf(order),
    programmes: facts.programmes,
    placedAt: facts.placedAt,
    dueAt: priority?.dueAt ?? facts.shipBy ?? facts.placedAt,
    urgency: urgencyTime(order),
    rank: order.rank,
    reasons: priority?.reasons ?? [],
    headStarts: priority?.reasons.map((reason) => reason.criterion) ?? [],
    criteria: priority?.criteria ?? '',
    queue: order.queue,
    label,
    held: status.holds.length > 0,
    heldUntil,
    queueAfterHolds: heldUntil === '' ? order.queue : queueWithoutHolds(order),
    blockers: order.queue === 'b_blocked' ? blockersOf(order, '', []) : [],
    units: owed.reduce((sum, units) => sum + units, 0),
    packed: status.lines.reduce((sum, line) => sum + line.packed, 0),
    lines,
    leases: leasesOf(order.log),
    total: facts.total,
    currency: facts.currency,
    search: [
      order.numberKey,
      searchKey(buyer),
      order.emailKey,
      ...lines.map((line) => line.sku.toLowerCase()),
    ].join('\n'),
  };
}

function queueWithoutHolds({ facts, log }: OrderRecord): QueueName {
  return indexOf({ facts, log: log.filter((entry) => entry.kind !== 'hold') }).queue;
}

function datedUntil(untils: readonly (string | null)[]): string {
  let last = '';
  for (const until of untils) {
    if (until === null) return '';
    if (until > last) last = until;
  }
  return last;
}
