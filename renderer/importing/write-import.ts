/** Readings written to the store a slice at a time. */
import type { Target } from '../../shared/importing/mapping.ts';
import type { SkuReading } from '../../shared/importing/read-catalogue.ts';
import type { CountReading } from '../../shared/importing/read-counts.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { importOrders } from '../store/commands/import-orders.ts';
import type { Store } from '../store/store.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ReadOutcome } from './messages.ts';
import { writeCounts, writeSkus } from './write-stock.ts';

/** Few enough orders that a slice crosses from the worker without holding the page up. */
const SLICE = 120;

export interface Writing {
  readonly importId: string;
  /** Written into the ledger beside each count. */
  readonly reason: string;
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface Tally {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Writes the readings; what was written before `signal` stops it stays, and is counted. */
export function writeImport(
  store: Store,
  desk: ImportDesk,
  outcome: Pick<ReadOutcome, 'target' | 'readings'>,
  writing: Writing,
): Promise<Tally> {
  return store.activity.bulk(() => writeSlices(store, desk, outcome, writing));
}

async function writeSlices(
  store: Store,
  desk: ImportDesk,
  { target, readings: count }: Pick<ReadOutcome, 'target' | 'readings'>,
  writing: Writing,
): Promise<Tally> {
  let tally: Tally = { created: 0, changed: 0, unchanged: 0 };
  let next = fetchSlice(desk, target, 0);
  for (let from = 0; from < count && !writing.signal.aborted; from += SLICE) {
    const part = await next;
    // The worker hands over the next slice while this one is written.
    next = fetchSlice(desk, target, from + SLICE);
    // Nobody asks for it after a cancel, nor for why it did not come.
    next.catch(() => undefined);
    const progress = (done: number) => writing.progress(from + done);
    tally = added(tally, await writeSlice(store, part, { ...writing, progress }));
    progress(Math.min(SLICE, count - from));
  }
  return tally;
}

type Part =
  | { readonly target: 'orders'; readonly orders: readonly OrderReading[] }
  | { readonly target: 'catalogue'; readonly skus: readonly SkuReading[] }
  | { readonly target: 'counts'; readonly counts: readonly CountReading[] };

async function fetchSlice(desk: ImportDesk, target: Target, from: number): Promise<Part> {
  const slice = { from, count: SLICE };
  if (target === 'orders') return { target, orders: await desk.ask('orders', slice) };
  return target === 'catalogue'
    ? { target, skus: await desk.ask('skus', slice) }
    : { target, counts: await desk.ask('counts', slice) };
}

async function writeSlice(store: Store, part: Part, writing: Writing): Promise<Tally> {
  if (part.target === 'orders') return importOrders(store, part.orders, writing);
  return part.target === 'catalogue'
    ? writeSkus(store, part.skus, writing)
    : writeCounts(store, part.counts, writing);
}

function added(sum: Tally, part: Tally): Tally {
  return {
    created: sum.created + part.created,
    changed: sum.changed + part.changed,
    unchanged: sum.unchanged + part.unchanged,
  };
}
