/** Undoing an import, whatever was in its file. */
import { listImports } from '../store/commands/import-account.ts';
import { type UndoTally, undoImport } from '../store/commands/undo-import.ts';
import { type StockUndoTally, undoStockImport } from '../store/commands/undo-stock-import.ts';
import type { Store } from '../store/store.ts';

export type AnyUndone =
  | ({ readonly target: 'orders' } & UndoTally)
  | ({ readonly target: 'catalogue' | 'counts' } & StockUndoTally);

interface Undoing {
  /** Written beside counts that are taken back. */
  readonly reason: string;
  readonly progress: (done: number) => void;
}

export async function undoAny(
  store: Store,
  importId: string,
  { reason, progress }: Undoing,
): Promise<AnyUndone> {
  const entry = (await listImports(store)).find((one) => one.id === importId);
  const target = entry?.account.target ?? 'orders';
  if (target === 'orders') return { target, ...(await undoImport(store, importId, progress)) };
  return { target, ...(await undoStockImport(store, importId, { reason, progress })) };
}
