/** What of an import is in the store: its counts after a crash, from its notes. */
import type { Store } from '../store.ts';
import { readHeld } from './import-held.ts';
import { notesOf } from './import-notes.ts';
import { type ImportPart, readPart } from './import-part.ts';
import { differences, readStockNote, type StockNote } from './import-stock.ts';

const ALL = 100_000;

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

export async function countImport(store: Store, importId: string): Promise<ImportCounts> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const note of await notesOf(store, importId, 'import-held'))
    counts.unchanged += readHeld(note).length;
  for (const note of await notesOf(store, importId, 'import-part')) {
    const part = readPart(note);
    const hashes = await hashesOf(store, part);
    // The last portion was noted, and written in part.
    for (const { id, before, wrote } of part)
      if (hashes.get(id) === wrote) counts[before ? 'changed' : 'created']++;
    await store.activity.pause();
  }
  for (const note of await notesOf(store, importId, 'import-stock')) {
    for (const made of await stockWritten(store, importId, readStockNote(note)))
      counts[made ? 'created' : 'changed']++;
  }
  return counts;
}

/** For each SKU that was written or counted, whether the import made it. */
async function stockWritten(
  store: Store,
  importId: string,
  { skus, counted }: StockNote,
): Promise<boolean[]> {
  const stored = await store.skus.getMany(skus.map((entry) => entry.id));
  const byId = new Map(stored.map((sku) => [sku.id, sku]));
  const written = new Map<string, boolean>();
  for (const id of counted) {
    const index = ['skuId', 'at'];
    const movements = await store.movements.page({ index, equals: [id], limit: ALL });
    if (movements.some((movement) => movement.source === importId)) written.set(id, false);
  }
  for (const { id, before, wrote } of skus) {
    const sku = byId.get(id);
    if (sku && Object.keys(differences(sku, wrote)).length === 0) written.set(id, before === null);
  }
  return [...written.values()];
}

async function hashesOf(store: Store, part: ImportPart): Promise<Map<string, string>> {
  const orders = await store.orders.getMany(part.map((entry) => entry.id));
  return new Map(orders.map((order) => [order.id, order.facts.hash]));
}
