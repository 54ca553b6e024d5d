/** How much is reserved for this station, and until when. Pure. */
import type { QueueRow } from '../../../store/queue-row.ts';

export interface HeldSpan {
  readonly count: number;
  /** When the first of them, and the last, is let go by itself (UTC ISO); '' for none. */
  readonly first: string;
  readonly last: string;
}

/** The span of the rows that `station` holds. */
export function heldSpan(rows: readonly Pick<QueueRow, 'leases'>[], station: string): HeldSpan {
  const untils = rows
    .flatMap(({ leases }) => leases.find((lease) => lease.station === station)?.until ?? [])
    .sort();
  return { count: rows.length, first: untils[0] ?? '', last: untils.at(-1) ?? '' };
}
