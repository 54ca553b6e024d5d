/** Whether all that the undoing of an import goes by can be read: asked before it changes anything. */
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { Store } from '../store.ts';
import { type ImportEntry, listImports } from './import-account.ts';
import { readHeld } from './import-held.ts';
import { notesOf, notesOfAll } from './import-notes.ts';
import { readPart } from './import-part.ts';
import { readStockNote } from './import-stock.ts';

/**
 * The file whose import has notes that cannot be read, where undoing would need them; null when there is none. What
 * other imports have counts too: orders that one of them has must stay.
 */
export async function damagedNotes(store: Store, importId: string): Promise<string | null> {
  const imports = await listImports(store);
  const files = new Map(imports.map(({ id, account }) => [id, account.file]));
  const target = imports.find(({ id }) => id === importId)?.account.target ?? 'orders';
  const damaged =
    target === 'orders'
      ? ((await firstDamaged(store, await notesOf(store, importId, 'import-part'), readPart)) ??
        (await firstDamaged(store, await heldByOthers(store, importId, imports), readHeld)))
      : await firstDamaged(store, await notesOf(store, importId, 'import-stock'), readStockNote);
  return damaged ? (files.get(damaged.about) ?? damaged.about) : null;
}

async function heldByOthers(
  store: Store,
  importId: string,
  imports: readonly ImportEntry[],
): Promise<DocumentRecord[]> {
  const standing = new Set(
    imports.filter(({ account }) => account.undoneAt === '').map(({ id }) => id),
  );
  const notes = await notesOfAll(store, 'import-held');
  return notes.filter(({ about }) => about !== importId && standing.has(about));
}

async function firstDamaged(
  store: Store,
  notes: readonly DocumentRecord[],
  read: (note: DocumentRecord) => unknown,
): Promise<DocumentRecord | undefined> {
  for (const note of notes) {
    try {
      read(note);
    } catch {
      return note;
    }
    await store.activity.pause();
  }
  return undefined;
}
