/** Packing on a real store: what a packer's scans do to orders, shipments and stock, and that it is stored. */
import { expect, test, vi } from 'vitest';
import { emptyAddress, type OrderReading } from '../../shared/records/order-facts.ts';
import { importOrders } from './commands/import-orders.ts';
import { holdOrders } from './commands/orders.ts';
import { shipmentsOf, shipOrder, voidShipment } from './commands/ship.ts';
import { moveStock, saveSkus, stockHistory } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import { changeSettings } from './settings.ts';
import { openTestStore, type TestStore } from './test-store.ts';

function reading(number: string, ...lines: [sku: string, units: number][]): OrderReading {
  return {
    channel: 'manual',
    externalId: number,
    number,
    revision: null,
    status: 'open',
    payment: 'paid',
    placedAt: '2026-11-22T10:00:00.000Z',
    shipBy: null,
    currency: 'GBP',
    total: 1000,
    buyer: { name: 'Ana Lima', email: 'ana@example.com', phone: '' },
    shipTo: { ...emptyAddress, name: 'Ana Lima', line1: '1 High St', city: 'Leeds', country: 'GB' },
    lines: lines.map(([sku, units], n) => ({
      id: `l${n + 1}`,
      sku,
      title: sku,
      units,
      unitPrice: 500,
    })),
    charges: [],
    service: 'Standard',
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: '',
    giftMessage: '',
  };
}

async function shop(): Promise<TestStore & { session: PackSession }> {
  const opened = await openTestStore();
  const { store } = opened;
  await saveSkus(store, [
    {
      sku: 'MUG',
      fields: {
        title: 'Mug',
        bin: 'A1',
        barcodes: [
          { code: '5012345678900', units: 1 },
          { code: 'CASE-MUG', units: 2 },
        ],
      },
    },
    {
      sku: 'TEE',
      fields: { title: 'T-shirt', bin: 'B2', barcodes: [{ code: '4006381333931', units: 1 }] },
    },
  ]);
  await moveStock(
    store,
    'counted',
    [
      { sku: 'MUG', bin: 'A1', units: 10 },
      { sku: 'TEE', bin: 'B2', units: 5 },
    ],
    'opening',
  );
  await importOrders(store, [reading('1001', ['MUG', 3], ['TEE', 1])], { importId: '' });
  return { ...opened, session: new PackSession(store) };
}

async function verdicts(session: PackSession, ...codes: string[]): Promise<string[]> {
  const kinds: string[] = [];
  for (const code of codes) kinds.push((await session.scan(code)).kind);
  return kinds;
}

test('a whole order by scanner alone, with the mistakes a packer makes', async () => {
  const { store, session } = await shop();
  expect(
    await verdicts(
      session,
      '5012345678900', // no order open yet
      '1001',
      '5012345678900',
      'CASE-MUG', // two at once: three of three
      '5012345678900', // one too many
      'ZZZ-404',
      '4006381333931',
      'PB.SHIP',
      '1001',
    ),
  ).toEqual([
    'no-order',
    'opened',
    'counted',
    'line-complete',
    'too-many',
    'unknown',
    'order-complete',
    'shipped',
    'already-shipped',
  ]);
  const [shipment] = await shipmentsOf(store, 'manual:1001');
  expect(shipment?.id).toBe('manual:1001:p1');
  expect(shipment?.confirmed.contents.map(({ skuId, bin, units }) => [skuId, bin, units])).toEqual([
    ['mug', 'A1', 3],
    ['tee', 'B2', 1],
  ]);
  expect(
    (await store.scans.page({ index: ['at'], from: '', limit: 10 })).map((scan) => scan.verdict),
  ).toEqual(['no-order', 'too-many', 'unknown']);
  expect((await store.orders.get('manual:1001'))?.queue).toBe('x_shipped');
});

test('confirming fifty times at once ships once', async () => {
  const { store, session } = await shop();
  await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE');
  const carriage = { carrier: 'DPD', service: '', tracking: 'T1' };
  const all = await Promise.all(
    Array.from({ length: 50 }, () => shipOrder(store, 'manual:1001', carriage)),
  );
  expect(all.every((one) => one.ok)).toBe(true);
  expect(await shipmentsOf(store, 'manual:1001')).toHaveLength(1);
  const history = await stockHistory(store, 'mug');
  expect(history.map((line) => [line.movement.kind, line.change, line.after])).toEqual([
    ['counted', 10, 10],
    ['shipped', -3, 7],
  ]);
});

test('undo takes back the last scan, a case pack as one', async () => {
  const { session } = await shop();
  expect(
    await verdicts(session, '1001', 'MUG', 'CASE-MUG', 'PB.UNDO', 'PB.UNDO', 'PB.UNDO'),
  ).toEqual(['opened', 'counted', 'line-complete', 'undone', 'undone', 'nothing-to-undo']);
});

test('voiding brings stock and order back, and the next parcel has the next number', async () => {
  const { store, session, wait } = await shop();
  await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE', 'PB.SHIP');
  wait(1000);
  await voidShipment(store, 'manual:1001:p1', 'wrong box');
  expect((await store.orders.get('manual:1001'))?.queue).toBe('a_ready');
  expect((await stockHistory(store, 'mug')).at(-1)?.after).toBe(10);
  await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE', 'PB.SHIP');
  const shipments = await shipmentsOf(store, 'manual:1001');
  expect(shipments.map((shipment) => [shipment.parcel, shipment.voided.reason])).toEqual([
    ['p1', 'wrong box'],
    ['p2', ''],
  ]);
});

test('a page that comes back has its order open, unless the order is done', async () => {
  const { store, session } = await shop();
  await verdicts(session, '1001', 'MUG');
  const again = new PackSession(store);
  await again.restored;
  expect(again.view.getState()).toMatchObject({ order: { id: 'manual:1001' }, verdict: null });
  await verdicts(again, 'CASE-MUG', 'TEE', 'PB.SHIP');
  const later = new PackSession(store);
  await later.restored;
  expect(later.view.getState().order).toBeNull();
});

test('order and verdict of a scan show in one go, with the time of its read', async () => {
  const { session } = await shop();
  await session.scan('1001');
  const shown: unknown[] = [];
  session.view.subscribe(({ order, verdict, readAt }) => {
    const parcel = order?.log.find((entry) => entry.kind === 'parcel');
    shown.push([parcel?.kind === 'parcel' && parcel.contents.l1, verdict?.kind, readAt]);
  });
  await session.scan('MUG', 4711);
  expect(shown).toEqual([[1, 'counted', 4711]]);
});

test("a carrier's code is tracking before the parcel leaves and, if it left without, after", async () => {
  const { store, session } = await shop();
  const codes = ['1001', 'CASE-MUG', 'MUG', 'TEE', 'JD0146000062', 'PB.UNDO', 'TEE', 'PB.SHIP'];
  expect((await verdicts(session, ...codes)).slice(4)).toEqual([
    'tracking',
    'undone',
    'order-complete',
    'shipped',
  ]);
  expect((await shipmentsOf(store, 'manual:1001'))[0]?.tracking.value).toBe('JD0146000062');
  expect(await verdicts(session, 'JD9999999999')).toEqual(['unknown']);
  await session.voidShipment('manual:1001:p1', 'wrong label');
  await verdicts(session, 'CASE-MUG', 'MUG', 'TEE');
  session.setCarriage({ tracking: '' });
  expect(await verdicts(session, 'PB.SHIP', 'JD9999999999')).toEqual(['shipped', 'tracking']);
  expect((await shipmentsOf(store, 'manual:1001')).map((one) => one.tracking.value)).toEqual([
    'JD0146000062',
    'JD9999999999',
  ]);
});

test('ships by itself when the last unit is in, where the shop wants that', async () => {
  const { store, session } = await shop();
  await changeSettings(store.settings, store.clock, 'packing', { shipWhenComplete: true });
  expect(await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE')).toEqual([
    'opened',
    'counted',
    'line-complete',
    'shipped',
  ]);
});

test('an order that is held while it is open says so before more goes in', async () => {
  const { store, session } = await shop();
  await verdicts(session, '1001', 'MUG');
  await holdOrders(store, ['manual:1001'], {
    hold: 'address',
    reason: 'No house number',
    until: null,
  });
  expect(session.view.getState().verdict).toEqual({
    kind: 'on-hold',
    hold: 'address',
    reason: 'No house number',
  });
  expect(await verdicts(session, 'MUG')).toEqual(['on-hold']);
});

test('an address that changes while its order is open is said at once, and seen before the parcel leaves', async () => {
  const { store, session, wait } = await shop();
  await verdicts(session, '1001', 'CASE-MUG', 'MUG');
  wait(1000);
  const { shipTo, ...rest } = reading('1001', ['MUG', 3], ['TEE', 1]);
  const moved = { ...shipTo, line1: '2 Low Road' };
  await importOrders(store, [{ ...rest, shipTo: moved }], { importId: '' });
  expect(session.view.getState().verdict).toEqual({ kind: 'address-changed', to: moved });
  expect(await verdicts(session, 'TEE', 'PB.SHIP')).toEqual(['order-complete', 'address-changed']);
  expect((await session.acknowledge()).kind).toBe('opened');
  expect(await verdicts(session, 'PB.SHIP')).toEqual(['shipped']);
  expect((await shipmentsOf(store, 'manual:1001'))[0]?.confirmed.shipTo).toEqual(moved);
});

test('next passes over orders that were stopped since the list heard of them', async () => {
  const { store, session } = await shop();
  await importOrders(store, [reading('1002', ['MUG', 1]), reading('1003', ['TEE', 1])], {
    importId: '',
  });
  const ids = ['manual:1001', 'manual:1002', 'manual:1003'];
  const heard = await store.orders.getMany(ids);
  const asHeard = () =>
    store.open.apply(heard.map((after) => ({ before: undefined, after, removed: false })));
  const hold = { hold: 'address', reason: '', until: null } as const;
  await holdOrders(store, ids.slice(0, 2), hold);
  asHeard();
  expect(await session.next()).toEqual({ kind: 'opened', order: 'manual:1003' });
  asHeard();
  expect(await session.next()).toEqual({ kind: 'no-work' });
  expect(session.view.getState().order?.id).toBe('manual:1003');
});

test('an undo pressed while the parcel is being confirmed waits, and finds it gone', async () => {
  const { store, session } = await shop();
  await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE');
  const [shipped, undone] = await Promise.all([session.ship(), session.undo()]);
  expect([shipped.kind, undone.kind]).toEqual(['shipped', 'nothing-to-undo']);
  expect((await store.orders.get('manual:1001'))?.queue).toBe('x_shipped');
});

test('a shipment that a full disk cut off is finished before anything more is packed', async () => {
  const { store, session } = await shop();
  await verdicts(session, '1001', 'CASE-MUG', 'MUG', 'TEE');
  const { storageInstance } = store.movements.collection;
  const write = storageInstance.bulkWrite;
  storageInstance.bulkWrite = () => Promise.reject(new Error('QuotaExceededError'));
  expect((await session.ship()).kind).toBe('not-saved');
  storageInstance.bulkWrite = write;
  expect(await verdicts(session, 'MUG')).toEqual(['already-shipped']);
  expect((await stockHistory(store, 'mug')).at(-1)?.after).toBe(7);
});

test('a shop that keeps no stock here goes on when its first parcel has left', async () => {
  const { store, session } = await openBench();
  await importOrders(store, [reading('2001', ['PEN', 1]), reading('2002', ['PEN', 1])], {
    importId: '',
  });
  await session.open('manual:2001');
  await session.packLine('l1');
  expect((await session.ship()).kind).toBe('shipped');
  await vi.waitFor(() => expect(store.stock.onHand('pen')).toBe(-1));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(store.open.shortagesOf('manual:2002')).toEqual([]);
  expect(await session.next()).toEqual({ kind: 'opened', order: 'manual:2002' });
});

async function openBench(): Promise<TestStore & { session: PackSession }> {
  const opened = await openTestStore();
  return { ...opened, session: new PackSession(opened.store) };
}
