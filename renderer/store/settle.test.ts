/** Law S1 in a store: what another station said of a parcel arrives, and stock and order follow. */
import { expect, test } from 'vitest';
import type { OrderRecord } from '../../shared/records/order.ts';
import { mergeShipments, shipmentOf, withEnd } from '../../shared/shipping/shipment.ts';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { importOrders } from './commands/import-orders.ts';
import { shipOrder, voidShipment } from './commands/ship.ts';
import { moveStock, stockHistory } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import { settleShipments } from './settle.ts';
import { openTestStore } from './test-store.ts';

const ID = 'shop:1001';
const BO = { station: 'bench-2', user: 'Bo' };
const carriage = { carrier: '', service: '', tracking: '' };

async function packedShop() {
  const { store } = await openTestStore();
  await importOrders(store, [readingOf({ lines: [lineOf('L1', 'MUG', 2)] })], { importId: '' });
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: '', units: 10 }], 'opening');
  const session = new PackSession(store);
  for (const code of ['#1001', 'MUG', 'MUG']) await session.scan(code);
  const packed = await store.orders.get(ID);
  if (!packed) throw new Error('the order was imported');
  return { store, packed };
}

/** The same parcel, confirmed by Bo a second later, with the network out. */
function shipmentOfBo(packed: OrderRecord, at: string) {
  return shipmentOf(packed, carriage, () => '', BO, `${at.slice(0, 17)}59.000Z|0000|bench-2`);
}

test('two parcels of one order take their units twice, and the one that came back gives its own back', async () => {
  const { store, packed } = await packedShop();
  await shipOrder(store, ID, carriage);
  const bos = shipmentOfBo(packed, store.clock.last());
  const arrives = async (end: 'none' | 'came-back') => {
    const said = { kind: 'came-back', at: store.clock.stamp(), by: BO, reason: '' } as const;
    await store.shipments.change(bos.id, (ours) => {
      const met = ours && mergeShipments(ours, bos);
      return met && end === 'came-back' ? withEnd(met, BO.station, said) : (met ?? null);
    });
    await settleShipments(store);
    const log = (await store.orders.get(ID))?.log.map((entry) => [entry.kind, entry.by.user]);
    return {
      log: log?.filter(([kind]) => kind === 'shipped' || kind === 'traced'),
      units: (await stockHistory(store, 'mug')).map((line) => line.change),
      settled: (await store.shipments.get(bos.id))?.settled,
    };
  };
  expect(await arrives('none')).toEqual({
    log: [
      ['shipped', 'Bo'],
      ['shipped', ''],
    ],
    units: [10, -2, -2],
    settled: 'done',
  });
  expect(await arrives('came-back')).toMatchObject({
    log: [
      ['shipped', 'Bo'],
      ['shipped', ''],
      ['traced', 'Bo'],
    ],
    settled: 'done',
  });
  expect((await stockHistory(store, 'mug')).reduce((sum, line) => sum + line.change, 0)).toBe(8);
  expect((await store.orders.get(ID))?.queue).toBe('x_shipped');
});

test('an order whose parcel was voided here is shipped all the same once another parcel is heard of', async () => {
  const { store, packed } = await packedShop();
  await shipOrder(store, ID, carriage);
  await voidShipment(store, `${ID}:p1`, 'wet');
  expect((await store.orders.get(ID))?.queue).toBe('a_ready');
  const bos = shipmentOfBo(packed, store.clock.last());
  await store.shipments.change(bos.id, (ours) => (ours ? mergeShipments(ours, bos) : null));
  await settleShipments(store);
  expect((await store.orders.get(ID))?.queue).toBe('x_shipped');
  expect(await store.shipments.get(bos.id)).toMatchObject({
    confirmed: { by: BO },
    recall: 'none',
  });
});
