/**
 * The rollup of one placed day: everything that the orders placed on it add to any day's figures. It is computed
 * whole from that day's orders, so it is exact whatever happened to them, and it depends on no clock.
 */
import { z } from 'zod';
import { type Contribution, contributionOf, type Reported } from './contribution.ts';
import type { Day, DayOf } from './days.ts';

const count = z.int().min(0);

/** Tuples keep a stored day small: an order adds a few bytes. Rows are sorted, so equal days are equal texts. */
export const dayRollup = z.object({
  day: z.string(),
  /** Channel, currency, orders, revenue in minor units. */
  sales: z.array(z.tuple([z.string(), z.string(), count, z.int()])),
  /** Due day, channel, orders shipped by their due time, orders shipped late, due times (ms) of those not shipped. */
  due: z.array(z.tuple([z.string(), z.string(), count, count, z.array(z.int())])),
  /** Ship day, channel, minutes from placed to shipped, ascending. */
  shipped: z.array(z.tuple([z.string(), z.string(), z.array(count)])),
});

export type DayRollup = z.infer<typeof dayRollup>;

/** The rollup of `day` from all orders placed on it. Orders of other days are left out. */
export function rollupOf(day: Day, orders: Iterable<Reported>, dayOf: DayOf): DayRollup {
  const parts: Contribution[] = [];
  for (const order of orders) parts.push(contributionOf(order, dayOf));
  return addUp(day, parts);
}

/** The rollup of `day` from contributions, for readers that take a day's orders in slices and keep no order. */
export function addUp(day: Day, contributions: readonly Contribution[]): DayRollup {
  const parts = contributions.filter((part) => part.placedDay === day);
  return { day, sales: salesRows(parts), due: dueRows(parts), shipped: shippedRows(parts) };
}

function salesRows(parts: readonly Contribution[]): DayRollup['sales'] {
  const rows = new Rows<DayRollup['sales'][number]>();
  for (const { sold, channel, currency, total } of parts) {
    if (!sold) continue;
    const row = rows.at([channel, currency], () => [channel, currency, 0, 0]);
    row[2] += 1;
    row[3] += total;
  }
  return rows.sorted();
}

function dueRows(parts: readonly Contribution[]): DayRollup['due'] {
  const rows = new Rows<DayRollup['due'][number]>();
  for (const { due, channel } of parts) {
    if (!due) continue;
    const row = rows.at([due.day, channel], () => [due.day, channel, 0, 0, []]);
    if (due.state === 'on-time') row[2] += 1;
    else if (due.state === 'late') row[3] += 1;
    else row[4].push(due.at);
  }
  return rows.sorted().map(([day, channel, onTime, late, waiting]) => {
    return [day, channel, onTime, late, waiting.sort((a, b) => a - b)];
  });
}

function shippedRows(parts: readonly Contribution[]): DayRollup['shipped'] {
  const rows = new Rows<DayRollup['shipped'][number]>();
  for (const { shipped, channel } of parts) {
    if (!shipped) continue;
    rows.at([shipped.day, channel], () => [shipped.day, channel, []])[2].push(shipped.minutes);
  }
  return rows
    .sorted()
    .map(([day, channel, minutes]) => [day, channel, minutes.sort((a, b) => a - b)]);
}

/** Rows found by a two-part key and read back in the key's order. */
class Rows<R> {
  private readonly rows = new Map<string, R>();

  at(key: readonly [string, string], blank: () => R): R {
    const text = key.join('\u0000');
    const known = this.rows.get(text);
    if (known) return known;
    const row = blank();
    this.rows.set(text, row);
    return row;
  }

  sorted(): R[] {
    return [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
