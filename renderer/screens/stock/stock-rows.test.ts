/** The stock list on a real store: figures, flags, filters, search and order. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../../store/commands/import-orders.ts';
import { moveStock, saveSkus } from '../../store/commands/stock.ts';
import type { Store } from '../../store/store.ts';
import { openTestStore } from '../../store/test-store.ts';
import { chosenRows, countShown, type StockChoice, skusByCode, stockRows } from './stock-rows.ts';

const first: StockChoice = { find: '', show: 'all', sort: 'sku', down: false };

async function shop(): Promise<Store> {
  const { store } = await openTestStore();
  await saveSkus(store, [
    { sku: 'MUG-10', fields: { title: 'Big mug', bin: 'A10', safety: 2, reorder: 3 } },
    {
      sku: 'MUG-2',
      fields: { title: 'Mug', bin: 'A2', barcodes: [{ code: '012345678905', units: 1 }] },
    },
    { sku: 'TEE', fields: { title: 'T-shirt', bin: '' } },
    { sku: 'SET', fields: { title: 'Set', kit: [{ sku: 'TEE', units: 2 }] } },
  ]);
  await moveStock(
    store,
    'counted',
    [
      { sku: 'MUG-10', bin: 'A10', units: 5 },
      { sku: 'MUG-2', bin: 'A2', units: 1 },
      { sku: 'OLD', bin: 'Z', units: 4 },
    ],
    'opening',
  );
  await importOrders(
    store,
    [readingOf({ lines: [lineOf('1', 'MUG-10', 3), lineOf('2', 'MUG-2', 3)] })],
    { importId: '' },
  );
  await store.stock.catchUp(async () => undefined);
  store.open.reallocate(
    (id) => store.stock.onHand(id),
    store.clock.iso(),
    store.lineSkus,
    store.catalogue.kitOf,
  );
  return store;
}

test('shows what is there, promised, left and missing', async () => {
  const rows = stockRows(await shop());
  expect(Object.fromEntries(rows.map((row) => [row.sku.sku, row.figures]))).toEqual({
    'MUG-10': { onHand: 5, allocated: 3, available: 0, backordered: 0 },
    'MUG-2': { onHand: 1, allocated: 1, available: 0, backordered: 2 },
    TEE: undefined,
    SET: undefined,
    old: { onHand: 4, allocated: 0, available: 4, backordered: 0 },
  });
  expect(countShown(rows)).toEqual({ all: 5, oversold: 1, low: 2, reorder: 1, uncounted: 1 });
});

test('filters, sorts as people read, and finds by every word or by code', async () => {
  const store = await shop();
  const rows = stockRows(store);
  const skus = (choice: Partial<StockChoice>) => {
    const whole = { ...first, ...choice };
    return chosenRows(rows, whole, skusByCode(store, whole.find)).map((row) => row.sku.sku);
  };
  expect(skus({})).toEqual(['MUG-2', 'MUG-10', 'old', 'SET', 'TEE']);
  expect(skus({ sort: 'bin' })).toEqual(['MUG-2', 'MUG-10', 'old', 'SET', 'TEE']);
  expect(skus({ sort: 'onHand', down: true })).toEqual(['MUG-10', 'old', 'MUG-2', 'SET', 'TEE']);
  expect(skus({ show: 'oversold' })).toEqual(['MUG-2']);
  expect(skus({ show: 'uncounted' })).toEqual(['TEE']);
  expect(skus({ find: 'big MUG' })).toEqual(['MUG-10']);
  expect(skus({ find: 'a2' })).toEqual(['MUG-2']);
  expect(skus({ find: '0012345678905' })).toEqual(['MUG-2']);
  expect(skus({ find: 'nothing like it' })).toEqual([]);
});
