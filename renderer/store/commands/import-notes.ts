/** What an import notes of itself while it writes, portion by portion: read when it is undone or counted. */
import type { DocumentKind, DocumentRecord } from '../../../shared/records/document.ts';
import type { Store } from '../store.ts';

export type NoteKind = Extract<DocumentKind, 'import-part' | 'import-held' | 'import-stock'>;

const ALL = 100_000;

export async function writeNote(
  store: Store,
  importId: string,
  kind: NoteKind,
  body: object,
): Promise<void> {
  const at = store.clock.stamp();
  await store.documents.insert([
    {
      id: `${importId}:${store.newId()}`,
      kind,
      at,
      changedAt: at,
      name: '',
      about: importId,
      body: JSON.stringify(body),
    },
  ]);
}

/** An import's notes of one kind in the order they were written; ids count up. */
export async function notesOf(
  store: Store,
  importId: string,
  kind: NoteKind,
): Promise<DocumentRecord[]> {
  const docs = await store.documents.page({ index: ['about'], equals: [importId], limit: ALL });
  return docs.filter((doc) => doc.kind === kind);
}

/** All imports' notes of one kind. */
export function notesOfAll(store: Store, kind: NoteKind): Promise<DocumentRecord[]> {
  return store.documents.page({ index: ['kind', 'at'], equals: [kind], limit: ALL });
}
