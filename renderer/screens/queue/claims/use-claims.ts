/** What the queue's screen knows of reserved orders; nothing at a station that works alone. */
import { useMemo } from 'react';
import { useIsReached, useSharedStation } from '../../../app/stations.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { heldHere } from '../../../store/commands/take-along.ts';
import { useFresh, useNow } from '../../../ui/use-fresh.ts';
import type { Claimable } from '../bulk-actions.ts';
import { type HeldSpan, heldSpan } from './held-span.ts';

/** What is reserved for this station. */
export function useHeld(station: string): HeldSpan & { readonly ids: readonly string[] } {
  const { store } = useWorkspace();
  const open = useFresh(store.open);
  const now = useNow();
  return useMemo(() => {
    // What follows was read at this version and minute: leases end by themselves.
    void open;
    void now;
    const rows = heldHere(store);
    return { ...heldSpan(rows, station), ids: rows.map((row) => row.id) };
  }, [store, open, now, station]);
}

/** What can be done with the ticked orders; `version` is another whenever orders changed. */
export function useClaimable(ticked: readonly string[], version: unknown): Claimable {
  const { store } = useWorkspace();
  const isShared = useSharedStation() !== null;
  const isHeard = useIsReached();
  const letGo = useMemo(() => {
    void version;
    if (!isShared || ticked.length === 0) return false;
    const held = new Set(heldHere(store).map((row) => row.id));
    return ticked.some((id) => held.has(id));
  }, [store, version, ticked, isShared]);
  return { take: isShared && isHeard, letGo };
}
