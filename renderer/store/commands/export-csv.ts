/** Everything as CSV that a spreadsheet opens safely: orders, lines, shipments, stock and movements, in slices. */
import { csvRow } from '../../../shared/reports/csv.ts';
import type { Store } from '../store.ts';
import type { Table } from '../table.ts';
import {
  type Columns,
  lineColumns,
  lineRows,
  movementColumns,
  orderColumns,
  shipmentColumns,
  shipmentRows,
  stockColumns,
} from './export-columns.ts';

export const EXPORTS = ['orders', 'lines', 'shipments', 'stock', 'movements'] as const;

export type ExportName = (typeof EXPORTS)[number];

export interface ExportOptions {
  readonly progress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

const SLICE = 500;
/** Without it spreadsheets take UTF-8 for an older alphabet. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One export as text, a slice at a time. */
export function exportCsv(
  store: Store,
  name: ExportName,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  const itself = <T>(doc: T) => [doc];
  switch (name) {
    case 'orders':
      return rows(store, store.orders, itself, orderColumns, options);
    case 'lines':
      return rows(store, store.orders, lineRows, lineColumns, options);
    case 'shipments':
      return rows(store, store.shipments, shipmentRows, shipmentColumns(store), options);
    case 'stock':
      return rows(store, store.skus, itself, stockColumns(store), options);
    case 'movements':
      return rows(store, store.movements, itself, movementColumns(store), options);
  }
}

async function* rows<T extends { readonly id: string }, R>(
  store: Store,
  table: Table<T>,
  rowsOf: (doc: T) => readonly R[],
  columns: Columns<R>,
  { progress = () => undefined, signal }: ExportOptions,
): AsyncGenerator<string> {
  const cells = Object.values(columns);
  yield BYTE_ORDER_MARK + csvRow(Object.keys(columns));
  const all = await table.count();
  let done = 0;
  for await (const docs of table.slices(SLICE, store.activity.pause)) {
    signal?.throwIfAborted();
    yield docs
      .flatMap(rowsOf)
      .map((row) => csvRow(cells.map((cell) => cell(row))))
      .join('');
    done += docs.length;
    progress(done, all);
  }
}
