/** Closed orders on a real store: withdrawn ones are no orders any more, and hide no others. */
import { expect, test } from 'vitest';
import { HOME, readingOf } from '../../shared/testing/orders.ts';
import { closedPage, findOrders, ordersNumbered } from './closed-orders.ts';
import { saveImport } from './commands/import-account.ts';
import { importOrders } from './commands/import-orders.ts';
import { undoImport } from './commands/undo-import.ts';
import { PackSession } from './pack-session.ts';
import type { Store } from './store.ts';
import { openTestStore } from './test-store.ts';

const account = {
  file: 'a.csv',
  format: 'shopify',
  target: 'orders' as const,
  all: 10,
  finished: true,
  held: [],
  created: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  undoneAt: '',
  kept: [],
};

/** Ten withdrawn orders (`a0` … `a9`, Jo's), then three that stand (`a90`, `b1`, `b2`, Jo's as well), placed minutes apart. */
async function shop(): Promise<Store> {
  const { store, wait } = await openTestStore();
  const order = (number: string, minute: number) =>
    readingOf({
      channel: number.length > 2 ? 'etsy' : 'shop',
      externalId: number,
      number,
      placedAt: `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`,
      shipTo: { ...HOME, name: 'Jo March' },
    });
  const undone = Array.from({ length: 10 }, (_, n) => order(`a${n}`, 50 - n));
  await saveImport(store, 'i1', account);
  await importOrders(store, undone, { importId: 'i1' });
  wait(1000);
  await undoImport(store, 'i1');
  const standing = [order('a90', 10), order('b1', 9), order('b2', 8)];
  await importOrders(store, standing, { importId: '' });
  return store;
}

const numbers = (orders: readonly { readonly facts: { readonly number: string } }[]) =>
  orders.map((order) => order.facts.number);

test('All leaves withdrawn orders out, page by page', async () => {
  const store = await shop();
  const first = await closedPage(store, 'all', undefined, 2);
  const next = await closedPage(store, 'all', first.at(-1), 2);
  expect([numbers(first), numbers(next)]).toEqual([['a90', 'b1'], ['b2']]);
});

test('a search finds what stands behind any number of withdrawn orders', async () => {
  const store = await shop();
  expect(numbers(await findOrders(store, 'Jo', 3))).toEqual(['a90', 'b1', 'b2']);
  expect(numbers(await findOrders(store, 'a', 1))).toEqual(['a90']);
});

test('a withdrawn order is found by its number, after the others', async () => {
  const store = await shop();
  expect(numbers(await findOrders(store, 'A9', 5))).toEqual(['a90', 'a9']);
  expect(numbers(await ordersNumbered(store, 'a9'))).toEqual(['a9']);
});

test('where one order of a number was withdrawn and another stands, the number is the other', async () => {
  const store = await shop();
  await importOrders(store, [readingOf({ channel: 'etsy', externalId: 'x', number: 'a9' })], {
    importId: '',
  });
  expect((await ordersNumbered(store, 'a9')).map((order) => order.id)).toEqual(['etsy:x']);
});

test('its slip, scanned at the bench, opens it and says that it was withdrawn', async () => {
  const store = await shop();
  const session = new PackSession(store);
  await session.scan('a3');
  expect(session.view.getState().order?.id).toBe('shop:a3');
  expect(session.view.getState().order?.queue).toBe('z_withdrawn');
});
