/** What an import would do to the store, told before anything is written. */
import type { OrderReading } from '../records/order-facts.ts';

/** What the store has to say of one reading. */
export interface Standing {
  readonly effect: 'created' | 'changed' | 'unchanged';
  /** Somebody has worked on the order: its facts may change, its work stays. */
  readonly touched: boolean;
}

export interface ImportPlan {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Numbers of changed orders on which work was done; people should look at them after the import. */
  readonly worked: readonly string[];
}

/** Sums up readings against what the store says of each (same order, same length). */
export function planOf(
  readings: readonly OrderReading[],
  standings: readonly Standing[],
): ImportPlan {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const worked: string[] = [];
  readings.forEach((reading, i) => {
    const standing = standings[i];
    if (!standing) return;
    counts[standing.effect]++;
    if (standing.effect === 'changed' && standing.touched) worked.push(reading.number);
  });
  return { ...counts, worked };
}
