/**
 * Buyers' personal data is kept so long after an order was done with, and erased then; on request, the data of one buyer is
 * handed out or erased at once. Found by index, in slices that step aside for the scanner.
 */
import { isErased, latestOf } from '../../../shared/orders/log.ts';
import { newestKey, searchKey } from '../../../shared/orders/order-index.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { Store } from '../store.ts';
import { eraseOrder } from './erase.ts';
import { shipmentsOf } from './ship.ts';

const DAY_MS = 86_400_000;
const SLICE = 100;
const CLOSED = ['x_shipped', 'y_cancelled', 'z_withdrawn'] as const;

/** Erases what was done with more than `days` ago; 0 keeps everything. How many orders were erased now. */
export async function eraseOld(
  store: Store,
  days: number,
  wanted: () => boolean = () => true,
): Promise<number> {
  if (days === 0) return 0;
  const before = store.clock.now() - days * DAY_MS;
  const from = newestKey(before);
  let erased = 0;
  for (const queue of CLOSED) {
    const page = { index: ['queue', 'rank'], equals: [queue], from, limit: SLICE };
    let last: OrderRecord | undefined;
    do {
      await store.activity.calm();
      const slice = await store.orders.following(page, last);
      for (const order of slice.filter((one) => !isErased(one) && isQuietSince(one, before))) {
        if (!wanted()) return erased;
        if ((await eraseOrder(store, order.id)).ok) erased++;
        await store.activity.pause();
      }
      last = slice.length < SLICE ? undefined : slice.at(-1);
    } while (last);
  }
  return erased;
}

/** Nothing was done to the order since `ms`: one may be cancelled, or its parcel come back, long after it was placed. */
function isQuietSince({ log }: OrderRecord, ms: number): boolean {
  return log.every((entry) => Date.parse(stampTime(entry.at)) < ms);
}

/** Everything that is kept of a buyer, as it is kept. */
export interface BuyerData {
  readonly email: string;
  readonly orders: readonly {
    readonly order: OrderRecord;
    readonly shipments: readonly ShipmentRecord[];
  }[];
}

/** By e-mail address, letter case aside: all their orders, erased ones left out as nothing of theirs is in them. */
export async function buyerData(store: Store, email: string): Promise<BuyerData> {
  const key = searchKey(email);
  if (key === '') return { email, orders: [] };
  const found: OrderRecord[] = [];
  const page = { index: ['emailKey'], equals: [key], limit: SLICE };
  for (let skip = 0; ; skip += SLICE) {
    const slice = await store.orders.page({ ...page, skip });
    // Keys are cut to their length: the address itself decides.
    found.push(
      ...slice.filter((one) => searchKey(one.facts.buyer.email) === key && !isErased(one)),
    );
    if (slice.length < SLICE) break;
  }
  const orders = await Promise.all(
    found.map(async (order) => ({ order, shipments: await shipmentsOf(store, order.id) })),
  );
  return { email, orders };
}

/** What became of one order of a buyer who asked to be forgotten. */
export interface Erased {
  readonly number: string;
  readonly channel: string;
  /** UTC ISO; '' where it was not. */
  readonly erasedAt: string;
  readonly by: string;
  /** Why it was not: `wrong-state` is one that still has to be shipped. */
  readonly why: string;
}

/** Erases all that can be erased of a buyer; the answer is the proof, and names nobody but who did it. */
export async function eraseBuyer(store: Store, email: string): Promise<Erased[]> {
  const { orders } = await buyerData(store, email);
  const done: Erased[] = [];
  for (const { order } of orders) {
    const outcome = await eraseOrder(store, order.id);
    const entry = outcome.ok ? latestOf(outcome.value.log, 'erased') : undefined;
    const { number, channel } = order.facts;
    done.push({
      ...{ number, channel },
      erasedAt: entry ? stampTime(entry.at) : '',
      by: entry ? entry.by.user || entry.by.station : '',
      why: outcome.ok ? '' : outcome.error.kind,
    });
  }
  return done;
}
