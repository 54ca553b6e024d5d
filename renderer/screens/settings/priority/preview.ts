/** The top of the queue as it would be under criteria that are not saved yet. Pure. */
import { tagsOf } from '../../../../shared/orders/log.ts';
import type { Criteria } from '../../../../shared/priority/criteria.ts';
import { evaluatePriority, type LocalTime } from '../../../../shared/priority/evaluate.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { PriorityReason } from '../../../../shared/records/order-log.ts';

export interface PreviewRow {
  readonly id: string;
  readonly number: string;
  readonly buyer: string;
  readonly dueAt: string;
  readonly reasons: readonly PriorityReason[];
  /** Places it went up (negative: down) against the queue as it is. */
  readonly up: number;
}

/** The first `count` of the ready orders under `rules`; `orders` come in the queue's order of now. */
export function previewTop(
  orders: readonly OrderRecord[],
  rules: Criteria,
  localTime: LocalTime,
  count: number,
): PreviewRow[] {
  const judged = orders.map((order, place) => {
    const { dueAt, reasons } = evaluatePriority(order.facts, tagsOf(order), rules, localTime);
    const headStart = reasons.reduce((sum, reason) => sum + reason.minutes, 0);
    return { order, place, dueAt, reasons, urgency: Date.parse(dueAt) - headStart * 60_000 };
  });
  judged.sort(
    (a, b) =>
      a.urgency - b.urgency ||
      Date.parse(a.order.facts.placedAt) - Date.parse(b.order.facts.placedAt) ||
      (a.order.id < b.order.id ? -1 : 1),
  );
  return judged.slice(0, count).map(({ order, place, dueAt, reasons }, now) => ({
    id: order.id,
    number: order.facts.number,
    buyer: order.facts.shipTo.name || order.facts.buyer.name,
    dueAt,
    reasons,
    up: place - now,
  }));
}
