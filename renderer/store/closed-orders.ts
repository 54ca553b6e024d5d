/** Orders that are no longer open work: paged and searched in the store, by index alone. */
import { newestKey, searchKey } from '../../shared/orders/order-index.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import { trackingKey } from '../../shared/shipping/shipment.ts';
import type { Store } from './store.ts';

export type ClosedTab = 'shipped' | 'cancelled' | 'all';

const QUEUE = { shipped: 'x_shipped', cancelled: 'y_cancelled' } as const;
/** Sorts after every character that a key is made of. */
const LAST_CHAR = '\uffff';

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
  return store.orders.following(
    { index: ['newest'], from: newestKey(Number.MAX_SAFE_INTEGER), limit },
    after,
  );
}

/** Orders of any state whose number, name, e-mail or tracking number begins with `text`, each once. */
export async function findOrders(
  store: Store,
  text: string,
  limit: number,
): Promise<OrderRecord[]> {
  const key = searchKey(text);
  if (key === '') return [];
  const byKey = await Promise.all(
    ['numberKey', 'buyerKey', 'emailKey'].map((field) =>
      store.orders.page({ index: [field], from: key, to: key + LAST_CHAR, limit }),
    ),
  );
  const tracked = trackingKey(text);
  const shipments = await store.shipments.page({
    index: ['trackingKey'],
    from: tracked,
    to: tracked + LAST_CHAR,
    limit,
  });
  const shipped = await store.orders.getMany(shipments.map((shipment) => shipment.order));
  const found = new Map([...byKey.flat(), ...shipped].map((order) => [order.id, order]));
  return [...found.values()].filter((order) => order.queue !== 'z_withdrawn').slice(0, limit);
}
