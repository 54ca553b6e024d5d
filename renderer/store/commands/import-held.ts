/** Orders that an import found as its file says: undoing the import that wrote them leaves them, for this one has them too. */
import { z } from 'zod';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { Store } from '../store.ts';
import { notesOfAll } from './import-notes.ts';

const importHeld = z.array(z.object({ id: z.string(), hash: z.string() }));

export type ImportHeld = z.infer<typeof importHeld>;

/** The import that has an order with facts of this hash, if one does. */
export type Holders = (id: string, hash: string) => string | undefined;

/** What the imports `standing` have. */
export async function readHolders(store: Store, standing: ReadonlySet<string>): Promise<Holders> {
  const holders = new Map<string, string>();
  for (const note of await notesOfAll(store, 'import-held')) {
    if (!standing.has(note.about)) continue;
    for (const { id, hash } of readHeld(note)) holders.set(keyOf(id, hash), note.about);
  }
  return (id, hash) => holders.get(keyOf(id, hash));
}

export function readHeld(note: DocumentRecord): ImportHeld {
  return importHeld.parse(JSON.parse(note.body));
}

function keyOf(id: string, hash: string): string {
  return `${id}\n${hash}`;
}
