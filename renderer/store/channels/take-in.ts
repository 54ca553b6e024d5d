/**
 * Orders that a channel told, taken into the store: an order that came from a file before is recognised, and what a
 * person has to look at (the channel's own doubts, changes that contradict work) holds it, in the same write.
 */
import { adoptable } from '../../../shared/channels/adopt.ts';
import { contradictions } from '../../../shared/channels/contradictions.ts';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { reviewEntries } from '../../../shared/channels/review.ts';
import { searchKey } from '../../../shared/orders/order-index.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { CLOSED_FROM, type OrderRecord } from '../../../shared/records/order.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { seeOrder } from '../clock.ts';
import { type ImportTally, idOf, importOrders } from '../commands/import-orders.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

/** Orders that share a number: more than these were not made by a shop. */
const SAME_NUMBER = 20;

/** @param channel its id, and its vendor's name as files have it */
export async function takeInPulled(
  store: Store,
  channel: { readonly id: string; readonly vendor: string },
  orders: readonly PulledOrder[],
): Promise<ImportTally> {
  // The same order twice in a slice: the later one is what it is now.
  const latest = new Map(orders.map((order) => [order.reading.externalId, order]));
  const said = new Map<OrderReading, PulledOrder>();
  for (const order of latest.values()) said.set({ ...order.reading, channel: channel.id }, order);
  const readings = [...said.keys()];
  const ids = await idsOf(store, readings, [channel.id, channel.vendor]);
  return importOrders(store, readings, {
    importId: '',
    idFor: (reading) => ids.get(reading) ?? idOf(reading),
    mark: (order, reading, before) => reviewed(store, order, before, said.get(reading)),
  });
}

/** The orders that readings are of; those that only their channel and id name are left out. */
async function idsOf(
  store: Store,
  readings: readonly OrderReading[],
  channels: readonly string[],
): Promise<Map<OrderReading, string>> {
  const stored = await store.orders.getMany(readings.map(idOf));
  const known = new Set(stored.map(({ id }) => id));
  const ids = new Map<OrderReading, string>();
  for (const reading of readings) {
    if (known.has(idOf(reading))) continue;
    const numberKey = searchKey(reading.number);
    const page = { index: ['numberKey'], equals: [numberKey], limit: SAME_NUMBER };
    const order = adoptable(reading, await store.orders.page(page), channels);
    if (order) ids.set(reading, order.id);
  }
  return ids;
}

function reviewed(
  store: Store,
  order: OrderRecord,
  before: OrderRecord | undefined,
  said: PulledOrder | undefined,
): OrderRecord {
  if (said === undefined || order.queue >= CLOSED_FROM) return order;
  const entries = [...reviewEntries(order, said), ...(before ? contradictions(before, order) : [])];
  if (entries.length === 0) return order;
  seeOrder(store.clock, order);
  return entries.reduce(
    (held, entry) => recordEntry(held, entry, authorOf(store.station), store.clock.stamp()),
    order,
  );
}
