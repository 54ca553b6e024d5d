/**
 * Taking an import of a catalogue or a stock count back: its counts are recalled by movements, SKUs it changed get
 * their earlier fields again, SKUs it made go. What somebody changed since stays and is named.
 */
import { isRecalled, recallOf } from '../../../shared/inventory/recall.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { changeAccount } from './import-account.ts';
import { notesOf } from './import-notes.ts';
import { differences, readStockNote, type SomeFields, type StockNote } from './import-stock.ts';

export interface StockUndoTally {
  /** SKUs that the import made and that are gone again. */
  readonly removed: number;
  /** SKUs that are as they were. */
  readonly restored: number;
  /** Counts taken back. */
  readonly recalled: number;
  /** SKUs that stay, in part or whole: somebody changed or counted them since. */
  readonly kept: readonly string[];
}

interface Undoing {
  readonly reason: string;
  readonly progress: (done: number) => void;
}

interface Work {
  readonly importId: string;
  readonly reason: string;
  readonly removed: Set<string>;
  readonly restored: Set<string>;
  readonly kept: Set<string>;
  recalled: number;
}

export function undoStockImport(
  store: Store,
  importId: string,
  { reason, progress }: Undoing,
): Promise<StockUndoTally> {
  return store.activity.bulk(async () => {
    const sets = {
      removed: new Set<string>(),
      restored: new Set<string>(),
      kept: new Set<string>(),
    };
    const work: Work = { importId, reason, ...sets, recalled: 0 };
    let done = 0;
    for (const note of (await notesOf(store, importId, 'import-stock')).reverse()) {
      const part = readStockNote(note);
      await recallCounts(store, part.counted, work);
      await restoreSkus(store, part.skus, work);
      done += Math.max(part.skus.length, part.counted.length);
      progress(done);
      await store.activity.pause();
    }
    const kept = [...work.kept].map((id) => store.catalogue.skus.get(id)?.sku ?? id);
    await changeAccount(store, importId, { undoneAt: store.clock.iso(), kept });
    const { size: removed } = work.removed;
    return { removed, restored: work.restored.size, recalled: work.recalled, kept };
  });
}

async function recallCounts(store: Store, skuIds: readonly string[], work: Work): Promise<void> {
  const by = { at: store.clock.stamp(), by: authorOf(store.station), reason: work.reason };
  const recalls: MovementRecord[] = [];
  for (const skuId of skuIds) {
    const all = await movementsOf(store, skuId);
    for (const count of all) {
      if (count.source !== work.importId || isRecalled(all, count)) continue;
      if (all.some((other) => changesAfter(all, count, other))) work.kept.add(skuId);
      else recalls.push(recallOf(count, by));
    }
  }
  await store.movements.insert(recalls);
  work.recalled += recalls.length;
}

/** Somebody counted, adjusted or received since; what was shipped since is as shipped as before. */
function changesAfter(
  all: readonly MovementRecord[],
  count: MovementRecord,
  other: MovementRecord,
): boolean {
  if (other.bin !== count.bin || other.at <= count.at) return false;
  return !['shipped', 'recalled'].includes(other.kind) && !isRecalled(all, other);
}

async function restoreSkus(store: Store, skus: StockNote['skus'], work: Work): Promise<void> {
  const at = store.clock.stamp();
  const entries = new Map(skus.map((entry) => [entry.id, entry]));
  const made: string[] = [];
  await store.skus.changeMany([...entries.keys()], (sku, id) => {
    const entry = entries.get(id);
    if (!entry || !sku) return null;
    const { before, wrote } = entry;
    if (Object.keys(differences(sku, wrote)).length > 0) work.kept.add(id);
    else if (!before) made.push(id);
    else {
      work.restored.add(id);
      return withFields(sku, before, at);
    }
    return null;
  });
  for (const id of made) await removeSku(store, id, work);
}

/** A SKU that somebody moved stock of since has to stay: its history is of it. */
async function removeSku(store: Store, id: string, work: Work): Promise<void> {
  const all = await movementsOf(store, id);
  const standing = all.some((one) => one.kind !== 'recalled' && !isRecalled(all, one));
  if (standing) work.kept.add(id);
  else {
    await store.skus.remove([id]);
    work.removed.add(id);
  }
}

function withFields(sku: SkuRecord, fields: SomeFields, at: string): SkuRecord {
  const stamps = Object.fromEntries(Object.keys(fields).map((name) => [name, at]));
  return {
    ...sku,
    ...Object.fromEntries(Object.entries(fields)),
    stamps: { ...sku.stamps, ...stamps },
  };
}

function movementsOf(store: Store, skuId: string): Promise<MovementRecord[]> {
  return store.movements.page({ index: ['skuId', 'at'], equals: [skuId], limit: 100_000 });
}
