/** The numbers of a report over a real store, and the orders that are found behind each. */
import { expect, test } from 'vitest';
import file from '../../../resources/sample-shop/sample-shop.json';
import { defaultCriteria } from '../../../shared/priority/criteria.ts';
import { backlogOf } from '../../../shared/reports/backlog.ts';
import { reportOf } from '../../../shared/reports/report.ts';
import type { Selection } from '../../../shared/reports/selection.ts';
import { sampleData } from '../../../shared/sample/sample-data.ts';
import { sampleRecords } from '../../../shared/sample/sample-records.ts';
import { sampleShop } from '../../../shared/sample/sample-shop.ts';
import type { Store } from '../../store/store.ts';
import { openTestStore } from '../../store/test-store.ts';
import { type CountedOrder, ordersBehind } from './orders-behind.ts';

async function openSampleShop(): Promise<Store> {
  const { store } = await openTestStore();
  const shop = sampleShop(sampleData.parse(file), store.clock.now());
  const records = sampleRecords(shop, {
    by: { station: store.station.getState().id, user: 'Ada' },
    criteria: defaultCriteria,
    localTime: store.localTime,
  });
  await store.shipments.insert(records.shipments);
  await store.orders.insert(records.orders);
  await store.figures.refresh(store.activity);
  return store;
}

async function behind(store: Store, selection: Selection): Promise<CountedOrder[]> {
  const found: CountedOrder[] = [];
  for await (const slice of ordersBehind(store, selection, store.clock.now())) found.push(...slice);
  return found;
}

test('as many orders are found as each number says, each once', async () => {
  const store = await openSampleShop();
  const now = store.clock.now();
  const period = { from: '2026-10-25', to: '2026-11-23' };
  const { headlines } = reportOf(store.figures.rollups(), period, now);
  const parts = headlines.flatMap((figure) => figure.parts);
  expect(parts.map((part) => part.orders).every((orders) => orders > 0)).toBe(true);
  for (const part of parts) {
    const found = await behind(store, part.behind);
    expect(new Set(found.map((order) => order.id)).size).toBe(part.orders);
    expect(found.length).toBe(part.orders);
  }
});

test('the backlog of the queue is found in the store, age by age', async () => {
  const store = await openSampleShop();
  const rows = backlogOf(store.open.rows.values(), store.clock.now());
  expect(rows.reduce((sum, row) => sum + row.orders, 0)).toBe(219);
  for (const { age, orders } of rows) {
    expect((await behind(store, { kind: 'backlog', age })).length).toBe(orders);
  }
});
