import { expect, test } from 'vitest';
import { unreleasedHolds } from '../../../shared/orders/log.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { cancelOrders, holdOrders } from './orders.ts';
import { reinstateOrders, releaseAllHolds, takeBackHold } from './take-back.ts';

const HOLD = { hold: 'operator', reason: 'ask Kim', until: null } as const;

async function twoOrders() {
  const { store, wait } = await openTestStore();
  const numbers = ['1', '2'].map((number) => readingOf({ externalId: number, number }));
  await importOrders(store, numbers, { importId: '' });
  return { store, wait, ids: ['shop:1', 'shop:2'] };
}

async function holdsOf(store: Store, ids: readonly string[]): Promise<string[][]> {
  const orders = await store.orders.getMany(ids);
  return orders.map((order) => unreleasedHolds(order.log).map((hold) => hold.hold));
}

test('all holds of all orders are released, however many an order has', async () => {
  const { store, ids } = await twoOrders();
  await holdOrders(store, ids, HOLD);
  await holdOrders(store, ['shop:1'], { ...HOLD, hold: 'fraud' });
  const before = await holdsOf(store, ids);
  const outcome = await releaseAllHolds(store, ids, 'checked');
  expect({ before, outcome, after: await holdsOf(store, ids) }).toEqual({
    before: [['operator', 'fraud'], ['operator']],
    outcome: { done: ids, refused: [] },
    after: [[], []],
  });
});

test('taking a hold back leaves the other holds', async () => {
  const { store, ids } = await twoOrders();
  await holdOrders(store, ids, { ...HOLD, hold: 'fraud' });
  await holdOrders(store, ids, HOLD);
  await takeBackHold(store, ids, HOLD, 'a slip');
  expect(await holdsOf(store, ids)).toEqual([['fraud'], ['fraud']]);
});

test('cancellations are taken back; an order that was not cancelled is refused', async () => {
  const { store, ids } = await twoOrders();
  await cancelOrders(store, ['shop:1'], 'a slip');
  const outcome = await reinstateOrders(store, ids, 'a slip');
  const orders = await store.orders.getMany(ids);
  expect({ outcome, queues: orders.map((order) => order.queue) }).toEqual({
    outcome: {
      done: ['shop:1'],
      refused: [
        {
          id: 'shop:2',
          refusal: { kind: 'wrong-state', action: 'reinstate', state: 'unstarted' },
        },
      ],
    },
    queues: ['a_ready', 'a_ready'],
  });
});

test('a full disk ends the release of all holds and is told', async () => {
  const { store, ids } = await twoOrders();
  await holdOrders(store, ids, HOLD);
  await holdOrders(store, ['shop:1'], { ...HOLD, hold: 'fraud' });
  const { storageInstance } = store.orders.collection;
  const write = storageInstance.bulkWrite;
  const fail = () => Promise.reject(new Error('QuotaExceededError'));
  const refusal = { kind: 'not-saved', reason: 'QuotaExceededError' };
  let writes = 0;
  storageInstance.bulkWrite = (...args) =>
    writes++ === 0 ? write.apply(storageInstance, args) : fail();
  // The second of order 1's holds could not be released.
  expect(await releaseAllHolds(store, ids, 'checked')).toEqual({
    done: ['shop:2'],
    refused: [{ id: 'shop:1', refusal }],
  });
  storageInstance.bulkWrite = fail;
  expect((await releaseAllHolds(store, ['shop:1'], 'checked')).refused).toEqual([
    { id: 'shop:1', refusal },
  ]);
});
