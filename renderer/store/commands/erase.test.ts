/** Erasing on a real store: nothing that leads to the buyer is left anywhere, and nothing brings it back (law O5). */
import { expect, test } from 'vitest';
import { emptyAddress } from '../../../shared/records/order-facts.ts';
import { HOME, lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { checkBackup } from './backup-read.ts';
import { restoreBackup } from './backup-restore.ts';
import { backupLines, backupStream } from './backup-write.ts';
import { eraseOrder } from './erase.ts';
import { importOrders } from './import-orders.ts';
import { editAddress, noteOrder } from './orders.ts';
import { shipOrder, voidShipment } from './ship.ts';
import { stockHistory } from './stock.ts';

const ID = 'shop:1001';
const BUYER = /Jo|jo@|March|Orchard|01742|0100/;
const reading = readingOf({
  shipTo: { ...HOME, name: 'Jo March' },
  note: 'for Jo',
  giftMessage: 'Dear Jo',
  lines: [lineOf('L1', 'MUG', 1)],
});
const other = readingOf({
  externalId: '1002',
  number: '#1002',
  buyer: { name: 'Meg Brooke', email: 'meg@example.org', phone: '' },
  shipTo: { ...HOME, name: 'Meg Brooke', line1: '2 Plumfield', postcode: '1', phone: '' },
});

/** An order that was read twice, worked on, shipped, voided, shipped again; a paper kept; and another one's order. */
async function shop(): Promise<Store> {
  const { store, wait } = await openTestStore();
  for (const total of [900, 1000, 1250]) {
    wait(1000);
    await importOrders(
      store,
      [
        { ...reading, total },
        { ...other, total },
      ],
      {
        importId: `i${total}`,
      },
    );
  }
  await noteOrder(store, ID, 'Jo rang');
  await editAddress(store, ID, { ...HOME, name: 'Jo Bhaer' }, 'Jo married');
  const session = new PackSession(store);
  for (const reason of ['Jo is away', '']) {
    for (const code of ['#1001', 'MUG']) await session.scan(code);
    const shipped = await shipOrder(store, ID, { carrier: 'DPD', service: '', tracking: 'T1' });
    if (!shipped.ok) throw new Error(shipped.error.kind);
    if (reason !== '') await voidShipment(store, shipped.value.shipment.id, reason);
  }
  const at = store.clock.stamp();
  await store.documents.insert([
    {
      ...{ id: 'slip', kind: 'packing-slip', at, changedAt: at, about: ID },
      ...{ name: 'Jo March.pdf', body: 'Jo March' },
    },
  ]);
  return store;
}

async function everything(store: Store): Promise<string> {
  let text = '';
  for await (const part of backupLines(store)) text += part;
  return text;
}

async function backupOf(store: Store) {
  const file = await new Response(backupStream(store)).blob();
  const read = await checkBackup(file, { pause: async () => undefined });
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

test('nothing of the buyer is left: not in the order, its shipments, papers or imports', async () => {
  const store = await shop();
  expect(await everything(store)).toMatch(BUYER);
  const before = await store.shipments.get(`${ID}:p1`);
  const erased = await eraseOrder(store, ID);
  expect(erased.ok).toBe(true);
  expect(await everything(store)).not.toMatch(BUYER);
  const [order, shipment, slip, history] = [
    await store.orders.get(ID),
    await store.shipments.get(`${ID}:p1`),
    await store.documents.get('slip'),
    await stockHistory(store, 'mug'),
  ];
  const shipTo = { ...emptyAddress, country: 'US', region: 'MA' };
  expect(order).toMatchObject({
    facts: { number: '#1001', total: 1250, lines: reading.lines, shipTo, note: '' },
    queue: 'x_shipped',
    numberKey: '1001',
    buyerKey: '',
    emailKey: '',
  });
  expect(shipment).toMatchObject({
    confirmed: { ...before?.confirmed, shipTo },
    voided: { ...before?.voided, reason: '' },
    trackingKey: 't1',
    settled: 'done',
  });
  expect(slip).toMatchObject({ id: 'slip', about: ID, name: '', body: '' });
  expect(history.map((line) => line.change).sort()).toEqual([-1, -1, 1]);
});

test('what others bought stays as it was', async () => {
  const store = await shop();
  const count = async () => (await everything(store)).match(/Meg Brooke/g)?.length;
  const was = { order: await store.orders.get('shop:1002'), names: await count() };
  await eraseOrder(store, ID);
  expect({ order: await store.orders.get('shop:1002'), names: await count() }).toEqual(was);
});

test('neither a new import nor an older backup brings it back', async () => {
  const store = await shop();
  const backup = await backupOf(store);
  await eraseOrder(store, ID);
  expect(await importOrders(store, [reading], { importId: 'again' })).toMatchObject({
    unchanged: 1,
  });
  const was = await everything(store);
  expect(was).not.toMatch(BUYER);
  await restoreBackup(store, backup);
  expect((await everything(store)).split('\n').slice(1)).toEqual(was.split('\n').slice(1));
  await importOrders(store, [{ ...reading, total: 77, note: 'Jo' }], { importId: 'later' });
  expect(await everything(store)).not.toMatch(BUYER);
  expect((await store.orders.get(ID))?.facts.total).toBe(77);
});

test('a backup that knows of the erasing erases where it was not known', async () => {
  const from = await shop();
  const old = await backupOf(from);
  await eraseOrder(from, ID);
  const erased = await backupOf(from);
  await from.close();
  const { store: to } = await openTestStore();
  await restoreBackup(to, old);
  expect(await everything(to)).toMatch(BUYER);
  await restoreBackup(to, erased);
  expect(await everything(to)).not.toMatch(BUYER);
});

test('what still has to be shipped keeps its address, and what is erased is not voided', async () => {
  const store = await shop();
  expect(await eraseOrder(store, 'shop:1002')).toEqual({
    ok: false,
    error: { kind: 'wrong-state', action: 'erase', state: 'unstarted' },
  });
  expect(await eraseOrder(store, 'shop:1003')).toEqual({ ok: false, error: { kind: 'not-found' } });
  await eraseOrder(store, ID);
  const refused = { ok: false, error: { kind: 'erased' } };
  expect(await eraseOrder(store, ID)).toEqual(refused);
  expect(await voidShipment(store, `${ID}:p2`, 'Jo sent it back')).toEqual(refused);
  expect(await noteOrder(store, ID, 'Jo')).toEqual(refused);
});
