/** Tags that are a criterion of the priority. */
import { expect, test } from 'vitest';
import { latestOf } from '../../../shared/orders/log.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { tagOrders } from './orders.ts';

test('an order that is tagged as a VIP comes earlier, and goes back when the tag is taken off', async () => {
  const { store } = await openTestStore();
  await importOrders(store, [readingOf()], { importId: '' });
  const now = async () => {
    const order = await store.orders.get('shop:1001');
    if (!order) throw new Error('the order was imported');
    const reasons = latestOf(order.log, 'priority')?.reasons.map((reason) => reason.criterion);
    return { reasons, rank: order.rank };
  };
  const before = await now();
  await tagOrders(store, ['shop:1001'], 'vip', true);
  const tagged = await now();
  expect(tagged.reasons).toEqual([...(before.reasons ?? []), 'vip']);
  expect(tagged.rank < before.rank).toBe(true);
  await tagOrders(store, ['shop:1001'], 'vip', false);
  expect(await now()).toEqual(before);
});
