/** What the bench did, read from a real store: parcels and scans of the days and channel that are asked for. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { importOrders } from './commands/import-orders.ts';
import { shipmentsOf } from './commands/ship.ts';
import { saveSkus } from './commands/stock.ts';
import { floorWork } from './floor-figures.ts';
import { PackSession } from './pack-session.ts';
import { openTestStore } from './test-store.ts';

const always = () => true;

async function shop() {
  const opened = await openTestStore();
  const { store } = opened;
  await saveSkus(store, [
    { sku: 'MUG', fields: {} },
    { sku: 'HAT', fields: {} },
  ]);
  const readings = ['1001', '1002'].map((number, n) =>
    readingOf({
      ...{ externalId: number, number, channel: n === 0 ? 'shop' : 'other' },
      lines: [lineOf('L1', 'MUG', 2)],
    }),
  );
  await importOrders(store, readings, { importId: '' });
  return { ...opened, session: new PackSession(store) };
}

test('parcels that left and scans that did not count, of these days and this channel', async () => {
  const { store, session, wait } = await shop();
  for (const code of ['1001', 'HAT', 'MUG', 'MUG', 'MUG', 'PB.SHIP']) await session.scan(code);
  const today = store.localDay(store.clock.iso());
  wait(3 * 86_400_000);
  for (const code of ['1002', 'MUG', 'MUG', 'PB.SHIP']) await session.scan(code);
  const later = store.localDay(store.clock.iso());

  const read = (from: string, to: string, channel: string | null = null) =>
    floorWork(store, { from, to }, channel, always);
  const first = await read(today, today);
  expect(first?.parcels.map(({ order, lines }) => [order, lines])).toEqual([
    ['shop:1001', [{ skuId: 'mug', units: 2 }]],
  ]);
  expect(first?.scans.map(({ verdict }) => verdict)).toEqual(['not-on-order', 'too-many']);
  expect((await read(today, later))?.parcels).toHaveLength(2);
  expect((await read(today, later, 'other'))?.parcels.map(({ order }) => order)).toEqual([
    'other:1002',
  ]);
  expect((await read(today, later, 'other'))?.scans).toEqual([]);
});

test('a parcel that is voided did not leave, and reading ends when nobody wants it any more', async () => {
  const { store, session } = await shop();
  for (const code of ['1001', 'MUG', 'MUG', 'PB.SHIP']) await session.scan(code);
  const [shipment] = await shipmentsOf(store, 'shop:1001');
  await session.voidShipment(shipment?.id ?? '', 'wrong box');
  const today = store.localDay(store.clock.iso());
  const period = { from: today, to: today };
  expect(await floorWork(store, period, null, always)).toEqual({ parcels: [], scans: [] });
  expect(await floorWork(store, period, null, () => false)).toBeNull();
});
