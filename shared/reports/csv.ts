/**
 * CSV that a spreadsheet opens as it was meant: RFC 4180 quoting, CRLF line ends, and no text that it would run
 * as a formula (OWASP "CSV injection": a leading = + - @ tab or carriage return is disarmed with an apostrophe).
 */

/** Numbers stay numbers; null is an empty cell. */
export type CsvCell = string | number | boolean | null;

const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/;

/** A table as CSV text, without a byte-order mark; every row ends in CRLF. */
export function csvOf(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = csvRow(header);
  for (const row of rows) text += csvRow(row);
  return text;
}

/** One row of CSV, for exports written in slices. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
