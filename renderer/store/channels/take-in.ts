/**
 * Orders that a channel told, taken into the store: an order that came from a file before is recognised, and what a
 * person has to look at (the channel's own doubts, changes that contradict work) holds it, in the same write.
 */
import { adoptable } from '../../../shared/channels/adopt.ts';
import type { ChannelSetting } from '../../../shared/channels/channel.ts';
import { contradictions } from '../../../shared/channels/contradictions.ts';
import { withFormerIds } from '../../../shared/channels/former-lines.ts';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { reviewEntries } from '../../../shared/channels/review.ts';
import { asWanted, type ChannelTakes, isTaken } from '../../../shared/channels/takes.ts';
import { searchKey } from '../../../shared/orders/order-index.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { CLOSED_FROM, type OrderRecord } from '../../../shared/records/order.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { seeOrder } from '../clock.ts';
import { type ImportTally, idOf, importOrders } from '../commands/import-orders.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { sayDelivered } from './deliveries.ts';

/**
 * The revision of orders whose channel counts none: told live all the same, so a file that is read later does not replace
 * them, and each later telling does.
 */
const TOLD_LIVE = '0';

/** Orders that share a number: more than these were not made by a shop. */
const SAME_NUMBER = 20;

/** A channel and what is to be taken from it. */
export interface PulledChannel {
  readonly id: string;
  readonly setting: Pick<ChannelSetting, 'vendor' | 'since' | keyof ChannelTakes>;
}

export async function takeInPulled(
  store: Store,
  { id, setting }: PulledChannel,
  orders: readonly PulledOrder[],
): Promise<ImportTally> {
  // The same order twice in a slice: the later one is what it is now.
  const latest = new Map(orders.map((order) => [order.reading.externalId, order]));
  const told = [...latest.values()].map((said) => {
    const own = asWanted(said, setting);
    const revision = own.reading.revision ?? TOLD_LIVE;
    return { said: own, reading: { ...own.reading, channel: id, revision } };
  });
  // The channel's name as files have it.
  const found = await ordersOf(store, told, [id, setting.vendor]);
  const stored = await store.orders.getMany([...found.values()].map((one) => one.id));
  const known = new Set(stored.map((order) => order.id));
  for (const [reading, one] of found)
    if (!known.has(one.id) && !isTaken(reading, setting)) found.delete(reading);
  const tally = await importOrders(store, [...found.keys()], {
    importId: '',
    idFor: (reading) => found.get(reading)?.id ?? idOf(reading),
    mark: (order, reading, before) => reviewed(store, order, before, found.get(reading)?.said),
  });
  for (const { id: order, said } of found.values())
    if (said.delivered && said.delivered.length > 0)
      await sayDelivered(store, order, said.delivered);
  return tally;
}

interface Told {
  readonly said: PulledOrder;
  readonly reading: OrderReading;
}

/** The orders that readings are of, each reading's lines known by the ids that its order has work under. */
async function ordersOf(
  store: Store,
  told: readonly Told[],
  channels: readonly string[],
): Promise<Map<OrderReading, { readonly id: string; readonly said: PulledOrder }>> {
  const readings = told.map(({ reading }) => reading);
  const adopted = await idsOf(store, readings, channels);
  const idFor = (reading: OrderReading) => adopted.get(reading) ?? idOf(reading);
  const orders = await store.orders.getMany(readings.map(idFor));
  const stored = new Map(orders.map((order) => [order.id, order]));
  return new Map(
    told.map(({ said, reading }) => {
      const id = idFor(reading);
      return [
        { ...reading, lines: withFormerIds(reading.lines, stored.get(id)) },
        { id, said },
      ];
    }),
  );
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
