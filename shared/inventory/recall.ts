/** A count taken back: a movement that names it, after which the ledger is as if it had never been made. */
import type { MovementRecord } from '../records/movement.ts';

/** The movement that takes a count back; one for each count, however often it is asked for. */
export function recallOf(
  count: MovementRecord,
  { at, by, reason }: Pick<MovementRecord, 'at' | 'by' | 'reason'>,
): MovementRecord {
  const { id, skuId, bin } = count;
  return {
    id: `recalled:${id}`,
    kind: 'recalled',
    skuId,
    bin,
    units: 0,
    at,
    by,
    reason,
    source: id,
  };
}

/** Whether a movement was taken back by one of `all`. */
export function isRecalled(all: readonly MovementRecord[], movement: MovementRecord): boolean {
  return all.some((other) => other.kind === 'recalled' && other.source === movement.id);
}

/** What counts in the ledger: neither recalls nor what they name. */
export function standingMovements(all: readonly MovementRecord[]): readonly MovementRecord[] {
  const recalled = new Set(all.flatMap((one) => (one.kind === 'recalled' ? [one.source] : [])));
  if (recalled.size === 0) return all;
  return all.filter((one) => one.kind !== 'recalled' && !recalled.has(one.id));
}
