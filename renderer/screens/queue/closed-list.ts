/** A closed tab's loaded orders, kept true while orders change under it. Pure. */
import type { OrderRecord } from '../../../shared/records/order.ts';
import { type ClosedTab, isHere } from '../../store/closed-orders.ts';
import type { Change } from '../../store/table.ts';

export interface ClosedList {
  /** The newest first, without a gap. */
  readonly orders: readonly OrderRecord[];
  /** Nothing comes after the last one. */
  readonly complete: boolean;
}

export const emptyClosedList: ClosedList = { orders: [], complete: false };

/** The list with the page that follows it; a page shorter than `limit` is the last. */
export function withPage(
  list: ClosedList,
  page: readonly OrderRecord[],
  limit: number,
  tab: ClosedTab,
): ClosedList {
  const known = new Set(list.orders.map((order) => order.id));
  const fresh = page.filter((order) => !known.has(order.id) && belongs(order, tab));
  return { orders: [...list.orders, ...fresh], complete: page.length < limit };
}

/** The list after some orders changed: each is where it now belongs, or gone. */
export function withChanges(
  list: ClosedList,
  changes: readonly Change<OrderRecord>[],
  tab: ClosedTab,
): ClosedList {
  const changed = new Map(changes.map((change) => [change.after.id, change]));
  const last = list.orders.at(-1);
  const arrived = [...changed.values()]
    .filter((change) => !change.removed && belongs(change.after, tab))
    .map((change) => change.after)
    // What sorts after the last loaded order comes with its own page.
    .filter((order) => list.complete || (last && compare(order, last, tab) <= 0));
  const stayed = list.orders.filter((order) => !changed.has(order.id));
  if (arrived.length === 0 && stayed.length === list.orders.length) return list;
  const orders = [...stayed, ...arrived].sort((a, b) => compare(a, b, tab));
  return { orders, complete: list.complete };
}

function belongs(order: OrderRecord, tab: ClosedTab): boolean {
  switch (tab) {
    case 'shipped':
      return order.queue === 'x_shipped';
    case 'cancelled':
      return order.queue === 'y_cancelled';
    case 'all':
      return isHere(order);
  }
}

function compare(a: OrderRecord, b: OrderRecord, tab: ClosedTab): number {
  const [one, other] = tab === 'all' ? [a.newest, b.newest] : [a.rank, b.rank];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
