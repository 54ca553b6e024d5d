/** What people do to stock and catalogue: adjustments and counts (movements), and a SKU's own fields. */

import { type HistoryLine, historyOf } from '../../../shared/inventory/ledger.ts';
import { skuId } from '../../../shared/records/ids.ts';
import type { MovementKind, MovementRecord } from '../../../shared/records/movement.ts';
import { blankSku, type SkuFields, type SkuRecord } from '../../../shared/records/sku.ts';
import { err } from '../../../shared/result.ts';
import { saved } from '../saving.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { Outcome } from './change-order.ts';
import { refuseHere } from './people.ts';

export interface StockChange {
  readonly sku: string;
  readonly bin: string;
  /** Signed units; for `counted`, the units found. */
  readonly units: number;
}

/** A SKU as a person or a file describes it: only the fields that are given are changed. */
export interface SkuReading {
  readonly sku: string;
  readonly fields: Partial<SkuFields>;
}

const BATCH = 200;

/**
 * Writes movements of one kind, each once; `source` ties them to what made them (an import, a count).
 *
 * @param idOf a change's own id: what was written under it before is not written again
 */
export async function moveStock(
  store: Store,
  kind: MovementKind,
  changes: readonly StockChange[],
  reason: string,
  source = '',
  idOf: (change: StockChange) => string = () => store.newId(),
): Promise<Outcome<number>> {
  // What a file counts is the import's, which is kept, told and undone as a whole.
  const stop = source === '' ? refuseHere(store, 'adjust') : null;
  if (stop) return err(stop);
  const at = store.clock.stamp();
  const by = authorOf(store.station);
  const movements: MovementRecord[] = changes.map((change) => ({
    id: `${kind}:${idOf(change)}`,
    kind,
    skuId: skuId(change.sku),
    bin: change.bin,
    units: change.units,
    at,
    by,
    reason,
    source,
  }));
  return saved(async () => {
    await inBatches(store, movements, (batch) =>
      store.movements.insert(batch).then(() => undefined),
    );
    return movements.length;
  });
}

/** Creates or changes SKUs field by field. */
export async function saveSkus(
  store: Store,
  readings: readonly SkuReading[],
  progress: (done: number) => void = () => undefined,
): Promise<Outcome<number>> {
  const at = store.clock.stamp();
  const byId = new Map(readings.map((reading) => [skuId(reading.sku), reading]));
  let done = 0;
  return saved(async () => {
    await inBatches(store, [...byId.keys()], async (ids) => {
      await store.skus.changeMany(ids, (current, id) => {
        const reading = byId.get(id);
        return reading ? withFields(current, id, reading, at) : null;
      });
      done += ids.length;
      progress(done);
    });
    return done;
  });
}

/** A SKU's movements, oldest first, each with what was on hand in its bin after it. */
export async function stockHistory(store: Store, id: string): Promise<HistoryLine[]> {
  return historyOf(
    await store.movements.page({ index: ['skuId', 'at'], equals: [id], limit: 100_000 }),
  );
}

function withFields(
  current: SkuRecord | undefined,
  id: string,
  reading: SkuReading,
  at: string,
): SkuRecord | null {
  const old: SkuRecord = current ?? { id, sku: reading.sku.trim(), ...blankSku, stamps: {} };
  const changed = Object.entries(reading.fields).filter(
    ([name, value]) => JSON.stringify(old[name as keyof SkuFields]) !== JSON.stringify(value),
  );
  if (current && changed.length === 0) return null;
  const stamps = { ...old.stamps, ...Object.fromEntries(changed.map(([name]) => [name, at])) };
  return { ...old, ...Object.fromEntries(changed), stamps };
}

async function inBatches<T>(
  store: Store,
  all: readonly T[],
  write: (batch: T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; ) {
    const batch = all.slice(from, from + store.activity.batchSize(BATCH));
    await write(batch);
    from += batch.length;
    await store.activity.pause();
  }
}
