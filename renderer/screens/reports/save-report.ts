/** A report as a CSV file in the reader's downloads. */
import { csvOf } from '../../../shared/reports/csv.ts';
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
  const text = csvOf(reportColumns.map(columnName), reportRows(report.figures));
  const file = new Blob([BYTE_ORDER_MARK + text], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `packbench-report-${report.period.from}-${report.period.to}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
