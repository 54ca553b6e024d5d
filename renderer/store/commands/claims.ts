/** Claiming orders for this station: when work is opened, in advance, longer, over from another station, or no more. */
import {
  type Claiming,
  claimEntry,
  holderOf,
  isElsewhere,
  leasesOf,
  releaseEntry,
  takeOverEntry,
} from '../../../shared/orders/claims.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { seeOrder } from '../clock.ts';
import type { QueueRow } from '../queue-row.ts';
import type { Store } from '../store.ts';
import { type BulkOutcome, changeOrder, changeOrders, type Outcome } from './change-order.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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

/** What came of taking orders along. */
export interface TakenAlong extends BulkOutcome {
  /** Left to those who hold them. */
  readonly elsewhere: readonly string[];
}

/** Claims orders in advance, to be packed without the network: "take these with me". */
export async function takeAlong(
  store: Store,
  ids: readonly string[],
  progress?: (done: number) => void,
): Promise<TakenAlong> {
  const { hoursAhead } = store.settingsView.getState().claims;
  const station = store.station.getState().id;
  const elsewhere = new Set<string>();
  const outcome = await changeOrders(
    store,
    isShared(store) ? ids : [],
    'claim',
    (order) => {
      if (!isElsewhere(leasesOf(order.log), station, store.clock.iso()))
        return claimEntry(order.log, claiming(store, order, hoursAhead * HOUR));
      elsewhere.add(order.id);
      return null;
    },
    progress,
  );
  const done = outcome.done.filter((id) => !elsewhere.has(id));
  return { ...outcome, done, elsewhere: [...elsewhere] };
}

/** The `count` most urgent ready orders that nobody holds: what there is to take along. */
export function mostUrgent(store: Store, count: number): string[] {
  const now = store.clock.iso();
  const isFree = (row: QueueRow) =>
    holderOf(row.leases, now) === null && store.open.effectiveQueue(row, now) === 'a_ready';
  return [...store.open.rows.values()]
    .filter(isFree)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map((row) => row.id);
}

/** Orders that this station holds, the most urgent first. */
export function heldHere(store: Store): QueueRow[] {
  const now = store.clock.iso();
  const station = store.station.getState().id;
  return [...store.open.rows.values()]
    .filter((row) => holderOf(row.leases, now)?.station === station)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
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
export function takeOver(store: Store, id: string, reason: string): Promise<Outcome> {
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

function claiming(store: Store, order: OrderRecord, ms: number): Claiming {
  // The earlier claim stands: ours has to come after what is known already.
  seeOrder(store.clock, order);
  return {
    station: store.station.getState().id,
    at: store.clock.stamp(),
    until: new Date(store.clock.now() + ms).toISOString(),
  };
}
