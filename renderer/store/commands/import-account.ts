/** Imports as they are remembered: which file, and what came of it. What each wrote is in its notes (import-notes.ts). */
import { z } from 'zod';
import { targets } from '../../../shared/importing/mapping.ts';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { Store } from '../store.ts';
import { countImport } from './count-import.ts';

const importAccount = z.object({
  file: z.string(),
  format: z.string(),
  target: z.enum(targets).default('orders'),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Orders, SKUs or counts in the file; those that are none of the above were not reached. 0: not known. */
  all: z.int().default(0),
  /** Its counts are the last word; until then a crash may have cut it off. */
  finished: z.boolean().default(true),
  /** UTC ISO time of its undoing; '' while it stands. */
  undoneAt: z.string(),
  /** What an undo left because somebody had worked on it or changed it since. */
  kept: z.array(z.string()),
  /** Orders that an undo left because another file has them too. */
  held: z.array(z.string()).default([]),
});

export type ImportAccount = z.infer<typeof importAccount>;

export interface ImportEntry {
  readonly id: string;
  readonly at: string;
  readonly account: ImportAccount;
}

/** Remembers an import, at its start already and again with its final counts. */
export async function saveImport(
  store: Store,
  id: string,
  account: z.input<typeof importAccount>,
): Promise<void> {
  const at = store.clock.stamp();
  await store.documents.change(id, (current) => ({
    id,
    kind: 'import',
    at: current?.at ?? at,
    changedAt: at,
    name: account.file,
    about: '',
    body: JSON.stringify(account),
  }));
}

/** Changes what is remembered of an import, if it is. */
export async function changeAccount(
  store: Store,
  id: string,
  part: Partial<ImportAccount>,
): Promise<void> {
  const changedAt = store.clock.stamp();
  await store.documents.change(id, (doc) => {
    const account = doc && readAccount(doc);
    if (!doc || !account) return null;
    return { ...doc, changedAt, body: JSON.stringify({ ...account, ...part }) };
  });
}

/** All imports, the newest first. */
export async function listImports(store: Store): Promise<ImportEntry[]> {
  const docs = await store.documents.page({
    index: ['kind', 'at'],
    equals: ['import'],
    limit: 500,
  });
  return docs.reverse().flatMap((doc) => {
    const account = readAccount(doc);
    return account ? [{ id: doc.id, at: doc.at, account }] : [];
  });
}

/** Writes the counts of an import that was cut off: what of its notes is in the store. */
export async function finishImport(store: Store, id: string): Promise<void> {
  await changeAccount(store, id, { ...(await countImport(store, id)), finished: true });
}

/** The same for every import that a crash cut off; for the start, when none can be under way. */
export async function finishImports(store: Store): Promise<void> {
  for (const { id, account } of await listImports(store))
    if (!account.finished) await finishImport(store, id);
}

function readAccount(doc: DocumentRecord): ImportAccount | undefined {
  try {
    return importAccount.parse(JSON.parse(doc.body));
  } catch {
    return undefined; // Damaged: one of them keeps nobody from the others.
  }
}
