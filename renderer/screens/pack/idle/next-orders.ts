/** The orders that come next: found in one pass over the open orders, so that a long queue costs no more than a look. */
import type { OpenOrders } from '../../../store/open-orders.ts';
import type { QueueRow } from '../../../store/queue-row.ts';

export interface NextOrders {
  /** The most urgent ready orders that are offered, in their order. */
  readonly rows: readonly QueueRow[];
  /** All ready orders. */
  readonly ready: number;
}

/** The `most` most urgent orders that are ready at `now` (UTC ISO): those of the first of `offers` that has any. */
export function nextOrders(
  open: OpenOrders,
  now: string,
  most: number,
  offers: readonly ((row: QueueRow) => boolean)[],
): NextOrders {
  let next: NextOrders = { rows: [], ready: 0 };
  for (const suits of offers) {
    next = suitable(open, now, most, suits);
    if (next.rows.length > 0) return next;
  }
  return next;
}

function suitable(
  open: OpenOrders,
  now: string,
  most: number,
  suits: (row: QueueRow) => boolean,
): NextOrders {
  const rows: QueueRow[] = [];
  let ready = 0;
  for (const row of open.rows.values()) {
    if (open.effectiveQueue(row, now) !== 'a_ready') continue;
    ready++;
    if (!suits(row)) continue;
    const last = rows.at(most - 1);
    if (last && !isBefore(row, last)) continue;
    const at = rows.findIndex((one) => isBefore(row, one));
    rows.splice(at < 0 ? rows.length : at, 0, row);
    if (rows.length > most) rows.pop();
  }
  return { rows, ready };
}

function isBefore(a: QueueRow, b: QueueRow): boolean {
  return a.rank !== b.rank ? a.rank < b.rank : a.id < b.id;
}
