/** The store as a whole: what is derived stays true over changes, restarts and crashes, and a full disk loses nothing. */
import { expect, test, vi } from 'vitest';
import { movementsOf } from '../../shared/shipping/implied.ts';
import { shipmentOf } from '../../shared/shipping/shipment.ts';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { importOrders } from './commands/import-orders.ts';
import { holdOrders, releaseHold } from './commands/orders.ts';
import { shipmentsOf } from './commands/ship.ts';
import { moveStock, saveSkus } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import { noFilters, queueView } from './queue-view.ts';
import { authorOf } from './station.ts';
import { openTestStore } from './test-store.ts';

test('a shipment whose movements and log entry a crash cut off is finished at the next start', async () => {
  const { store, reopen } = await openTestStore();
  await importOrders(store, [readingOf({ lines: [lineOf('L1', 'MUG', 2)] })], { importId: '' });
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: '', units: 5 }], 'opening');
  const session = new PackSession(store);
  for (const code of ['#1001', 'MUG', 'MUG']) await session.scan(code);
  const order = await store.orders.get('shop:1001');
  if (!order) throw new Error('the order was imported');
  const carriage = { carrier: '', service: '', tracking: '' };
  // The crash: the shipment is stored, nothing of what follows from it.
  const shipment = shipmentOf(
    order,
    carriage,
    () => '',
    authorOf(store.station),
    store.clock.stamp(),
  );
  await store.shipments.insert([shipment]);

  const again = (await reopen()).store;
  await vi.waitFor(async () => {
    expect((await shipmentsOf(again, order.id))[0]?.settled).toBe('done');
  });
  expect((await again.orders.get(order.id))?.queue).toBe('x_shipped');
  expect(
    await again.movements.getMany(movementsOf(shipment).map((movement) => movement.id)),
  ).toHaveLength(1);
  await vi.waitFor(() => expect(again.stock.onHand('mug')).toBe(3));
});

test('stock and counts are the same after a restart as before it', async () => {
  const { store, reopen, wait } = await openTestStore();
  await importOrders(
    store,
    [
      readingOf({ externalId: 'a', number: 'a', lines: [lineOf('L1', 'MUG', 1)] }),
      readingOf({ externalId: 'b', number: 'b', lines: [lineOf('L1', 'TEE', 4)] }),
    ],
    { importId: '' },
  );
  await moveStock(
    store,
    'counted',
    [
      { sku: 'MUG', bin: 'A1', units: 5 },
      { sku: 'TEE', bin: 'A1', units: 3 },
    ],
    'opening',
  );
  wait(1000);
  await moveStock(store, 'adjusted', [{ sku: 'MUG', bin: 'A1', units: -1 }], 'broken');
  const session = new PackSession(store);
  for (const code of ['a', 'MUG', 'PB.SHIP']) await session.scan(code);
  wait(1_000); // Stock is caught up in a lull.
  await vi.waitFor(() => expect(store.stock.onHand('mug')).toBe(3));

  const again = (await reopen()).store;
  expect([again.stock.onHand('mug'), again.stock.onHand('tee'), again.stock.onHand('hat')]).toEqual(
    [3, 3, undefined],
  );
  await vi.waitFor(() => expect(again.figures.count('x_shipped')).toBe(1));
  // Four tees are wanted and three are there: the order is not ready, and says by how many.
  const view = queueView(again.open, 'blocked', noFilters, again.clock.now(), null);
  expect(view.counts).toEqual({ ready: 0, blocked: 1, picking: 0, packing: 0, packed: 0 });
  expect(again.open.shortagesOf('shop:b')).toEqual([{ sku: 'TEE', missing: 1 }]);
});

test('a count that arrives late sets its base under the movements that came after it', async () => {
  const { store, wait } = await openTestStore();
  const early = store.clock.stamp();
  wait(1000);
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 5 }], '');
  await vi.waitFor(() => expect(store.stock.onHand('mug')).toBe(5));
  const by = authorOf(store.station);
  await store.movements.insert([
    {
      id: 'late',
      kind: 'counted',
      skuId: 'mug',
      bin: 'A1',
      units: 20,
      at: early,
      by,
      reason: '',
      source: '',
    },
  ]);
  await vi.waitFor(() => expect(store.stock.onHand('mug')).toBe(25));
});

test('holds are a set: releasing one leaves the others', async () => {
  const { store } = await openTestStore();
  await importOrders(store, [readingOf()], { importId: '' });
  await holdOrders(store, ['shop:1001'], { hold: 'fraud', reason: 'check card', until: null });
  await holdOrders(store, ['shop:1001'], { hold: 'address', reason: 'no street', until: null });
  const holds = async () =>
    (await store.orders.get('shop:1001'))?.log.filter((entry) => entry.kind === 'hold') ?? [];
  const [first] = await holds();
  await releaseHold(store, 'shop:1001', first?.id ?? '', 'checked');
  expect((await store.orders.get('shop:1001'))?.queue).toBe('b_blocked');
  await releaseHold(store, 'shop:1001', (await holds())[1]?.id ?? '', 'found');
  expect((await store.orders.get('shop:1001'))?.queue).toBe('a_ready');
});

test('a scan that cannot be written says so and counts nothing', async () => {
  const { store } = await openTestStore();
  await saveSkus(store, [{ sku: 'MUG', fields: { title: 'Mug' } }]);
  await importOrders(store, [readingOf({ lines: [lineOf('L1', 'MUG', 2)] })], { importId: '' });
  const session = new PackSession(store);
  await session.scan('#1001');
  const { storageInstance } = store.orders.collection;
  const write = storageInstance.bulkWrite;
  storageInstance.bulkWrite = () =>
    Promise.reject(new Error('QuotaExceededError: the disk is full'));
  expect(await session.scan('MUG')).toEqual({
    kind: 'not-saved',
    reason: 'QuotaExceededError: the disk is full',
  });
  storageInstance.bulkWrite = write;
  expect(await session.scan('MUG')).toEqual({ kind: 'counted', line: 'L1', packed: 1, units: 2 });
});
