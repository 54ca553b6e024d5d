/** A report as a CSV file in the reader's downloads. */
import { type CsvCell, csvOf } from '../../../shared/reports/csv.ts';
import type { Period } from '../../../shared/reports/days.ts';
import type { Report } from '../../../shared/reports/report.ts';
import {
  type ReportColumn,
  reportColumns,
  reportRows,
} from '../../../shared/reports/report-csv.ts';

/** Excel takes a file without it for Windows-1252. */
const BYTE_ORDER_MARK = '\ufeff';

/** Saves the report's figures by day and channel, columns named by `columnName`. */
export function saveReport(report: Report, columnName: (column: ReportColumn) => string): void {
  saveTable('report', report.period, reportColumns.map(columnName), reportRows(report.figures));
}

/** Saves a table of a period: `name` stands in the file's name. */
export function saveTable(
  name: string,
  { from, to }: Period,
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): void {
  const file = new Blob([BYTE_ORDER_MARK + csvOf(columns, rows)], {
    type: 'text/csv;charset=utf-8',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `packbench-${name}-${from}-${to}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
