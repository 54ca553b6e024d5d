/** A spreadsheet's cells as a table: numbers and dates become text that can be read only one way. */
import type { Result } from '../result.ts';
import { type NoTable, type Table, tableOf } from './table.ts';

/** A cell as a spreadsheet library gives it. */
export type SheetCell = string | number | boolean | Date | null;

/** The table in a sheet; rows are numbered as the spreadsheet shows them. */
export function sheetTable(rows: readonly (readonly SheetCell[])[]): Result<Table, NoTable> {
  return tableOf(
    rows.map((row) => row.map(cellText)),
    rows.map((_, index) => index + 1),
  );
}

/** Dates as ISO without zone (a spreadsheet knows none), whole numbers without exponent. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'number') return numberText(cell);
  return String(cell);
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  // A spreadsheet keeps days as fractions: half past nine comes out a hair before it.
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const [day, time = ''] = rounded.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? (day ?? '') : `${day} ${time}`;
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  // A sheet keeps 15 digits: 0.1 + 0.2 is shown as 0.3 there, and so it is here.
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? text.toUpperCase() : text;
}
