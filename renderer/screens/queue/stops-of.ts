/** What stops a queue row from being packed now. Pure. */
import type { Blocker, Shortages } from '../../../shared/orders/blockers.ts';
import type { QueueRow } from '../../store/queue-row.ts';

/** The row's blockers that hold at `now` (ms), missing stock among them. */
export function stopsOf(
  row: Pick<QueueRow, 'blockers'>,
  shortages: Shortages,
  now: number,
): Blocker[] {
  const iso = new Date(now).toISOString();
  const standing = row.blockers.filter(
    (blocker) => blocker.kind !== 'hold' || blocker.until === null || blocker.until > iso,
  );
  return [...standing, ...shortages.map((shortage) => ({ kind: 'short', ...shortage }) as const)];
}
