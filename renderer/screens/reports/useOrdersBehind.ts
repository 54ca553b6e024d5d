/** The orders of a selection, read when they are asked for: the newest first once all are there. */
import { useCallback, useEffect, useState } from 'react';
import type { Selection } from '../../../shared/reports/selection.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { type CountedOrder, ordersBehind } from './orders-behind.ts';

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read' }
  | { readonly kind: 'failed'; readonly reason: string };

interface Behind {
  readonly orders: readonly CountedOrder[];
  readonly state: Reading;
  readonly again: () => void;
}

/** Reading begins once the store is `ready` to say where the orders are. */
export function useOrdersBehind(selection: Selection, now: number, ready: boolean): Behind {
  const { store } = useWorkspace();
  const [orders, setOrders] = useState<readonly CountedOrder[]>([]);
  const [state, setState] = useState<Reading>({ kind: 'reading' });
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again.
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const found: CountedOrder[] = [];
      for await (const slice of ordersBehind(store, selection, now)) {
        if (!wanted) return;
        found.push(...slice);
      }
      if (!wanted) return;
      setOrders(found.sort((a, b) => (a.placedAt > b.placedAt ? -1 : 1)));
      setState({ kind: 'read' });
    };
    setState({ kind: 'reading' });
    if (!ready) return;
    read().catch((fault: unknown) => {
      const reason = fault instanceof Error ? fault.message : String(fault);
      if (wanted) setState({ kind: 'failed', reason });
    });
    return () => {
      wanted = false;
    };
  }, [store, selection, now, ready, tries]);
  return { orders, state, again };
}
