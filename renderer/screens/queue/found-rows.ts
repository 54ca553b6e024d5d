/** What a search finds, tab by tab, of the orders that are paged from the store. Pure. */
import type { ClosedTab } from '../../store/closed-orders.ts';
import type { QueueRow } from '../../store/queue-row.ts';

const QUEUES = { shipped: 'x_shipped', cancelled: 'y_cancelled' } as const;

/**
 * The rows that a tab shows of `found` (by number, name, e-mail or tracking number). All shows `open` as well: the open
 * orders whose goods, tags and the like match. A withdrawn order is in no tab.
 */
export function foundRows(
  tab: ClosedTab,
  found: readonly QueueRow[],
  open: readonly QueueRow[],
): readonly QueueRow[] {
  if (tab !== 'all') return found.filter((row) => row.queue === QUEUES[tab]);
  const here = found.filter((row) => row.queue !== 'z_withdrawn');
  const rows = new Map([...here, ...open].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => (a.placedAt > b.placedAt ? -1 : 1));
}
