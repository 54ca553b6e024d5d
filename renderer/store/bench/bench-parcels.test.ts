/** Orders that leave in several parcels, or in part: what becomes of order, shipments and stock. */
import { expect, test } from 'vitest';
import { labelOf, statusOf } from '../../../shared/orders/status.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { importOrders } from '../commands/import-orders.ts';
import { shipmentsOf } from '../commands/ship.ts';
import { moveStock, saveSkus, stockHistory } from '../commands/stock.ts';
import { PackSession } from '../pack-session.ts';
import { openTestStore } from '../test-store.ts';

const ID = 'shop:1001';

async function bench() {
  const { store } = await openTestStore();
  await saveSkus(store, [{ sku: 'MUG', fields: { bin: 'A1' } }]);
  await moveStock(store, 'received', [{ sku: 'MUG', bin: 'A1', units: 10 }], 'goods came');
  const lines = [lineOf('L1', 'MUG', 3), lineOf('L2', 'TEE', 1)];
  await importOrders(store, [readingOf({ externalId: '1001', number: '1001', lines })], {
    importId: '',
  });
  const session = new PackSession(store);
  const scan = async (...codes: string[]) => {
    const kinds: string[] = [];
    for (const code of codes) kinds.push((await session.scan(code)).kind);
    return kinds;
  };
  const order = async () => {
    const found = await store.orders.get(ID);
    if (!found) throw new Error('no order');
    return found;
  };
  return { store, session, scan, order };
}

test('an order goes in two parcels, unit by unit, and each has what was scanned into it', async () => {
  const { store, session, scan, order } = await bench();
  expect(await scan('1001', 'MUG', 'MUG', 'PB.BOX')).toEqual([
    'opened',
    'counted',
    'counted',
    'parcel-shipped',
  ]);
  expect(session.view.getState().verdict).toEqual({
    kind: 'parcel-shipped',
    shipment: `${ID}:p1`,
    missing: 2,
  });
  expect(labelOf(await order())).toBe('partly-shipped');
  // What left is not undone scan by scan.
  expect(await scan('PB.UNDO', 'MUG', 'MUG', 'TEE', 'PB.SHIP')).toEqual([
    'nothing-to-undo',
    'line-complete',
    'too-many',
    'order-complete',
    'shipped',
  ]);
  const shipments = await shipmentsOf(store, ID);
  expect(
    shipments.map(({ parcel, confirmed }) => [
      parcel,
      confirmed.contents.map(({ line, units }) => [line, units]),
    ]),
  ).toEqual([
    ['p1', [['L1', 2]]],
    [
      'p2',
      [
        ['L1', 1],
        ['L2', 1],
      ],
    ],
  ]);
  expect(statusOf(await order()).order).toBe('completed');
  const history = await stockHistory(store, 'mug');
  expect(history.map((line) => [line.movement.kind, line.change, line.after])).toEqual([
    ['received', 10, 10],
    ['shipped', -2, 8],
    ['shipped', -1, 7],
  ]);
});

test('a parcel that holds the rest is the last, whichever code is scanned', async () => {
  const { scan, order } = await bench();
  await scan('1001', 'MUG', 'MUG', 'MUG', 'TEE');
  expect(await scan('PB.BOX')).toEqual(['shipped']);
  expect(statusOf(await order()).fulfilment).toBe('shipped');
});

test('an empty parcel does not leave', async () => {
  const { store, scan } = await bench();
  expect(await scan('PB.BOX', '1001', 'PB.BOX', 'PB.REST')).toEqual([
    'no-order',
    'opened',
    'nothing-packed',
    'nothing-packed',
  ]);
  expect(await shipmentsOf(store, ID)).toEqual([]);
});

test('what is there leaves, and the rest waits on hold until it is released', async () => {
  const { store, scan, order } = await bench();
  expect(await scan('1001', 'MUG', 'PB.REST')).toEqual(['opened', 'counted', 'backordered']);
  const { holds, partlyShipped } = statusOf(await order());
  expect([holds.map(({ hold }) => hold), partlyShipped]).toEqual([['stock'], true]);
  expect(await scan('MUG', 'PB.NEXT')).toEqual(['on-hold', 'no-work']);
  expect(await shipmentsOf(store, ID)).toHaveLength(1);
});

test('an order is set aside by a code, and a label asked for only where there is an order', async () => {
  const { scan, order } = await bench();
  expect(await scan('PB.PRINT', 'PB.HOLD', '1001', 'PB.PRINT', 'PB.HOLD', 'MUG')).toEqual([
    'no-order',
    'no-order',
    'opened',
    'label-asked',
    'set-aside',
    'on-hold',
  ]);
  expect(statusOf(await order()).holds.map(({ hold }) => hold)).toEqual(['operator']);
});

test('what was put in comes out again, when it is asked for twice in a row', async () => {
  const { scan, order } = await bench();
  expect(
    await scan('1001', 'PB.OUT', 'MUG', 'TEE', 'PB.OUT', 'MUG', 'PB.OUT', 'PB.OUT', 'PB.OUT'),
  ).toEqual([
    'opened',
    'nothing-to-undo',
    'counted',
    'line-complete',
    'unpack-asked',
    'counted',
    'unpack-asked',
    'unpacked',
    'nothing-to-undo',
  ]);
  expect(statusOf(await order()).lines.map(({ packed }) => packed)).toEqual([0, 0]);
});

test('a warning is read before the first unit of its SKU, once an order', async () => {
  const { store, session, scan } = await bench();
  await saveSkus(store, [{ sku: 'MUG', fields: { warning: 'Fragile: two layers of paper' } }]);
  expect(await scan('1001', 'MUG')).toEqual(['opened', 'warned']);
  expect(session.view.getState().verdict).toEqual({
    kind: 'warned',
    sku: 'MUG',
    text: 'Fragile: two layers of paper',
  });
  expect(await scan('TEE', 'MUG', 'MUG', 'MUG')).toEqual([
    'line-complete',
    'counted',
    'counted',
    'order-complete',
  ]);
});
