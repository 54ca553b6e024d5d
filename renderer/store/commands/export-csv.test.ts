/** Exports on a real store: whole rows, spreadsheet-safe, and everything in them. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { EXPORTS, type ExportName, exportCsv } from './export-csv.ts';
import { importOrders } from './import-orders.ts';
import { moveStock, saveSkus } from './stock.ts';

async function shop(): Promise<TestStore> {
  const opened = await openTestStore();
  const { store } = opened;
  await saveSkus(store, [
    {
      sku: 'MUG',
      fields: {
        title: '=HYPERLINK("http://evil")',
        bin: 'A1',
        safety: 2,
        barcodes: [
          { code: '5012345678900', units: 1 },
          { code: 'CASE', units: 6 },
        ],
      },
    },
  ]);
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: 'A1', units: 10 }], 'opening');
  await moveStock(store, 'adjusted', [{ sku: 'MUG', bin: 'B1', units: 5 }], 'found, "behind"');
  await importOrders(
    store,
    [readingOf({ note: '-2+3 lines\nof note', lines: [lineOf('L1', 'MUG', 3)] })],
    { importId: '' },
  );
  await store.stock.catchUp(async () => undefined);
  store.open.reallocate(() => undefined, store.clock.iso(), store.lineSkus, store.catalogue.kitOf);
  return opened;
}

async function rowsOf(store: TestStore['store'], name: ExportName) {
  let text = '';
  for await (const part of exportCsv(store, name)) text += part;
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true })
    .data;
}

test('stock: each SKU with its figures, bins and barcodes, and no formula', async () => {
  const { store } = await shop();
  expect(await rowsOf(store, 'stock')).toEqual([
    {
      sku: 'MUG',
      title: `'=HYPERLINK("http://evil")`,
      bin: 'A1',
      barcodes: '5012345678900; CASE x6',
      on_hand: '15',
      allocated: '3',
      available: '10',
      backordered: '0',
      safety: '2',
      reorder_at: '0',
      warning: '',
      on_hand_by_bin: 'A1: 10; B1: 5',
      weight_g: '0',
      length_mm: '0',
      width_mm: '0',
      height_mm: '0',
      kit: '',
      note: '',
    },
  ]);
});

test('orders and lines: money in units of its currency, text that cannot run', async () => {
  const { store } = await shop();
  const [order] = await rowsOf(store, 'orders');
  expect(order).toMatchObject({
    order: '#1001',
    status: 'ready',
    total: '12.5',
    currency: 'GBP',
    units: '3',
    note: "'-2+3 lines\nof note",
    ship_to_phone: "'+1 555 0100",
    id: 'shop:1001',
  });
  expect(await rowsOf(store, 'lines')).toMatchObject([
    { order: '#1001', sku: 'MUG', units: '3', unit_price: '4.5', packed: '0', shipped: '0' },
  ]);
});

test('movements: every one, in the words of the ledger', async () => {
  const { store } = await shop();
  const rows = await rowsOf(store, 'movements');
  expect(rows.map(({ kind, sku, bin, units, reason }) => [kind, sku, bin, units, reason])).toEqual([
    ['adjusted', 'MUG', 'B1', '5', 'found, "behind"'],
    ['counted', 'MUG', 'A1', '10', 'opening'],
  ]);
});

test('an empty station exports headings alone', async () => {
  const { store } = await openTestStore();
  for (const name of EXPORTS) expect(await rowsOf(store, name)).toEqual([]);
});
