/** Parcels that a channel says were delivered: what it says is written down, and those on their way are asked for. */
import { isErased } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { trackingKey } from '../../../shared/shipping/shipment.ts';
import { seeOrder } from '../clock.ts';
import { endParcel, shipmentsOf } from '../commands/ship.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

/** A parcel that is this long on its way is not asked for any more. */
const LONGEST_DAYS = 14;
/** Parcels that are looked through in one cycle. */
const SLICE = 200;
const DAY_MS = 86_400_000;

/** Says of an order's parcels with these tracking numbers that they arrived, once. */
export async function sayDelivered(
  store: Store,
  id: string,
  tracking: readonly string[],
): Promise<void> {
  const order = await store.orders.get(id);
  if (!order || isErased(order)) return;
  const told = new Set(tracking.map(trackingKey));
  const arrived = (await shipmentsOf(store, id)).filter(
    (parcel) => isOnItsWay(parcel) && told.has(parcel.trackingKey),
  );
  if (arrived.length === 0) return;
  seeOrder(store.clock, order);
  for (const parcel of arrived) {
    const end = {
      kind: 'delivered',
      at: store.clock.stamp(),
      by: authorOf(store.station),
      reason: '',
    } as const;
    // A disk that is full now is said by the pull itself; the channel says it again next time.
    await endParcel(store, parcel, parcel.confirmed.by.station, end);
  }
}

export interface OnTheirWay {
  readonly orders: readonly OrderRecord[];
  /** Where the next search goes on; undefined: from the beginning. */
  readonly last: ShipmentRecord | undefined;
}

/** At most `most` orders of the channel with parcels on their way, of the `SLICE` parcels behind `after`. */
export async function ordersOnTheirWay(
  store: Store,
  channel: string,
  { after, most = SLICE }: { after: ShipmentRecord | undefined; most: number | undefined },
): Promise<OnTheirWay> {
  const from = new Date(store.clock.now() - LONGEST_DAYS * DAY_MS).toISOString();
  const parcels = await store.shipments.following({ index: ['leftAt'], from, limit: SLICE }, after);
  const under = parcels.filter(isOnItsWay);
  const known = await store.orders.getMany([...new Set(under.map(({ order }) => order))]);
  const live = new Map(
    known
      .filter(({ facts }) => facts.channel === channel && facts.revision !== null)
      .map((order) => [order.id, order]),
  );
  const orders = new Map<string, OrderRecord>();
  for (const parcel of under) {
    const order = live.get(parcel.order);
    if (order) orders.set(order.id, order);
    if (orders.size === most) return { orders: [...orders.values()], last: parcel };
  }
  const last = parcels.length < SLICE ? undefined : parcels.at(-1);
  return { orders: [...orders.values()], last };
}

function isOnItsWay({ voided, trackingKey: key, ends, confirmed }: ShipmentRecord): boolean {
  return voided.at === '' && key !== '' && ends[confirmed.by.station] === undefined;
}
