/**
 * Makes notices of parcels: as soon as one leaves, gets its number or is voided at this station, and at the start for
 * what a crash left without one. Never in a scan's way.
 */
import {
  aboutParcel,
  isToBeTold,
  shipmentNotice,
  waitingAgain,
} from '../../../shared/outbox/notice.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

const SLICE = 100;
/** Several changes in this time are looked at together. */
const SETTLE_MS = 150;
const DAY_MS = 86_400_000;
/** What no start has found for so long is not told any more. */
const LONGEST_DAYS = 14;

const SWEPT = 'outbox-swept';

/** Begins to make notices of what happens at this station. Returns how to stop. */
export function followParcels(store: Store): () => void {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const catchUp = async () => {
    timer = undefined;
    await store.activity.pause();
    const ids = [...stale];
    stale.clear();
    await noticesFor(store, await store.shipments.getMany(ids));
  };
  const unfollow = store.shipments.onWrite((writes) => {
    // Whoever wrote it elsewhere makes its notice there.
    for (const { id, origin } of writes) if (origin === 'here') stale.add(id);
    // What could not be written is made at the next start.
    if (stale.size > 0)
      timer ??= setTimeout(() => void catchUp().catch(() => undefined), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    unfollow();
  };
}

/** Makes the notices that are missing: of parcels since the day before the last time, of two weeks at most. */
export async function sweepParcels(store: Store): Promise<void> {
  const now = store.clock.now();
  const swept = (await store.local.get(SWEPT))?.body;
  const since = swept === undefined ? 0 : Date.parse(swept) - DAY_MS;
  const from = new Date(Math.max(now - LONGEST_DAYS * DAY_MS, since)).toISOString();
  let last: ShipmentRecord | undefined;
  do {
    await store.activity.pause();
    const page = { index: ['leftAt'], from, limit: SLICE };
    const slice = await store.shipments.following(page, last);
    await noticesFor(store, slice);
    last = slice.length < SLICE ? undefined : slice.at(-1);
  } while (last);
  const body = new Date(now).toISOString();
  await store.local.change(SWEPT, () => ({ id: SWEPT, body }));
}

/** Makes or renews the notices of these parcels; what has its notice already is left alone. */
async function noticesFor(store: Store, shipments: readonly ShipmentRecord[]): Promise<void> {
  const { channels } = store.settingsView.getState();
  if (Object.keys(channels).length === 0 || shipments.length === 0) return;
  const orders = new Map(
    (await store.orders.getMany(shipments.map(({ order }) => order))).map((one) => [one.id, one]),
  );
  const byId = new Map<string, ShipmentRecord>();
  for (const shipment of shipments) {
    const order = orders.get(shipment.order);
    if (order && isToBeTold(shipment, order, channels[order.facts.channel]))
      byId.set(`ship:${shipment.id}`, shipment);
  }
  await store.outbox.changeMany([...byId.keys()], (notice, id) => {
    const shipment = byId.get(id);
    const channel = shipment && orders.get(shipment.order)?.facts.channel;
    if (!shipment || !channel) return null;
    const about = aboutParcel(shipment);
    // One that was voided before anybody was told of it needs no notice.
    if (!notice) return about === 'voided' ? null : shipmentNotice(shipment, channel);
    if (notice.about === about || notice.why === 'person') return null;
    return waitingAgain(notice, about, authorOf(store.station), store.clock.stamp());
  });
}
