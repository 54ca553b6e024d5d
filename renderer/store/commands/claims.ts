/** Claiming orders for this station: when work is opened, longer, over from another station, or no more. */
import {
  type Claiming,
  claimEntry,
  holderOf,
  leasesOf,
  releaseEntry,
  takeOverEntry,
} from '../../../shared/orders/claims.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { err } from '../../../shared/result.ts';
import { seeOrder } from '../clock.ts';
import type { Store } from '../store.ts';
import { type BulkOutcome, changeOrder, changeOrders, type Outcome } from './change-order.ts';
import { refuseHere } from './people.ts';

const MINUTE = 60_000;

/** Whether this station shares its orders with others. One that works alone claims nothing (R11). */
export function isShared(store: Store): boolean {
  return store.replication.view.getState().state.kind !== 'off';
}

/** Whether the others hear of it now when this station claims something. */
export function isReached(store: Store): boolean {
  const { kind } = store.replication.view.getState().state;
  return kind !== 'off' && kind !== 'offline' && kind !== 'signed-out';
}

/** Claims an order that is worked on, or holds it longer once less than half of its time is left. */
export function claimOrder(store: Store, id: string): Promise<Outcome> {
  const { minutes } = store.settingsView.getState().claims;
  return changeOrder(store, id, 'claim', (order) =>
    isHeldFor(store, order, (minutes * MINUTE) / 2)
      ? null
      : claimEntry(order.log, claiming(store, order, minutes * MINUTE)),
  );
}

/** Whether this station's lease on the order goes on for `ms` more at least. */
export function isHeldFor(store: Store, { log }: OrderRecord, ms: number): boolean {
  const station = store.station.getState().id;
  const until = new Date(store.clock.now() + ms).toISOString();
  return leasesOf(log).some((lease) => lease.station === station && lease.until >= until);
}

/** Lets orders go, so that others may take them. */
export function releaseOrders(
  store: Store,
  ids: readonly string[],
  progress?: (done: number) => void,
): Promise<BulkOutcome> {
  const station = store.station.getState().id;
  return changeOrders(store, ids, 'let-go', (order) => releaseEntry(order.log, station), progress);
}

/** Takes an order over from whoever holds it. */
export async function takeOver(store: Store, id: string, reason: string): Promise<Outcome> {
  const stop = refuseHere(store, 'override');
  if (stop) return err(stop);
  const { minutes } = store.settingsView.getState().claims;
  return changeOrder(store, id, 'claim', (order) =>
    takeOverEntry(order.log, claiming(store, order, minutes * MINUTE), reason),
  );
}

/** Records that somebody decided to work on an order that this station could not claim with the others. */
export function decideOffline(store: Store, id: string): Promise<Outcome> {
  return changeOrder(store, id, 'claim', ({ log }) => ({
    kind: 'offline-work',
    over: holderOf(leasesOf(log), store.clock.iso())?.since ?? '',
  }));
}

/** This station's claim of an order for `ms` from now. */
export function claiming(store: Store, order: OrderRecord, ms: number): Claiming {
  // The earlier claim stands: ours has to come after what is known already.
  seeOrder(store.clock, order);
  return {
    station: store.station.getState().id,
    at: store.clock.stamp(),
    until: new Date(store.clock.now() + ms).toISOString(),
  };
}
