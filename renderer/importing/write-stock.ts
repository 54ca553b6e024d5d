/** Rows of a catalogue and of a stock count written to the store, and noted before so that they can be undone. */
import type { Standing } from '../../shared/importing/plan.ts';
import type { SkuReading } from '../../shared/importing/read-catalogue.ts';
import type { CountReading } from '../../shared/importing/read-counts.ts';
import { skuId } from '../../shared/records/ids.ts';
import type { SkuFields } from '../../shared/records/sku.ts';
import { differences, noteStock, type StockNote } from '../store/commands/import-stock.ts';
import { moveStock, type StockChange, saveSkus } from '../store/commands/stock.ts';
import type { Store } from '../store/store.ts';
import { countEffect, onHandChange, skuEffect } from './stock-effects.ts';
import type { Tally, Writing } from './write-import.ts';

/** Rows of a catalogue, and a count of the bin where a row says how many there are. */
export async function writeSkus(
  store: Store,
  readings: readonly SkuReading[],
  writing: Writing,
): Promise<Tally> {
  const tally = tallyOf(readings.map((reading) => skuEffect(store, reading)));
  const counts = readings.flatMap((reading) => onHandChange(store, reading) ?? []);
  await noteStock(store, writing.importId, {
    skus: readings.flatMap((reading) => changeOf(store, reading) ?? []),
    counted: counts.map((count) => skuId(count.sku)),
  });
  unwrap(await saveSkus(store, readings, writing.progress));
  await writeStock(store, counts, writing);
  return tally;
}

/** Rows of a stock count. */
export async function writeCounts(
  store: Store,
  readings: readonly CountReading[],
  writing: Writing,
): Promise<Tally> {
  const tally = tallyOf(readings.map((reading) => countEffect(store, reading)));
  const changed = readings.filter((reading) => countEffect(store, reading) !== 'unchanged');
  const skuIds = changed.map((reading) => reading.skuId);
  await noteStock(store, writing.importId, { skus: [], counted: skuIds });
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

/** What a catalogue row is about to do to its SKU; null when it says what is known. */
function changeOf(store: Store, { id, fields }: SkuReading): StockNote['skus'][number] | null {
  const known = store.catalogue.skus.get(id);
  const wrote = differences(known, fields);
  if (known && Object.keys(wrote).length === 0) return null;
  if (!known) return { id, before: null, wrote };
  const names = Object.keys(wrote) as (keyof SkuFields)[]; // Of an object of SKU fields.
  return { id, before: Object.fromEntries(names.map((name) => [name, known[name]])), wrote };
}

function tallyOf(effects: readonly Standing['effect'][]): Tally {
  const tally = { created: 0, changed: 0, unchanged: 0 };
  for (const effect of effects) tally[effect]++;
  return tally;
}

/** What the store could not write reaches the one place that tells the person. */
function unwrap<T>(
  outcome:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: object },
): void {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
}
