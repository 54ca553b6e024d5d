/** Orders that are no longer open work: paged and searched in the store, by index alone. */
import { newestKey, searchKey } from '../../shared/orders/order-index.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import { trackingKey } from '../../shared/shipping/shipment.ts';
import type { Store } from './store.ts';

export type ClosedTab = 'shipped' | 'cancelled' | 'all';

const QUEUE = { shipped: 'x_shipped', cancelled: 'y_cancelled' } as const;
/** Sorts after every character that a key is made of. */
const LAST_CHAR = '\uffff';

/** More orders than can share a number. */
const SAME_NUMBER = 50;

/** The page of a tab after `after` (its last order; undefined: the first page), the newest first. */
export async function closedPage(
  store: Store,
  tab: ClosedTab,
  after: OrderRecord | undefined,
  limit: number,
): Promise<OrderRecord[]> {
  if (tab !== 'all') {
    return store.orders.following({ index: ['queue', 'rank'], equals: [QUEUE[tab]], limit }, after);
  }
  // From the first possible key: a bound makes the read stay on the index.
  const page = { index: ['newest'], from: newestKey(Number.MAX_SAFE_INTEGER), limit };
  const found: OrderRecord[] = [];
  for (let last = after; found.length < limit; ) {
    const docs = await store.orders.following(page, last);
    found.push(...docs.filter(isHere));
    if (docs.length < limit) break;
    last = docs.at(-1);
  }
  return found.slice(0, limit);
}

/** Whether an order counts: one whose import was undone is kept, but is no order any more. */
export function isHere(order: OrderRecord): boolean {
  return order.queue !== 'z_withdrawn';
}

/** Orders with exactly this number (its search key); withdrawn ones only where there is no other. */
export async function ordersNumbered(store: Store, key: string): Promise<OrderRecord[]> {
  if (key === '') return [];
  const all = await store.orders.page({
    index: ['numberKey'],
    equals: [key],
    limit: SAME_NUMBER,
  });
  const here = all.filter(isHere);
  return here.length > 0 ? here : all;
}

/**
 * Orders of any state whose number, name, e-mail or tracking number begins with `text`, each once. Withdrawn ones are
 * found by their number alone, and come last.
 */
export async function findOrders(
  store: Store,
  text: string,
  limit: number,
): Promise<OrderRecord[]> {
  const key = searchKey(text);
  if (key === '') return [];
  const [numbered = [], ...named] = await Promise.all(
    ['numberKey', 'buyerKey', 'emailKey'].map((field) => beginningWith(store, field, key, limit)),
  );
  const tracked = trackingKey(text);
  const shipments = await store.shipments.page({
    index: ['trackingKey'],
    from: tracked,
    to: tracked + LAST_CHAR,
    limit,
  });
  const shipped = await store.orders.getMany(shipments.map((shipment) => shipment.order));
  const here = [...numbered, ...named.flat(), ...shipped].filter(isHere);
  const gone = numbered.filter((order) => !isHere(order));
  const found = new Map([...here, ...gone].map((order) => [order.id, order]));
  return [...found.values()].slice(0, limit);
}

/** Orders by a key, until `limit` of them are no withdrawn ones. */
async function beginningWith(
  store: Store,
  field: string,
  key: string,
  limit: number,
): Promise<OrderRecord[]> {
  for (let size = limit; ; size *= 4) {
    const page = { index: [field], from: key, to: key + LAST_CHAR, limit: size };
    const found = await store.orders.page(page);
    if (found.length < size || found.filter(isHere).length >= limit) return found;
  }
}
