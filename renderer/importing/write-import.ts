/** Readings written to the store a slice at a time, and what they would do told before. */

import type { Target } from '../../shared/importing/mapping.ts';
import type { ImportPlan, Standing } from '../../shared/importing/plan.ts';
import { planOf } from '../../shared/importing/plan.ts';
import type { SkuReading } from '../../shared/importing/read-catalogue.ts';
import type { CountReading } from '../../shared/importing/read-counts.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { idOf, importOrders, previewOrders } from '../store/commands/import-orders.ts';
import { moveStock, type StockChange, saveSkus } from '../store/commands/stock.ts';
import type { Store } from '../store/store.ts';
import type { ImportDesk } from './import-desk.ts';

/** Few enough orders that a slice crosses from the worker without holding the page up. */
const SLICE = 120;

const NOTHING: ImportPlan = { created: 0, changed: 0, unchanged: 0, worked: [], strangers: [] };

export interface Writing {
  readonly importId: string;
  /** Written into the ledger beside each count. */
  readonly reason: string;
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

export type Tally = Pick<ImportPlan, 'created' | 'changed' | 'unchanged'>;

/** What the readings would do; null when `signal` says that nobody wants to know any more. */
export async function planImport(
  store: Store,
  desk: ImportDesk,
  target: Target,
  count: number,
  signal: AbortSignal,
): Promise<ImportPlan | null> {
  let plan = NOTHING;
  for (let from = 0; from < count; from += SLICE) {
    const slice = { from, count: SLICE };
    const part = await planSlice(store, desk, target, slice);
    if (signal.aborted) return null;
    plan = {
      ...added(plan, part),
      worked: [...plan.worked, ...part.worked],
      strangers: [...plan.strangers, ...part.strangers],
    };
  }
  return plan;
}

async function planSlice(
  store: Store,
  desk: ImportDesk,
  target: Target,
  slice: { from: number; count: number },
): Promise<ImportPlan> {
  if (target === 'orders') {
    const orders = await desk.ask('orders', slice);
    return planOf(orders, await standingsOf(store, orders));
  }
  const effects =
    target === 'catalogue'
      ? (await desk.ask('skus', slice)).map((reading) => skuEffect(store, reading))
      : (await desk.ask('counts', slice)).map((reading) => countEffect(store, reading));
  const count = (effect: Standing['effect']) => effects.filter((one) => one === effect).length;
  return {
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    worked: [],
    strangers: [],
  };
}

async function standingsOf(store: Store, orders: readonly OrderReading[]): Promise<Standing[]> {
  const previews = await previewOrders(store, orders);
  const ids = orders.map(idOf);
  const changed = ids.filter((_, i) => previews[i]?.effect === 'changed');
  const stored = changed.length === 0 ? [] : await store.orders.getMany(changed);
  const buyers = new Map(stored.map((order) => [order.id, order.facts.buyer]));
  return previews.map((preview, i) => ({ ...preview, buyer: buyers.get(ids[i] ?? '') ?? null }));
}

/** Writes the readings; what was written before `signal` stops it stays, and is counted. */
export function writeImport(
  store: Store,
  desk: ImportDesk,
  target: Target,
  count: number,
  writing: Writing,
): Promise<Tally> {
  return store.activity.bulk(() => writeSlices(store, desk, target, count, writing));
}

async function writeSlices(
  store: Store,
  desk: ImportDesk,
  target: Target,
  count: number,
  writing: Writing,
): Promise<Tally> {
  let tally: Tally = NOTHING;
  let next = fetchSlice(desk, target, 0);
  for (let from = 0; from < count && !writing.signal.aborted; from += SLICE) {
    const part = await next;
    // The worker hands over the next slice while this one is written.
    next = fetchSlice(desk, target, from + SLICE);
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

async function writeSkus(
  store: Store,
  readings: readonly SkuReading[],
  writing: Writing,
): Promise<Tally> {
  const tally = tallyOf(readings.map((reading) => skuEffect(store, reading)));
  const counts = readings.flatMap((reading) => onHandChange(store, reading) ?? []);
  unwrap(await saveSkus(store, readings, writing.progress));
  await writeStock(store, counts, writing);
  return tally;
}

async function writeCounts(
  store: Store,
  readings: readonly CountReading[],
  writing: Writing,
): Promise<Tally> {
  const tally = tallyOf(readings.map((reading) => countEffect(store, reading)));
  const changed = readings.filter((reading) => countEffect(store, reading) !== 'unchanged');
  const changes = changed.map(({ skuId, bin, counted }) => ({
    sku: store.catalogue.skus.get(skuId)?.sku ?? skuId,
    bin,
    units: counted,
  }));
  await writeStock(store, changes, writing);
  return tally;
}

async function writeStock(
  store: Store,
  changes: readonly StockChange[],
  { reason, importId }: Writing,
): Promise<void> {
  if (changes.length > 0) unwrap(await moveStock(store, 'counted', changes, reason, importId));
}

/** A catalogue row that says how many there are counts its bin, where the ledger says otherwise. */
function onHandChange(store: Store, { id, sku, fields, onHand }: SkuReading): StockChange | null {
  if (onHand === null) return null;
  const bin = fields.bin ?? store.catalogue.skus.get(id)?.bin ?? '';
  return unitsIn(store, id, bin) === onHand ? null : { sku, bin, units: onHand };
}

function skuEffect(store: Store, reading: SkuReading): Standing['effect'] {
  const known = store.catalogue.skus.get(reading.id);
  if (!known) return 'created';
  const same = Object.entries(reading.fields).every(
    ([field, value]) => JSON.stringify(fieldOf(known, field)) === JSON.stringify(value),
  );
  return same && onHandChange(store, reading) === null ? 'unchanged' : 'changed';
}

function fieldOf(sku: object, field: string): unknown {
  return Object.entries(sku).find(([name]) => name === field)?.[1];
}

function countEffect(store: Store, { skuId, bin, counted }: CountReading): Standing['effect'] {
  const units = unitsIn(store, skuId, bin);
  if (units === undefined) return 'created';
  return units === counted ? 'unchanged' : 'changed';
}

/** Units in one bin; undefined when nobody has ever moved anything there. */
function unitsIn(store: Store, skuId: string, bin: string): number | undefined {
  const fold = store.stock.stockOf(skuId)?.[bin];
  return fold && fold.base + fold.since;
}

function tallyOf(effects: readonly Standing['effect'][]): Tally {
  const tally = { created: 0, changed: 0, unchanged: 0 };
  for (const effect of effects) tally[effect]++;
  return tally;
}

function added<T extends Tally>(sum: T, part: Tally): T {
  return {
    ...sum,
    created: sum.created + part.created,
    changed: sum.changed + part.changed,
    unchanged: sum.unchanged + part.unchanged,
  };
}

/** What the store could not write reaches the one place that tells the person. */
function unwrap<T>(
  outcome:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: object },
): void {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
}
