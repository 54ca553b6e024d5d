/** Starting over on a real store, to its end and cut off half way. */
import { expect, test } from 'vitest';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { startOver } from './start-over.ts';
import { moveStock } from './stock.ts';

async function shop() {
  const first = await openTestStore();
  await importOrders(first.store, [readingOf()], { importId: '' });
  await moveStock(first.store, 'received', [{ sku: 'MUG', bin: 'A1', units: 4 }], '');
  await first.store.stock.catchUp(async () => undefined);
  // What a start leaves behind for the next one.
  return first.reopen();
}

test('everything is gone', async () => {
  const { store, reopen } = await shop();
  expect(store.stock.onHand('mug')).toBe(4);
  expect((await startOver(store)).ok).toBe(true);
  const { store: again } = await reopen();
  expect([again.open.rows.size, [...again.stock.ids()], again.figures.count('a_ready')]).toEqual([
    0,
    [],
    0,
  ]);
});

test('cut off half way, it leaves no stock that no movement tells of', async () => {
  const { store, reopen } = await shop();
  const cut: Store = {
    ...store,
    database: Object.create(store.database, {
      remove: {
        value: async () => {
          await store.movements.collection.remove();
          throw new Error('the page was closed');
        },
      },
    }),
  };
  expect(await startOver(cut)).toEqual({
    ok: false,
    error: { kind: 'not-saved', reason: 'the page was closed' },
  });
  const { store: again } = await reopen();
  expect([...again.stock.ids()]).toEqual([]);
  expect([...again.open.rows.keys()]).toEqual(['shop:1001']);
});
