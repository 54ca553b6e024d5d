/** How many orders are taken at once: a transaction, a clone and a change event take as long as their lines are many. */
import type { OrderReading } from '../../../shared/records/order-facts.ts';

/** So many lines make an order as much work as another one. */
const LINES_OF_AN_ORDER = 8;

/** Readings from `from` on that are as much work as `size` short orders; one at least. */
export function helpingOf(
  readings: readonly OrderReading[],
  from: number,
  size: number,
): readonly OrderReading[] {
  let work = 0;
  let end = from;
  while (end < readings.length && work < size) {
    work += Math.max(1, (readings[end]?.lines.length ?? 0) / LINES_OF_AN_ORDER);
    end++;
  }
  return readings.slice(from, end);
}
