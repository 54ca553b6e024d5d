/** What a row of a catalogue or a count would do to what stands in memory. */
import type { Standing } from '../../shared/importing/plan.ts';
import type { SkuReading } from '../../shared/importing/read-catalogue.ts';
import type { CountReading } from '../../shared/importing/read-counts.ts';
import type { StockChange } from '../store/commands/stock.ts';
import type { Store } from '../store/store.ts';

/** A catalogue row that says how many there are counts its bin, where the ledger says otherwise. */
export function onHandChange(
  store: Store,
  { id, sku, fields, onHand }: SkuReading,
): StockChange | null {
  if (onHand === null) return null;
  const bin = fields.bin ?? store.catalogue.skus.get(id)?.bin ?? '';
  return unitsIn(store, id, bin) === onHand ? null : { sku, bin, units: onHand };
}

export function skuEffect(store: Store, reading: SkuReading): Standing['effect'] {
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

export function countEffect(
  store: Store,
  { skuId, bin, counted }: CountReading,
): Standing['effect'] {
  const units = unitsIn(store, skuId, bin);
  if (units === undefined) return 'created';
  return units === counted ? 'unchanged' : 'changed';
}

/** Units in one bin; undefined when nobody has ever moved anything there. */
function unitsIn(store: Store, skuId: string, bin: string): number | undefined {
  const fold = store.stock.stockOf(skuId)?.[bin];
  return fold && fold.base + fold.since;
}
