/** Rows that were not taken, as a CSV file: corrected there, it can be imported by itself. */
import { csvOf } from '../../../shared/reports/csv.ts';
import type { ImportDesk } from '../../importing/import-desk.ts';
import type { AccountedRow, RowKind } from '../../importing/messages.ts';

/** Excel takes a file without it for Windows-1252. */
const BYTE_ORDER_MARK = '\ufeff';
const ALL = 1_000_000;

interface SaveRows {
  readonly kind: RowKind;
  readonly file: string;
  readonly headers: readonly string[];
  /** Headings of the two columns put before the file's own. */
  readonly names: readonly [line: string, reason: string];
  readonly reasonOf: (row: AccountedRow) => string;
}

/** Saves all rows of a kind; no text in it can run as a formula. */
export async function saveRows(
  desk: ImportDesk,
  { kind, file, headers, names, reasonOf }: SaveRows,
): Promise<void> {
  const rows = await desk.ask('rows', { kind, from: 0, count: ALL });
  const cells = rows.map((row) => [
    ...headers.map((_, column) => row.cells[column] ?? ''),
    row.line,
    reasonOf(row),
  ]);
  const text = csvOf([...headers, ...names], cells);
  const blob = new Blob([BYTE_ORDER_MARK + text], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${file.replace(/\.[a-z.]+$/i, '')}-${kind}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
