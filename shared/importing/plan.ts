/** What an import would do to the store, told before anything is written. */
import type { OrderReading } from '../records/order-facts.ts';

/** What the store has to say of one reading. */
export interface Standing {
  readonly effect: 'created' | 'changed' | 'unchanged';
  /** Somebody has worked on the order: its facts may change, its work stays. */
  readonly touched: boolean;
  /** The buyer of the order that stands in the store, where the reading changes it; null otherwise. */
  readonly buyer: OrderReading['buyer'] | null;
}

export interface ImportPlan {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Numbers of changed orders on which work was done; people should look at them after the import. */
  readonly worked: readonly string[];
  /** Numbers of orders that stand in the store with another buyer: another shop's, most likely. */
  readonly strangers: readonly string[];
}

/** Sums up readings against what the store says of each (same order, same length). */
export function planOf(
  readings: readonly OrderReading[],
  standings: readonly Standing[],
): ImportPlan {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const worked: string[] = [];
  const strangers: string[] = [];
  readings.forEach((reading, i) => {
    const standing = standings[i];
    if (!standing) return;
    counts[standing.effect]++;
    if (standing.effect === 'changed' && standing.touched) worked.push(reading.number);
    if (standing.buyer && isOther(standing.buyer, reading.buyer)) strangers.push(reading.number);
  });
  return { ...counts, worked, strangers };
}

/** The e-mail tells buyers apart, else the name; a side that does not say is no other. */
function isOther(stored: OrderReading['buyer'], read: OrderReading['buyer']): boolean {
  const differ = (a: string, b: string) => a.toLowerCase() !== b.toLowerCase();
  if (stored.email !== '' && read.email !== '') return differ(stored.email, read.email);
  return stored.name !== '' && read.name !== '' && differ(stored.name, read.name);
}
