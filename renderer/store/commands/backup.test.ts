/** Backup and restore on real stores: what comes back is what was there, and a damaged file changes nothing. */
import { expect, test } from 'vitest';
import file from '../../../resources/sample-shop/sample-shop.json';
import { shipmentRecord } from '../../../shared/records/shipment.ts';
import { type SampleData, sampleData } from '../../../shared/sample/sample-data.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { noRecords, RECORD_KINDS, type RecordCounts } from './backup-format.ts';
import { type CheckedBackup, checkBackup } from './backup-read.ts';
import { restoreBackup } from './backup-restore.ts';
import { backupLines, backupStream, countRecords } from './backup-write.ts';
import { importOrders } from './import-orders.ts';
import { holdOrders, noteOrder } from './orders.ts';
import { openSampleShop } from './sample-shop.ts';
import { shipOrder, voidShipment } from './ship.ts';
import { moveStock, saveSkus, stockHistory } from './stock.ts';

const whole = sampleData.parse(file);
const few: SampleData = { ...whole, orders: whole.orders.filter((_, n) => n % 10 === 0) };
const pause = async () => undefined;

/** A shop with a bit of everything in it. */
async function shop(): Promise<Store> {
  const { store } = await openTestStore();
  await openSampleShop(store, few);
  const [first = '', second = ''] = store.open.rows.keys();
  await noteOrder(store, first, 'Ærø, 東京 – call first');
  await holdOrders(store, [second], { hold: 'address', reason: 'no street', until: null });
  await importOrders(store, [readingOf({ lines: [lineOf('1', '22423', 1)] })], { importId: 'i1' });
  await moveStock(store, 'adjusted', [{ sku: '22423', bin: 'A1-02', units: -3 }], 'Damaged');
  await saveSkus(store, [{ sku: '22423', fields: { note: 'fragile' } }]);
  await changeSettings(store.settings, store.clock, 'packing', { carriers: ['DPD'] });
  await changeSettings(store.settings, store.clock, 'shop', { name: 'Lima & Co' });
  return store;
}

async function backupOf(store: Store): Promise<Blob> {
  return new Response(backupStream(store)).blob();
}

async function checked(file: Blob): Promise<CheckedBackup> {
  const read = await checkBackup(file, { pause });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function gzipped(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

async function linesOf(store: Store): Promise<string[]> {
  let text = '';
  for await (const part of backupLines(store)) text += part;
  return text.trimEnd().split('\n');
}

/** Everything that is stored, without what the storage adds. */
async function contents(store: Store): Promise<Record<string, unknown[]>> {
  const lines = (await linesOf(store)).slice(1, -1).map((line) => JSON.parse(line));
  return Object.fromEntries(
    RECORD_KINDS.map((kind) => [
      kind,
      lines.filter((line) => line.kind === kind).map((line) => line.record),
    ]),
  );
}

async function stateOf(store: Store) {
  return {
    contents: await contents(store),
    stock: store.stock.stockOf('22423'),
    open: [...store.open.rows.keys()].sort(),
    settings: store.settingsView.getState(),
  };
}

test('what is restored into an empty station is what was there', async () => {
  const from = await shop();
  const backup = await checked(await backupOf(from));
  expect(backup.counts).toEqual(await countRecords(from));
  await from.stock.catchUp(pause);
  const was = await stateOf(from);
  // RxDB opens so few collections in a process that two stores do not fit.
  await from.close();
  const { store: to } = await openTestStore();
  const restored = await restoreBackup(to, backup);
  const all = Object.values(backup.counts).reduce((sum, count) => sum + count, 0);
  expect(restored).toEqual({ ok: true, value: { added: all, changed: 0, unchanged: 0 } });
  await to.stock.catchUp(pause);
  expect(await stateOf(to)).toEqual(was);
});

test('restored over itself it changes nothing; over a shop that went on, nothing is lost', async () => {
  const store = await shop();
  const backup = await checked(await backupOf(store));
  const all = Object.values(backup.counts).reduce((sum, count) => sum + count, 0);
  expect(await restoreBackup(store, backup)).toEqual({
    ok: true,
    value: { added: 0, changed: 0, unchanged: all },
  });
  await noteOrder(store, 'shop:1001', 'written after the backup');
  await saveSkus(store, [{ sku: '22423', fields: { note: 'very fragile' } }]);
  await changeSettings(store.settings, store.clock, 'shop', { name: 'Lima & Daughters' });
  await moveStock(store, 'received', [{ sku: '22423', bin: 'A1-02', units: 6 }], 'Delivery');
  const before = await contents(store);
  await restoreBackup(store, backup);
  expect(await contents(store)).toEqual(before);
});

test('a shipment that its order does not tell of yet is settled', async () => {
  const from = await shop();
  const session = new PackSession(from);
  for (const code of ['1001', '22423']) await session.scan(code);
  const order = await from.orders.get('shop:1001');
  await shipOrder(from, 'shop:1001', { carrier: 'DPD', service: '', tracking: '' });
  const ship = (
    await from.shipments.page({ index: ['order'], equals: ['shop:1001'], limit: 5 })
  )[0];
  if (ship) await voidShipment(from, ship.id, 'wrong box');
  // As if the order had been read before it was shipped and the rest after.
  const lines = (await linesOf(from)).map((line) => {
    const value = JSON.parse(line);
    return value.record?.id === 'shop:1001'
      ? JSON.stringify({ kind: 'orders', record: order })
      : line;
  });
  const log = async (store: Store) =>
    (await store.orders.get('shop:1001'))?.log.map((entry) => entry.kind).sort();
  const history = async (store: Store) =>
    (await stockHistory(store, '22423')).map(({ movement, after }) => [movement.id, after]);
  const was = { log: await log(from), history: await history(from) };
  expect(was.log).toEqual(['parcel', 'priority', 'shipped', 'voided']);
  await from.close();
  const { store: to } = await openTestStore();
  await restoreBackup(to, await checked(await gzipped(`${lines.join('\n')}\n`)));
  expect({ log: await log(to), history: await history(to) }).toEqual(was);
});

test('a full disk is told; nothing is lost, and restoring again goes on', async () => {
  const from = await shop();
  const backup = await checked(await backupOf(from));
  const was = await contents(from);
  await from.close();
  const { store: to } = await openTestStore();
  const quota = new DOMException('The disk is full', 'QuotaExceededError');
  const full: Store = {
    ...to,
    shipments: Object.create(to.shipments, { changeMany: { value: () => Promise.reject(quota) } }),
  };
  const { settings, skus, orders } = backup.counts;
  expect(await restoreBackup(full, backup)).toEqual({
    ok: false,
    error: {
      kind: 'not-saved',
      reason: 'The disk is full',
      tally: { added: settings + skus + orders, changed: 0, unchanged: 0 },
    },
  });
  expect((await restoreBackup(to, backup)).ok).toBe(true);
  expect(await contents(to)).toEqual(was);
});

test('a file that was cut short anywhere is refused', async () => {
  const store = await shop();
  const file = await backupOf(store);
  for (const part of [0.001, 0.1, 0.5, 0.9, 0.999]) {
    const read = await checkBackup(file.slice(0, Math.floor(file.size * part)), { pause });
    expect({ part, ok: read.ok }).toEqual({ part, ok: false });
  }
  const lines = await linesOf(store);
  const untold = await gzipped(`${lines.slice(0, 40).join('\n')}\n`);
  expect(await checkBackup(untold, { pause })).toEqual({
    ok: false,
    error: { kind: 'cut-short', line: 40 },
  });
});

test('a file with one wrong byte is refused, wherever it is', async () => {
  const file = new Uint8Array(await (await backupOf(await shop())).arrayBuffer());
  for (let at = 10; at < file.length; at += Math.floor(file.length / 40)) {
    const wrong = file.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 0x10;
    const read = await checkBackup(new Blob([wrong]), { pause });
    expect({ at, ok: read.ok }).toEqual({ at, ok: false });
  }
});

test('a backup of format 1 is read as what it would be today', async () => {
  const from = await shop();
  const was = (await contents(from)).shipments;
  const lines = (await linesOf(from)).map((line) => JSON.stringify(asFormat1(JSON.parse(line))));
  await from.close();
  const { store } = await openTestStore();
  await restoreBackup(store, await checked(await gzipped(`${lines.join('\n')}\n`)));
  // Only the ids of its stock movements differ: they do not name the station.
  const early = was?.map((one) => {
    const shipment = shipmentRecord.parse(one);
    return { ...shipment, confirmed: { ...shipment.confirmed, early: true } };
  });
  expect((await contents(store)).shipments).toEqual(early);
  const sample = await store.documents.get('sample-shop');
  expect(sample?.changedAt).toBe(sample?.at);
});

function asFormat1(line: { kind?: string; record?: Record<string, unknown> }) {
  if ('packbench' in line) return { ...line, format: 1, versions: undefined };
  if (line.kind === 'documents')
    return { ...line, record: { ...line.record, changedAt: undefined } };
  if (line.kind !== 'shipments') return line;
  const { ends, labels, recall, leftAt, ...record } = line.record ?? {};
  return { ...line, record };
}

test('each kind of damage is named, with its line where there is one', async () => {
  const lines = await linesOf(await shop());
  const check = async (changed: readonly string[]) => {
    const read = await checkBackup(await gzipped(`${changed.join('\n')}\n`), { pause });
    return read.ok ? 'whole' : read.error;
  };
  expect(await check(lines)).toBe('whole');
  expect(await check(lines.toSpliced(4, 1))).toEqual({
    kind: 'miscounted',
    record: 'skus',
    said: whole.skus.length,
    found: whole.skus.length - 1,
  });
  expect(await check(lines.with(7, '{"kind":"orders","record":{"id":"x"}}'))).toMatchObject({
    kind: 'bad-line',
    line: 8,
  });
  const order = JSON.parse(lines.find((line) => line.startsWith('{"kind":"orders"')) ?? '');
  const unfit = structuredClone(order);
  unfit.record.facts.lines[0].id = '|1';
  expect(
    await check(lines.with(lines.indexOf(JSON.stringify(order)), JSON.stringify(unfit))),
  ).toEqual({
    kind: 'bad-line',
    line: lines.indexOf(JSON.stringify(order)) + 1,
    reason: 'record.facts.lines.0.id: must be 1 to 200 letters and not begin with | or __',
  });
  expect(await check(lines.with(7, 'garble'))).toMatchObject({ kind: 'bad-line', line: 8 });
  expect(await check(['{"hello":1}', ...lines])).toEqual({ kind: 'not-a-backup' });
  expect(await checkBackup(new Blob(['id,name\n1,x\n']), { pause })).toEqual({
    ok: false,
    error: { kind: 'not-a-backup' },
  });
  const newer = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), format: 3 });
  expect(await check(lines.with(0, newer))).toEqual({ kind: 'newer', format: 3 });
});

test('a backup that is cancelled never ends as a whole file', async () => {
  const store = await shop();
  const stop = new AbortController();
  const stream = backupStream(store, { signal: stop.signal, progress: () => stop.abort() });
  await expect(new Response(stream).blob()).rejects.toThrow();
});

test('an empty station makes a backup, too', async () => {
  const { store } = await openTestStore();
  const none: RecordCounts = noRecords;
  expect((await checked(await backupOf(store))).counts).toEqual(none);
});
