/** One import written and remembered: its account stands before the first write, and says at the end what is there. */

import { finishImport, saveImport } from '../store/commands/import-account.ts';
import type { Store } from '../store/store.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportResult, Review } from './import-state.ts';
import type { ReadOutcome } from './messages.ts';
import { formatOf } from './review.ts';
import { type Writing, writeImport } from './write-import.ts';

interface Run extends Omit<Writing, 'importId'> {
  readonly outcome: ReadOutcome;
}

/** Writes what was read; a fault leaves an account of what was written before it. */
export async function runImport(
  store: Store,
  desk: ImportDesk,
  review: Review,
  { outcome, ...run }: Run,
): Promise<Omit<ImportResult, 'worked'>> {
  const importId = `import:${store.newId()}`;
  const { target, readings: all } = outcome;
  const { refused } = outcome.accounts;
  const account = {
    ...{ file: review.name, format: formatOf(review), target, refused, all },
    ...{ created: 0, changed: 0, unchanged: 0 },
    ...{ finished: false, undoneAt: '', kept: [], held: [] },
  };
  await saveImport(store, importId, account);
  try {
    const tally = await writeImport(store, desk, outcome, { importId, ...run });
    await saveImport(store, importId, { ...account, ...tally, finished: true });
    const left = all - tally.created - tally.changed - tally.unchanged;
    return { importId, target, name: review.name, ...tally, refused, left };
  } catch (fault) {
    // On a full disk this fails too; then the next start does it.
    await finishImport(store, importId).catch(() => undefined);
    throw fault;
  }
}
