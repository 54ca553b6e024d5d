/** Parcels that want somebody: they are on their list until it is said what was done, and after a restart, too. */
import { expect, test, vi } from 'vitest';
import { mergeOrders } from '../../shared/orders/merge.ts';
import { recordEntry } from '../../shared/orders/record-entry.ts';
import type { EntryBody, LogKind } from '../../shared/records/order-log.ts';
import { mergeShipments, shipmentOf } from '../../shared/shipping/shipment.ts';
import { HOME, lineOf, parcelOf, readingOf } from '../../shared/testing/orders.ts';
import { importOrders } from './commands/import-orders.ts';
import { carrierCollected, letThrough, putStrayBack, resolveRecall } from './commands/parcels.ts';
import { shipOrder, voidShipment } from './commands/ship.ts';
import { stockHistory } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import type { ParcelLists } from './parcel-lists.ts';
import type { Store } from './store.ts';
import { openTestStore } from './test-store.ts';

const ID = 'shop:1001';
const BO = { station: 'bench-2', user: 'Bo' };
const EARLY = '2026-11-23T08:00:00.000Z|0000|bench-2';
const reading = readingOf({ lines: [lineOf('L1', 'MUG', 2)] });

async function shippedShop() {
  const opened = await openTestStore();
  const { store } = opened;
  await importOrders(store, [reading], { importId: '' });
  const session = new PackSession(store);
  for (const code of ['#1001', 'MUG', 'MUG']) await session.scan(code);
  const packed = await store.orders.get(ID);
  if (!packed) throw new Error('the order was imported');
  await shipOrder(store, ID, { carrier: 'DPD', service: '', tracking: '' });
  return { ...opened, packed };
}

/** What Bo wrote with the network out arrives. */
async function arrives(store: Store, body: EntryBody<LogKind>): Promise<void> {
  await store.orders.change(ID, (ours) =>
    ours ? mergeOrders(ours, recordEntry(ours, body, BO, EARLY)) : null,
  );
}

function counts(parcels: ParcelLists, store: Store): number[] {
  const { handover } = store.settingsView.getState();
  return [parcels.recalls(), parcels.leftBehind(), parcels.intercepts(handover)].map(
    (list) => list.length,
  );
}

async function listed(store: Store, ...wanted: number[]): Promise<void> {
  await vi.waitFor(() => expect(counts(store.parcels, store)).toEqual(wanted));
}

test('a parcel that was packed twice is to be recalled until somebody says what became of it', async () => {
  const { store, packed, reopen } = await shippedShop();
  const none = { carrier: '', service: '', tracking: '' };
  const bos = shipmentOf(
    packed,
    none,
    () => '',
    BO,
    `${store.clock.last().slice(0, 17)}59.000Z|0000|bench-2`,
  );
  await store.shipments.change(bos.id, (ours) => (ours ? mergeShipments(ours, bos) : null));
  await listed(store, 1, 0, 0);

  const again = (await reopen()).store;
  await listed(again, 1, 0, 0);
  const [recall] = again.parcels.recalls();
  if (!recall) throw new Error('it is on the list');
  expect([recall.parcel.by, recall.order.facts.number]).toEqual([BO, '#1001']);
  const { shipment, parcel } = recall;
  await resolveRecall(again, shipment, parcel.by.station, 'came-back', 'the courier had it still');
  await listed(again, 0, 0, 0);
  const units = (await stockHistory(again, 'mug')).map((line) => line.change);
  expect(units.reduce((sum, count) => sum + count, 0)).toBe(-2);
});

test('units that a parcel left without are listed until they are put back', async () => {
  const { store } = await shippedShop();
  await arrives(store, parcelOf('p1', { L1: 1 }));
  await listed(store, 0, 1, 0);
  const [left] = store.parcels.leftBehind();
  if (!left) throw new Error('it is on the list');
  expect(left.stray).toEqual({ parcel: 'p1', station: 'bench-2', user: 'Bo', contents: { L1: 1 } });
  await putStrayBack(store, ID, left.stray);
  await listed(store, 0, 0, 0);
});

test('a sealed parcel that should not go is listed until somebody decides, or the carrier has it', async () => {
  const { store, wait } = await shippedShop();
  wait(1000);
  await importOrders(store, [{ ...reading, shipTo: { ...HOME, line1: '2 Plumfield' } }], {
    importId: '',
  });
  await listed(store, 0, 0, 1);
  const [first] = store.parcels.intercepts({});
  if (!first) throw new Error('it is on the list');
  await letThrough(store, first.shipment, first.causes, 'the buyer lives there, too');
  await listed(store, 0, 0, 0);
  await arrives(store, { kind: 'hold', hold: 'fraud', reason: 'stolen card', until: null });
  await listed(store, 0, 0, 1);
  await carrierCollected(store, 'DPD');
  await listed(store, 0, 0, 0);
});

test('a parcel that is stopped is voided, and its order waits in the queue with what stopped it', async () => {
  const { store } = await shippedShop();
  await arrives(store, { kind: 'hold', hold: 'fraud', reason: 'stolen card', until: null });
  await listed(store, 0, 0, 1);
  await voidShipment(store, `${ID}:p1`, 'held after it was sealed');
  await listed(store, 0, 0, 0);
  expect((await store.orders.get(ID))?.queue).toBe('b_blocked');
});
