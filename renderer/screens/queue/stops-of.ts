/** What stops a queue row from being packed now. Pure. */
import type { Blocker, Shortages } from '../../../shared/orders/blockers.ts';
import type { QueueRow } from '../../store/queue-row.ts';

interface Derived {
  readonly shortages: Shortages;
  /** Texts of lines that nobody knows. */
  readonly unknown: readonly string[];
}

/** The row's blockers that hold at `now` (ms), missing stock and unknown articles among them. */
export function stopsOf(
  row: Pick<QueueRow, 'blockers'>,
  { shortages, unknown }: Derived,
  now: number,
): Blocker[] {
  const iso = new Date(now).toISOString();
  const standing = row.blockers.filter(
    (blocker) => blocker.kind !== 'hold' || blocker.until === null || blocker.until > iso,
  );
  return [
    ...standing,
    ...unknown.map((text) => ({ kind: 'unknown-article', text }) as const),
    ...shortages.map((shortage) => ({ kind: 'short', ...shortage }) as const),
  ];
}
