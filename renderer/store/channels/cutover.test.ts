/** Cutover: an order that came from a file and is told live later is packed once, shipped once, and takes its stock once. */

import { expect, test } from 'vitest';
import { statusOf } from '../../../shared/orders/status.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../commands/import-orders.ts';
import { moveStock, saveSkus } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { takeInPulled } from './take-in.ts';
import { ofShop } from './test-channel.ts';

const ID = 'shopify:_23_1001';
// A file knows its lines by their place, the channel by ids of its own; and it may sort them otherwise.
const fromFile = { lines: [lineOf('1', 'MUG', 2), lineOf('2', 'TEE', 1)] };
const live = { lines: [lineOf('9001', 'TEE', 1), lineOf('9002', 'mug', 2)] };

/** A shop that has imported order #1001 from a file, with 10 of everything. */
async function importedShop() {
  const { store } = await openTestStore();
  const skus = ['MUG', 'TEE'];
  await saveSkus(
    store,
    skus.map((sku) => ({ sku, fields: {} })),
  );
  await moveStock(
    store,
    'counted',
    skus.map((sku) => ({ sku, bin: '', units: 10 })),
    '',
  );
  const reading = readingOf({ channel: 'shopify', externalId: '#1001', ...fromFile });
  await importOrders(store, [reading], { importId: 'i1' });
  return { store, session: new PackSession(store) };
}

function tell(store: Store, revision: string, change: Partial<OrderReading> = {}) {
  const reading = readingOf({ externalId: '55501', revision, ...live, ...change });
  const said = { review: [], cancelRequested: false, raw: '' };
  return takeInPulled(store, { id: 'shopify', setting: ofShop('shopify') }, [{ reading, ...said }]);
}

async function stockOf(store: Store): Promise<(number | undefined)[]> {
  await store.stock.catchUp(() => Promise.resolve());
  return ['mug', 'tee'].map((sku) => store.stock.onHand(sku));
}

async function onlyOrder(store: Store) {
  expect(await store.orders.count()).toBe(1);
  const order = await store.orders.get(ID);
  if (!order) throw new Error('the order was imported');
  return order;
}

async function scanAll(session: PackSession, ...codes: string[]) {
  for (const code of codes) await session.scan(code);
}

test('adopted before it is packed', async () => {
  const { store, session } = await importedShop();
  await tell(store, '1');
  expect(store.open.rows.size).toBe(1);
  await scanAll(session, '#1001', 'MUG', 'MUG', 'TEE');
  expect(await session.ship()).toMatchObject({ kind: 'shipped' });
  await tell(store, '2');
  expect((await onlyOrder(store)).queue).toBe('x_shipped');
  expect(await stockOf(store)).toEqual([8, 9]);
});

test('adopted half packed: what is in the box stays in it', async () => {
  const { store, session } = await importedShop();
  await scanAll(session, '#1001', 'MUG');
  await tell(store, '1');
  expect(statusOf(await onlyOrder(store)).lines).toEqual([
    { line: '9001', units: 1, packed: 0, shipped: 0 },
    { line: '9002', units: 2, packed: 1, shipped: 0 },
  ]);
  expect(await session.undo()).toMatchObject({ kind: 'undone' });
  await scanAll(session, 'MUG', 'MUG', 'TEE');
  expect(await session.ship()).toMatchObject({ kind: 'shipped' });
  await tell(store, '2', { note: 'Thanks' });
  expect((await onlyOrder(store)).queue).toBe('x_shipped');
  expect(await stockOf(store)).toEqual([8, 9]);
});

test('adopted when it has left: it is not packed again, and a unit bought later is', async () => {
  const { store, session } = await importedShop();
  await scanAll(session, '#1001', 'MUG', 'MUG', 'TEE');
  await session.ship();
  await tell(store, '1');
  await tell(store, '2', { note: 'Thanks' });
  expect((await onlyOrder(store)).queue).toBe('x_shipped');
  expect(await stockOf(store)).toEqual([8, 9]);
  expect(store.open.demandFor('mug')).toBe(0);

  await tell(store, '3', { lines: [lineOf('9001', 'TEE', 1), lineOf('9002', 'mug', 3)] });
  expect(statusOf(await onlyOrder(store))).toMatchObject({ order: 'open', partlyShipped: true });
});

test('a channel that knows the order by other articles holds it, and nothing is packed twice unseen', async () => {
  const { store, session } = await importedShop();
  await scanAll(session, '#1001', 'MUG', 'MUG', 'TEE');
  await session.ship();
  await tell(store, '1', { lines: [lineOf('9001', 'TEE', 1), lineOf('9002', 'MUG-BLUE', 2)] });
  const order = await onlyOrder(store);
  expect(order.queue).toBe('b_blocked');
  expect(statusOf(order).holds).toMatchObject([
    { reason: expect.stringContaining('its channel has other lines') },
  ]);
});
