/** Which ready orders a bench is offered: not what somebody else has and, without the others, first what is reserved here. */
import { holderOf } from '../../../shared/orders/claims.ts';
import { isReached, isShared } from '../commands/claims.ts';
import type { QueueRow } from '../queue-row.ts';
import type { Store } from '../store.ts';

type Suits = (row: Pick<QueueRow, 'leases'>) => boolean;

/** One after the other: a later one counts once an earlier one finds nothing. */
export function offersOf(store: Store): readonly Suits[] {
  if (!isShared(store)) return [() => true];
  const now = store.clock.iso();
  const { id } = store.station.getState();
  const held: Suits = (row) => holderOf(row.leases, now)?.station === id;
  const free: Suits = (row) => (holderOf(row.leases, now)?.station ?? id) === id;
  if (isReached(store)) return [free];
  return store.settingsView.getState().claims.offline === 'refuse' ? [held] : [held, free];
}
