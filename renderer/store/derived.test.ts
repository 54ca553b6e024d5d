/** What is kept of stock and figures is true after a crash at any moment, two reads at once and a clock that was set back. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { createActivity } from './activity.ts';
import { importOrders } from './commands/import-orders.ts';
import { moveStock } from './commands/stock.ts';
import { Figures } from './figures.ts';
import { Stock } from './stock.ts';
import type { Store } from './store.ts';
import { openTestStore } from './test-store.ts';

const HOUR = 3_600_000;
const pause = () => Promise.resolve();
const activity = createActivity(() => Number.MAX_SAFE_INTEGER);

/** Stores a movement as a station does whose wall clock is so many ms ahead. */
async function receiveAhead(store: Store, id: string, units: number, ahead: number): Promise<void> {
  const movement = {
    ...{ id, kind: 'received', skuId: 'mug', bin: 'A1', units, at: store.clock.stamp() },
    ...{ by: { station: 's', user: '' }, reason: '', source: '' },
  };
  const meta = {
    _meta: { lwt: Date.now() + ahead },
    _rev: '1-a',
    _deleted: false,
    _attachments: {},
  };
  const row = { document: { ...movement, ...meta } };
  await store.movements.collection.internalStorageInstance.bulkWrite([row as never], 'test');
}

test('movements are counted once when the ledger is read twice at the same time', async () => {
  const { store } = await openTestStore();
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 5 }], '');
  const stock = new Stock(store.movements, store.local);
  await Promise.all([stock.load(pause), stock.catchUp(pause)]);
  expect(stock.onHand('mug')).toBe(5);
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 2 }], '');
  await Promise.all([stock.catchUp(pause), stock.catchUp(pause)]);
  expect(stock.onHand('mug')).toBe(7);
});

test('stock follows movements that a clock set back puts before those that were read', async () => {
  const { store } = await openTestStore();
  await receiveAhead(store, 'ahead', 5, 2 * HOUR);
  const stock = new Stock(store.movements, store.local);
  store.movements.onChange((changes) => stock.hear(changes));
  await stock.load(pause);
  await moveStock(store, 'adjusted', [{ sku: 'MUG', bin: 'A1', units: -1 }], 'broken');
  await stock.catchUp(pause);
  expect(stock.onHand('mug')).toBe(4);
});

test('a snapshot from ahead of the clock is never trusted again, nor is one kept', async () => {
  const { store } = await openTestStore();
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 5 }], '');
  const held = {
    mug: { stock: { A1: { baseAt: '', base: 0, since: 99, entered: true } }, newest: '' },
  };
  const checkpoint = { id: 'z', lwt: Date.now() + HOUR };
  const body = JSON.stringify({ value: held, checkpoint });
  await store.local.change('snapshot:stock', (old) => ({ ...old, id: 'snapshot:stock', body }));
  const stock = new Stock(store.movements, store.local);
  await stock.load(pause);
  expect(stock.onHand('mug')).toBe(5);
  expect((await store.local.get('snapshot:stock'))?.body).toBe('');
  await receiveAhead(store, 'ahead', 1, HOUR);
  await stock.catchUp(pause);
  await stock.save();
  expect((await store.local.get('snapshot:stock'))?.body).toBe('');
});

test('a stamp that a crash lost is known from the ledger, so that a clock set back makes no earlier one', async () => {
  const { store, wait, reopen } = await openTestStore();
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 5 }], '');
  const stamp = store.clock.last();
  const local = store.local.collection.storageInstance;
  // Nothing was kept: neither the latest stamp nor a snapshot.
  local.bulkWrite = () => Promise.reject(new Error('the page was killed'));
  wait(-HOUR);
  const again = (await reopen()).store;
  expect(again.clock.stamp() > stamp).toBe(true);
});

test('a day whose figures were being worked out at the crash is worked out again', async () => {
  const { store } = await openTestStore();
  const take = (externalId: string) => {
    const reading = readingOf({ externalId, number: externalId, lines: [lineOf('L1', 'MUG', 1)] });
    return importOrders(store, [reading], { importId: '' });
  };
  const fresh = () => new Figures(store.orders, store.local, store.localDay);
  await take('a');
  const before = fresh();
  await before.load(activity);
  await before.refresh(activity);
  await before.save();
  await take('b');

  const cut = fresh();
  await cut.load(activity);
  const { storageInstance } = store.local.collection;
  const write = storageInstance.bulkWrite;
  // The page is killed in the middle of writing the day: that write never ends.
  const killed = new Promise<void>((reached) => {
    storageInstance.bulkWrite = (rows, context) => {
      const isDay = rows.some((row) => row.document.id.startsWith('day:'));
      if (!isDay) return write.call(storageInstance, rows, context);
      reached();
      return new Promise(() => undefined);
    };
  });
  void cut.refresh(activity);
  await cut.save();
  await killed;
  storageInstance.bulkWrite = write;

  const after = fresh();
  await after.load(activity);
  await after.refresh(activity);
  expect(after.rollups().map((day) => day.sales[0]?.[2])).toEqual([2]);
  expect(after.count('a_ready')).toBe(2);
});

test('an order that changed its day just before a crash is counted on its new day alone', async () => {
  const { store } = await openTestStore();
  const placed = (placedAt: string) =>
    importOrders(store, [readingOf({ placedAt, shipBy: null })], { importId: '' });
  const fresh = () => new Figures(store.orders, store.local, store.localDay);
  await placed('2026-11-20T10:00:00.000Z');
  const before = fresh();
  await before.load(activity);
  await before.refresh(activity);
  await before.save();
  await placed('2026-11-22T10:00:00.000Z');

  const after = fresh();
  await after.load(activity);
  await after.check(activity);
  expect(after.count('a_ready')).toBe(1);
  expect(after.rollups().map(({ day, sales }) => [day, sales.length])).toEqual([
    ['2026-11-20', 0],
    ['2026-11-22', 1],
  ]);
});

test('on a full disk the figures are right all the same, and are worked out again at the next start', async () => {
  const { store } = await openTestStore();
  await importOrders(store, [readingOf({ externalId: 'a', number: 'a' })], { importId: '' });
  const figures = new Figures(store.orders, store.local, store.localDay);
  await figures.load(activity);
  const { storageInstance } = store.local.collection;
  const write = storageInstance.bulkWrite;
  storageInstance.bulkWrite = () => Promise.reject(new Error('QuotaExceededError'));
  await figures.refresh(activity);
  storageInstance.bulkWrite = write;
  expect(figures.rollups()).toHaveLength(1);
  await figures.save();

  const again = new Figures(store.orders, store.local, store.localDay);
  await again.load(activity);
  await again.refresh(activity);
  expect(again.rollups()).toEqual(figures.rollups());
});
