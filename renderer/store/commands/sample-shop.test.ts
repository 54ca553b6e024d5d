/** The sample shop on a real store: what it brings, and that taking it out leaves nothing of it and all of one's own. */
import { expect, test } from 'vitest';
import file from '../../../resources/sample-shop/sample-shop.json';

import { sampleData } from '../../../shared/sample/sample-data.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { noteOrder } from './orders.ts';
import { hasSampleShop, openSampleShop, removeSampleShop } from './sample-shop.ts';
import { moveStock, saveSkus, stockHistory } from './stock.ts';

const data = sampleData.parse(file);

async function counts(store: Store): Promise<Record<string, number>> {
  const { orders, shipments, skus, movements, documents } = store;
  const entries = Object.entries({ orders, shipments, skus, movements, documents });
  return Object.fromEntries(
    await Promise.all(entries.map(async ([name, table]) => [name, await table.count()] as const)),
  );
}

test('opens with orders in every state and stock, and says so', async () => {
  const { store } = await openTestStore();
  const steps: [number, number][] = [];
  const opened = await openSampleShop(store, data, (done, all) => steps.push([done, all]));
  expect(opened).toEqual({ ok: true, value: data.orders.length });
  expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  expect(await hasSampleShop(store)).toBe(true);
  expect(store.figures.count('x_shipped')).toBeGreaterThan(100);
  expect(store.open.rows.size).toBeGreaterThan(100);
  const before = await counts(store);
  await openSampleShop(store, data);
  expect(await counts(store)).toEqual(before);
});

test('taken out, it leaves the station as empty as it was', async () => {
  const { store } = await openTestStore();
  await openSampleShop(store, data);
  const [order] = store.open.rows.keys();
  await noteOrder(store, order ?? '', 'worked on');
  await moveStock(store, 'adjusted', [{ sku: '22423', bin: 'A1-02', units: -1 }], 'Damaged');
  await store.stock.catchUp(async () => undefined);
  await removeSampleShop(store, data);
  await store.stock.catchUp(async () => undefined);
  expect(await counts(store)).toEqual({
    orders: 0,
    shipments: 0,
    skus: 0,
    movements: 0,
    documents: 0,
  });
  expect(store.open.rows.size).toBe(0);
  expect(store.catalogue.skus.size).toBe(0);
  expect([...store.stock.ids()]).toEqual([]);
  expect(store.figures.count('x_shipped')).toBe(0);
  expect(await hasSampleShop(store)).toBe(false);
});

test('own orders, and the SKUs they name, stay', async () => {
  const { store } = await openTestStore();
  await openSampleShop(store, data);
  const named = readingOf({ channel: 'manual', externalId: 'sample-1.s1', number: 'sample-1' });
  const own = readingOf({ lines: [lineOf('1', '22423', 1)] });
  await importOrders(store, [own, named], { importId: '' });
  await moveStock(store, 'received', [{ sku: '22423', bin: 'Z1', units: 4 }], 'Delivery');
  await removeSampleShop(store, data);
  expect([...store.open.rows.keys()]).toEqual(['shop:1001', 'manual:sample-1.s1']);
  expect([...store.catalogue.skus.keys()]).toEqual(['22423']);
  const history = await stockHistory(store, '22423');
  expect(history.map((line) => [line.movement.kind, line.after])).toEqual([['received', 4]]);
});

test('SKUs that closed orders of one’s own name stay, and those that a kit of one’s own is made of', async () => {
  const { store } = await openTestStore();
  await openSampleShop(store, data);
  const shipped = readingOf({ status: 'shipped', lines: [lineOf('1', '22423', 1)] });
  const cancelled = readingOf({
    externalId: '1002',
    status: 'cancelled',
    lines: [lineOf('1', '85123A', 1)],
  });
  await importOrders(store, [shipped, cancelled], { importId: '' });
  await saveSkus(store, [{ sku: 'GIFT', fields: { kit: [{ sku: '22720', units: 2 }] } }]);
  await removeSampleShop(store, data);
  expect([...store.catalogue.skus.keys()].sort()).toEqual(['22423', '22720', '85123a', 'gift']);
});
