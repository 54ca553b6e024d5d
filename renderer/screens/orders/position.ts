/** Where an order stands in the ready queue. Pure. */
import type { OpenOrders } from '../../store/open-orders.ts';

export interface Position {
  /** 1 is the next one. */
  readonly place: number;
  readonly of: number;
}

type Ready = Pick<OpenOrders, 'rows' | 'effectiveQueue'>;

/** The order's place among the ready ones at `now` (UTC ISO), or null when it is not ready. */
export function positionOf(open: Ready, id: string, now: string): Position | null {
  const own = open.rows.get(id);
  if (!own || open.effectiveQueue(own, now) !== 'a_ready') return null;
  let place = 1;
  let of = 0;
  for (const row of open.rows.values()) {
    if (open.effectiveQueue(row, now) !== 'a_ready') continue;
    of++;
    if (row.rank < own.rank || (row.rank === own.rank && row.id < own.id)) place++;
  }
  return { place, of };
}
