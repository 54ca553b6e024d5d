/** The preview is what the queue becomes once the criteria are saved. */
import { expect, test } from 'vitest';
import { defaultCriteria } from '../../../../shared/priority/criteria.ts';
import { lineOf, readingOf, timeAt } from '../../../../shared/testing/orders.ts';
import { importOrders } from '../../../store/commands/import-orders.ts';
import { reprioritise } from '../../../store/commands/reprioritise.ts';
import { changeSettings } from '../../../store/settings.ts';
import { openTestStore } from '../../../store/test-store.ts';
import { previewTop } from './preview.ts';

const orders = [
  { externalId: '1', placedAt: timeAt(-60) },
  { externalId: '2', placedAt: timeAt(-600), total: 90_000 },
  { externalId: '3', placedAt: timeAt(-30), service: 'Express' },
  { externalId: '4', placedAt: timeAt(-20), programmes: ['prime'] },
  { externalId: '5', placedAt: timeAt(-2000), buyer: { name: 'V', email: 'V@x.org', phone: '' } },
].map((one) => readingOf({ ...one, number: `#${one.externalId}`, lines: [lineOf('1', 'MUG', 1)] }));

test('shows the order of the queue after saving, and how far each order moves', async () => {
  const { store } = await openTestStore();
  await importOrders(store, orders, { importId: '' });
  const ready = () =>
    store.orders.page({ index: ['queue', 'rank'], equals: ['a_ready'], limit: 100 });
  const before = await ready();
  const rules = {
    ...defaultCriteria,
    version: 'new',
    premium: 0,
    vip: 90 * 60,
    vips: ['v@x.org'],
    express: -600,
    valuePer100: 300,
  };
  const preview = previewTop(before, rules, store.localTime, 10);
  await changeSettings(store.settings, store.clock, 'priority', rules);
  await reprioritise(store);
  const after = await ready();
  expect(preview.map((row) => row.id)).toEqual(after.map((order) => order.id));
  expect(preview.map((row) => row.id)).not.toEqual(before.map((order) => order.id));
  const place = (list: typeof before, id: string) => list.findIndex((order) => order.id === id);
  expect(preview.map((row) => row.up)).toEqual(
    preview.map((row) => place(before, row.id) - place(after, row.id)),
  );
  expect(previewTop(before, rules, store.localTime, 2)).toEqual(preview.slice(0, 2));
});

test('under the criteria in force nothing moves', async () => {
  const { store } = await openTestStore();
  await importOrders(store, orders, { importId: '' });
  const ready = await store.orders.page({
    index: ['queue', 'rank'],
    equals: ['a_ready'],
    limit: 100,
  });
  const rows = previewTop(ready, defaultCriteria, store.localTime, 10);
  expect(rows.map((row) => row.up)).toEqual([0, 0, 0, 0, 0]);
});
