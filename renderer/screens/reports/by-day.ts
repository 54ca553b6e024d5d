/** A report's rows laid out by day for a chart and the table beside it. Days on which nothing happened are there as zeros. */
import { type Day, daysOf } from '../../../shared/reports/days.ts';
import type { Figures } from '../../../shared/reports/figures.ts';

/** A number and how many orders it counts. */
export interface Cell {
  readonly value: number;
  readonly orders: number;
}

export interface DayRow {
  readonly day: Day;
  readonly total: Cell;
  readonly by: { readonly [channel: string]: Cell };
}

export interface DayTable {
  /** The channel with the most first. */
  readonly channels: readonly string[];
  /** Oldest first. */
  readonly days: readonly DayRow[];
  readonly total: Cell;
}

/** Orders by placed day and channel. */
export function ordersByDay(figures: Figures): DayTable {
  return layOut(
    figures,
    figures.sales.map((row) => ({ ...row, value: row.orders })),
  );
}

/** Revenue of one currency by placed day and channel, in minor units. */
export function revenueByDay(figures: Figures, currency: string): DayTable {
  const rows = figures.sales.filter((row) => row.currency === currency);
  return layOut(
    figures,
    rows.map((row) => ({ ...row, value: row.revenue })),
  );
}

export interface DueDay {
  readonly day: Day;
  readonly onTime: number;
  readonly late: number;
}

/** Orders by due day: shipped on time and not. */
export function dueByDay(figures: Figures): DueDay[] {
  const found = new Map<Day, DueDay>();
  for (const { day, onTime, late } of figures.due) {
    const known = found.get(day) ?? { day, onTime: 0, late: 0 };
    found.set(day, { day, onTime: known.onTime + onTime, late: known.late + late });
  }
  return daysOf(figures.period).map((day) => found.get(day) ?? { day, onTime: 0, late: 0 });
}

/** The currencies that were taken, the one with the most orders first. */
export function currenciesOf(figures: Figures): string[] {
  return ranked(figures.sales.map((row) => ({ name: row.currency, value: row.orders })));
}

/** The channels that sold, were due or shipped, the one with the most orders first. */
export function channelsOf(figures: Figures): string[] {
  return ranked([
    ...figures.sales.map((row) => ({ name: row.channel, value: row.orders })),
    ...[...figures.due, ...figures.shipped].map((row) => ({ name: row.channel, value: 0 })),
  ]);
}

function layOut(
  figures: Figures,
  rows: readonly (Cell & { readonly day: Day; readonly channel: string })[],
): DayTable {
  const byDay = new Map<Day, { [channel: string]: Cell }>();
  for (const row of rows) {
    const by = byDay.get(row.day) ?? {};
    by[row.channel] = added([by[row.channel] ?? NOTHING, row]);
    byDay.set(row.day, by);
  }
  const days = daysOf(figures.period).map((day) => {
    const by = byDay.get(day) ?? {};
    return { day, by, total: added(Object.values(by)) };
  });
  const channels = ranked(rows.map((row) => ({ name: row.channel, value: row.value })));
  return { channels, days, total: added(days.map((row) => row.total)) };
}

const NOTHING: Cell = { value: 0, orders: 0 };

function added(cells: readonly Cell[]): Cell {
  return cells.reduce(
    (sum, cell) => ({ value: sum.value + cell.value, orders: sum.orders + cell.orders }),
    NOTHING,
  );
}

function ranked(rows: readonly { readonly name: string; readonly value: number }[]): string[] {
  const totals = new Map<string, number>();
  for (const { name, value } of rows) totals.set(name, (totals.get(name) ?? 0) + value);
  return [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}
