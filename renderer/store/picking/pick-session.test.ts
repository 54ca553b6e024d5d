/** A walk on a real store: what is scanned is kept, what is missing stops its order, a reload goes on. */
import { expect, test, vi } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../commands/import-orders.ts';
import { saveSkus } from '../commands/stock.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { PickSession } from './pick-session.ts';
import { beingPicked } from './to-pick.ts';

const fields = (title: string, bin: string, code: string) => ({
  ...{ title, bin },
  barcodes: [{ code, units: 1 }],
});

/** Two orders: two mugs and a tee; three mugs. */
async function shop(): Promise<TestStore> {
  const opened = await openTestStore();
  const { store } = opened;
  await saveSkus(store, [
    { sku: 'MUG', fields: fields('Mug', 'A-10', '5012345678900') },
    { sku: 'TEE', fields: fields('Tee', 'A-2', '4006381333931') },
  ]);
  const one = readingOf({ lines: [lineOf('L1', 'MUG', 2), lineOf('L2', 'TEE', 1)] });
  const two = readingOf({ externalId: '2', number: '2', lines: [lineOf('L1', 'MUG', 3)] });
  await importOrders(store, [one, two], { importId: '' });
  await vi.waitFor(() => expect(store.open.rows.size).toBe(2));
  return opened;
}

const ORDERS = ['shop:1001', 'shop:2'];

test('orders are picked by scanning, in the order of the bins, and wait for the bench', async () => {
  const { store } = await shop();
  const picking = new PickSession(store);
  expect(await picking.start(ORDERS)).toEqual({ kind: 'started', orders: 2, stops: 2 });
  expect(store.open.rows.get('shop:2')?.label).toBe('picking');
  expect(await picking.scan('4006381333931')).toEqual({ kind: 'stop-done', sku: 'TEE' });
  for (let left = 4; left > 0; left--)
    expect(await picking.scan('5012345678900')).toEqual({ kind: 'picked', sku: 'MUG', left });
  expect(await picking.finish()).toEqual({ kind: 'not-done', stops: 1 });
  expect(await picking.scan('5012345678900')).toEqual({ kind: 'walk-done' });
  expect(await picking.scan('PB.SHIP')).toEqual({ kind: 'finished', orders: 2 });
  expect(picking.view.getState()).toMatchObject({ walk: null, picked: ORDERS });
  expect(beingPicked(store, picking.view.getState().picked)).toEqual([]);
});

test('after a restart the walk goes on where it was', async () => {
  const opened = await shop();
  const before = new PickSession(opened.store);
  await before.start(ORDERS);
  await before.scan('A-10');
  await before.scan('5012345678900');
  const { walk } = before.view.getState();
  const { store } = await opened.reopen();
  const after = new PickSession(store);
  await after.restored;
  expect(after.view.getState().walk).toEqual(walk);
  expect(await after.scan('5012345678900')).toEqual({ kind: 'picked', sku: 'MUG', left: 3 });
});

test('who goes without is held, the rest goes on, and taking it back releases', async () => {
  const { store } = await shop();
  const picking = new PickSession(store);
  await picking.start(ORDERS);
  await picking.scan('5012345678900');
  await picking.scan('5012345678900');
  const mug = picking.view.getState().walk?.stops.find(({ sku }) => sku === 'MUG');
  if (!mug) throw new Error('no mugs on the walk');
  expect(await picking.short(mug, 'missing', '3 of MUG missing')).toEqual({
    ...{ kind: 'short', sku: 'MUG', units: 3 },
  });
  const held = () => ORDERS.map((id) => store.open.rows.get(id)?.held);
  expect(held()).toEqual([false, true]);
  expect(await picking.scan('PB.UNDO')).toEqual({ kind: 'undone', sku: 'MUG', units: 0 });
  expect(held()).toEqual([false, false]);
});

test('giving up puts the orders back', async () => {
  const { store } = await shop();
  const picking = new PickSession(store);
  await picking.start(['shop:2']);
  expect(await picking.giveUp()).toEqual({ kind: 'given-up', orders: 1 });
  expect(store.open.rows.get('shop:2')?.label).toBe('ready');
});

test('an order of the queue is picked alone by its own code; nothing else begins a walk', async () => {
  const { store } = await shop();
  const picking = new PickSession(store);
  expect(await picking.scan('5012345678900')).toEqual({ kind: 'no-walk' });
  expect(await picking.scan('nonsense')).toEqual({ kind: 'unknown', code: 'nonsense' });
  expect(await picking.scan('#1001')).toEqual({ kind: 'started', orders: 1, stops: 2 });
  expect(await picking.start(['shop:2'])).toEqual({ kind: 'not-done', stops: 2 });
});

test('taken off the queue before, an order is offered to a walk', async () => {
  const { store } = await shop();
  const picking = new PickSession(store);
  await picking.start(['shop:2']);
  expect(beingPicked(store, [])).toEqual(['shop:2']);
});
