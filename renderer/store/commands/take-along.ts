/** Claiming orders in advance, to be packed without the network: "take these with me". */
import { claimEntry, holderOf, isElsewhere, leasesOf } from '../../../shared/orders/claims.ts';
import type { QueueRow } from '../queue-row.ts';
import type { Store } from '../store.ts';
import { type BulkOutcome, changeOrders } from './change-order.ts';
import { claiming, isReached, isShared, releaseOrders } from './claims.ts';

const HOUR = 60 * 60_000;
/** How long the others are given to hear of all of it. */
const EXCHANGE_MS = 10_000;

/** What came of taking orders along. */
export interface TakenAlong extends BulkOutcome {
  /** Left to those who hold them. */
  readonly elsewhere: readonly string[];
  /** Taken, but nobody can say yet that somebody else did not take them first. */
  readonly unheard: readonly string[];
}

/** Claims orders in advance, and hears from the others whether they had been first. */
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
  const claimed = outcome.done.filter((id) => !elsewhere.has(id));
  const unheard = await unheardOf(store, claimed);
  for (const id of await lostOf(store, claimed)) elsewhere.add(id);
  const left = (id: string) => !elsewhere.has(id);
  return {
    refused: outcome.refused,
    done: claimed.filter(left),
    elsewhere: [...elsewhere],
    unheard: unheard.filter(left),
  };
}

async function unheardOf(store: Store, claimed: readonly string[]): Promise<string[]> {
  if (!isReached(store)) return [...claimed];
  const end = store.clock.now() + EXCHANGE_MS;
  const unheard: string[] = [];
  for (const id of claimed) {
    const left = Math.max(0, end - store.clock.now());
    if (!(await store.replication.exchanged('orders', id, left))) unheard.push(id);
  }
  return unheard;
}

/** What turned out to be somebody else's; this station's claims of it are let go. */
async function lostOf(store: Store, claimed: readonly string[]): Promise<string[]> {
  const station = store.station.getState().id;
  const lost = (await store.orders.getMany(claimed))
    .filter((order) => isElsewhere(leasesOf(order.log), station, store.clock.iso()))
    .map((order) => order.id);
  if (lost.length > 0) await releaseOrders(store, lost);
  return lost;
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
