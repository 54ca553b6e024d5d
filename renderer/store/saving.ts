/** How writing goes: a store that cannot write is an outcome of one write, and a state that every screen's frame shows. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type Result } from '../../shared/result.ts';

/** The store could not write (a full disk, most of the time). One record is as it was; of many, those written before the fault stay written. */
export interface NotSaved {
  readonly kind: 'not-saved';
  readonly reason: string;
}

/** Runs a write; a store that cannot write is an outcome for the user, not a crash. */
export async function saved<T>(write: () => Promise<T>): Promise<Result<T, NotSaved>> {
  try {
    return ok(await write());
  } catch (fault) {
    return err({ kind: 'not-saved', reason: reasonOf(fault) });
  }
}

export interface SavingView {
  /** Why the last write was refused (a full disk, most of the time); null while writes are taken. */
  readonly refused: string | null;
}

export type Saving = StoreApi<SavingView>;

/** The state of a store that has not written yet. */
export function createSaving(): Saving {
  return createStore<SavingView>(() => ({ refused: null }));
}

/** Notes how a write went. Costs a scan nothing: listeners hear only of a turn for the worse or the better. */
export function noteWrite(saving: Saving, refused: string | null): void {
  if (saving.getState().refused !== refused) saving.setState({ refused });
}

/** What a fault says of itself. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
