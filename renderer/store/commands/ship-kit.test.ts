import { expect, test, vi } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { shipmentsOf, shipOrder, voidShipment } from './ship.ts';
import { moveStock, saveSkus } from './stock.ts';

test('a kit is short with its parts, and its parcel takes them off their bins until it is voided', async () => {
  const { store, wait } = await openTestStore();
  await saveSkus(store, [
    { sku: 'MUG', fields: { bin: 'A-1' } },
    { sku: 'BOX', fields: { bin: 'B-2' } },
    {
      sku: 'Gift Set',
      fields: {
        kit: [
          { sku: 'MUG', units: 2 },
          { sku: 'BOX', units: 1 },
        ],
      },
    },
  ]);
  const units = [
    { sku: 'MUG', bin: 'A-1', units: 3 },
    { sku: 'BOX', bin: 'B-2', units: 9 },
  ];
  await moveStock(store, 'received', units, 'delivery');
  const orders = ['1', '2'].map((id) =>
    readingOf({ externalId: id, number: `#${id}`, lines: [lineOf('L1', 'Gift Set', 1)] }),
  );
  await importOrders(store, orders, { importId: 'i1' });
  const [first = '', second = ''] = [...store.open.rows.keys()].toSorted();
  await vi.waitFor(() =>
    expect(store.open.shortagesOf(second)).toEqual([{ sku: 'Gift Set', missing: 1 }]),
  );
  expect(store.open.shortagesOf(first)).toEqual([]);

  const session = new PackSession(store);
  expect(await session.scan('#1')).toMatchObject({ kind: 'opened' });
  expect(await session.scan('GIFT SET')).toMatchObject({ kind: 'order-complete' });
  await shipOrder(store, first, { carrier: '', service: '', tracking: '' });
  // The bench is calm again.
  wait(5_000);
  const onHand = () => [store.stock.onHand('mug'), store.stock.onHand('box')];
  await vi.waitFor(() => expect(onHand()).toEqual([1, 8]));
  const [parcel] = await shipmentsOf(store, first);
  await voidShipment(store, parcel?.id ?? '', 'wrong box');
  await vi.waitFor(() => expect(onHand()).toEqual([3, 9]));
});
