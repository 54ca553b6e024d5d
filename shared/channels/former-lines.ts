/**
 * Cutover of an order that came from a file: its file and its channel call the same line by different ids. What was packed
 * and shipped by the file's ids counts for the channel's lines, so that nothing of it is owed, and taken from stock, again.
 */
import { packedUnits, shippedUnits } from '../orders/log.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { OrderRecord } from '../records/order.ts';
import type { OrderLine } from '../records/order-facts.ts';

/** The channel's lines, each with the id under which the stored order knew it, where that is another one. */
export function withFormerIds(
  lines: readonly OrderLine[],
  stored: OrderRecord | undefined,
): OrderLine[] {
  const known = stored?.facts.lines ?? [];
  const ids = new Set(lines.map(({ id }) => id));
  const wasOf = new Map(known.flatMap(({ id, was }) => (was === undefined ? [] : [[id, was]])));
  // Ids that the stored order brings from its file: those of two readings of a channel stand for different lines.
  const free = stored?.facts.revision === null ? known.filter(({ id }) => !ids.has(id)) : [];
  return lines.map((line) => {
    const was = known.some(({ id }) => id === line.id) ? wasOf.get(line.id) : take(free, line);
    return was === undefined ? line : { ...line, was };
  });
}

/** Whether units were packed or shipped on lines that the order has under no id any more. */
export function hasLostWork({ facts, log }: OrderRecord): boolean {
  const ids = new Set(facts.lines.flatMap(({ id, was }) => (was === undefined ? [id] : [id, was])));
  return [packedUnits(log), shippedUnits(log)].some((units) =>
    Object.entries(units).some(([line, count]) => count > 0 && !ids.has(line)),
  );
}

/** The file's line of the same SKU, of the same units where there are several; it is nobody else's then. */
function take(free: OrderLine[], line: OrderLine): string | undefined {
  const same = free.filter((one) => lineSku(one) === lineSku(line));
  const found = same.find(({ units }) => units === line.units) ?? same[0];
  if (found) free.splice(free.indexOf(found), 1);
  return found?.id;
}
