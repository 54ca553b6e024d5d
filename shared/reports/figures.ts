/** A period's figures by day and channel, added up from rollups of placed days. Currencies are never added together. */
import type { DayRollup } from './day-rollup.ts';
import { type Day, isWithin, type Period } from './days.ts';
import { stateAt } from './selection.ts';

export interface SalesRow {
  readonly day: Day;
  readonly channel: string;
  readonly currency: string;
  readonly orders: number;
  /** Minor units. */
  readonly revenue: number;
}

export interface DueRow {
  readonly day: Day;
  readonly channel: string;
  /** Shipped by their due time. */
  readonly onTime: number;
  /** Shipped after it, or not shipped though it has passed. */
  readonly late: number;
}

export interface ShippedRow {
  readonly day: Day;
  readonly channel: string;
  /** Minutes from placed to shipped of each order, ascending. */
  readonly minutes: readonly number[];
}

export interface Figures {
  readonly period: Period;
  readonly sales: readonly SalesRow[];
  readonly due: readonly DueRow[];
  readonly shipped: readonly ShippedRow[];
}

/**
 * The figures of a period at `now` (ms). `rollups`: one for every placed day up to the period's end, since an
 * order placed long before may be due or ship within it.
 */
export function figuresOf(rollups: Iterable<DayRollup>, period: Period, now: number): Figures {
  const sales: SalesRow[] = [];
  const due = new Map<string, DueRow>();
  const shipped = new Map<string, { day: Day; channel: string; minutes: number[] }>();
  for (const rollup of rollups) {
    if (isWithin(rollup.day, period)) sales.push(...salesOf(rollup));
    for (const row of rollup.due) if (isWithin(row[0], period)) addDue(due, row, now);
    for (const row of rollup.shipped) if (isWithin(row[0], period)) addShipped(shipped, row);
  }
  for (const { minutes } of shipped.values()) minutes.sort((a, b) => a - b);
  return {
    period,
    sales: sales.sort(byDay),
    due: [...due.values()].sort(byDay),
    shipped: [...shipped.values()].sort(byDay),
  };
}

function salesOf({ day, sales }: DayRollup): SalesRow[] {
  return sales.map(([channel, currency, orders, revenue]) => {
    return { day, channel, currency, orders, revenue };
  });
}

function addDue(all: Map<string, DueRow>, row: DayRollup['due'][number], now: number): void {
  const [day, channel, onTime, lateAlready, waiting] = row;
  const late = lateAlready + waiting.filter((at) => stateAt('waiting', at, now) === 'late').length;
  if (onTime + late === 0) return;
  const known = all.get(`${day} ${channel}`) ?? { day, channel, onTime: 0, late: 0 };
  all.set(`${day} ${channel}`, {
    ...known,
    onTime: known.onTime + onTime,
    late: known.late + late,
  });
}

function addShipped(
  all: Map<string, { day: Day; channel: string; minutes: number[] }>,
  [day, channel, minutes]: DayRollup['shipped'][number],
): void {
  const known = all.get(`${day} ${channel}`);
  if (known) known.minutes.push(...minutes);
  else all.set(`${day} ${channel}`, { day, channel, minutes: [...minutes] });
}

function byDay<R extends { day: Day; channel: string; currency?: string }>(a: R, b: R): number {
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function key(row: { day: Day; channel: string; currency?: string }): string {
  return `${row.day}\u0000${row.channel}\u0000${row.currency ?? ''}`;
}
