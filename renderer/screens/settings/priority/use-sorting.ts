/** Putting the queue in the order of the criteria in force: how far it is, and what stopped it. */
import { useState } from 'react';
import { useWorkspace } from '../../../app/workspace.ts';
import { reprioritise } from '../../../store/commands/reprioritise.ts';
import { saved } from '../../../store/saving.ts';

export type Sorting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly done: number; readonly all: number }
  | { readonly kind: 'stopped'; readonly reason: string };

export function useSorting(): readonly [Sorting, () => Promise<boolean>] {
  const { store } = useWorkspace();
  const [sorting, setSorting] = useState<Sorting>({ kind: 'idle' });
  const sort = async () => {
    setSorting({ kind: 'busy', done: 0, all: store.open.rows.size });
    const sorted = await saved(() =>
      reprioritise(store, (done, all) => setSorting({ kind: 'busy', done, all })),
    );
    setSorting(sorted.ok ? { kind: 'idle' } : { kind: 'stopped', reason: sorted.error.reason });
    return sorted.ok;
  };
  return [sorting, sort];
}
