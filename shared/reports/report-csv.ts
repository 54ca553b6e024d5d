/** A report as rows for a file: one row per day, channel and currency, with counts that can be added up again. */
import { decimalText } from '../records/money.ts';
import type { CsvCell } from './csv.ts';
import type { Figures } from './figures.ts';
import { nearestRank } from './percentile.ts';

/** The columns of `reportRows`; their names in words are the screen's. */
export const reportColumns = [
  'day',
  'channel',
  'currency',
  'orders',
  'revenue',
  'due',
  'on-time',
  'shipped',
  'cycle-p50',
  'cycle-p90',
] as const;

export type ReportColumn = (typeof reportColumns)[number];

/**
 * A period's figures, oldest day first. Sales have a row for each currency; due, on-time, shipped and cycle
 * times (minutes) have a row of their own without one, so that no column counts an order twice.
 */
export function reportRows(figures: Figures): CsvCell[][] {
  const sales = figures.sales.map((row): CsvCell[] => [
    row.day,
    row.channel,
    row.currency,
    row.orders,
    Number(decimalText(row.revenue, row.currency)),
    ...blanks(5),
  ]);
  return [...sales, ...workRows(figures)].sort(byFirstCells);
}

function workRows(figures: Figures): CsvCell[][] {
  const keys = new Set([...figures.due, ...figures.shipped].map((row) => key(row)));
  const due = new Map(figures.due.map((row) => [key(row), row]));
  const shipped = new Map(figures.shipped.map((row) => [key(row), row]));
  return [...keys].map((text): CsvCell[] => {
    const [day = '', channel = ''] = text.split('\u0000');
    const { onTime = 0, late = 0 } = due.get(text) ?? {};
    const minutes = shipped.get(text)?.minutes ?? [];
    return [
      day,
      channel,
      ...blanks(3),
      onTime + late,
      onTime,
      minutes.length,
      nearestRank(minutes, 50),
      nearestRank(minutes, 90),
    ];
  });
}

function blanks(count: number): null[] {
  return Array.from({ length: count }, () => null);
}

function key(row: { readonly day: string; readonly channel: string }): string {
  return `${row.day}\u0000${row.channel}`;
}

// Day, then channel, then the currencies of its sales before its work.
function byFirstCells(a: readonly CsvCell[], b: readonly CsvCell[]): number {
  const [x, y] = [sortText(a), sortText(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function sortText([day, channel, currency]: readonly CsvCell[]): string {
  return [day, channel, currency ?? '\uffff'].join('\u0000');
}
