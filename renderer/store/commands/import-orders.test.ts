/** Importing on a real store: again and again, over work done here, cancelled, and taken back. */
import { expect, test } from 'vitest';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { openTestStore } from '../test-store.ts';
import { listImports, saveImport } from './import-account.ts';
import { importOrders, previewOrders } from './import-orders.ts';
import { undoImport } from './undo-import.ts';

const account = {
  file: 'a.csv',
  format: 'shopify',
  created: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  undoneAt: '',
  kept: [],
};

function readings(count: number) {
  return Array.from({ length: count }, (_, n) =>
    readingOf({ externalId: `e${n}`, number: `#${n}` }),
  );
}

test('importing again changes nothing', async () => {
  const { store, wait } = await openTestStore();
  expect(await importOrders(store, readings(300), { importId: 'i1' })).toEqual({
    created: 300,
    changed: 0,
    unchanged: 0,
    left: 0,
  });
  const before = await store.orders.get('shop:e7');
  wait(60_000);
  expect(await importOrders(store, readings(300), { importId: 'i2' })).toEqual({
    created: 0,
    changed: 0,
    unchanged: 300,
    left: 0,
  });
  expect(await store.orders.get('shop:e7')).toEqual(before);
});

test('a changed order gets its new facts and keeps the work done here', async () => {
  const { store, wait } = await openTestStore();
  const reading = readingOf({ lines: [lineOf('L1', 'MUG', 2)] });
  await importOrders(store, [reading], { importId: 'i1' });
  const session = new PackSession(store);
  await session.scan('#1001');
  await session.scan('MUG');
  wait(60_000);
  const changed = { ...reading, shipTo: { ...reading.shipTo, line1: '2 New Road' } };
  expect(await previewOrders(store, [changed])).toEqual([{ effect: 'changed', touched: true }]);
  await importOrders(store, [changed], { importId: 'i2' });
  const order = await store.orders.get('shop:1001');
  expect(order?.facts.shipTo.line1).toBe('2 New Road');
  expect(order?.queue).toBe('d_packing');
  expect(session.view.getState().order?.facts.shipTo.line1).toBe('2 New Road');
});

test('undo withdraws what an import made, restores what it changed, and leaves what was worked on', async () => {
  const { store, wait } = await openTestStore();
  await importOrders(store, [readingOf({ externalId: 'old', number: 'old', note: 'first' })], {
    importId: 'i1',
  });
  wait(1000);
  await saveImport(store, 'i2', account);
  const second = [
    readingOf({ externalId: 'old', number: 'old', note: 'second' }),
    readingOf({ externalId: 'new', number: 'new' }),
    readingOf({ externalId: 'packed', number: 'packed', lines: [lineOf('L1', 'MUG', 2)] }),
  ];
  await importOrders(store, second, { importId: 'i2' });
  const session = new PackSession(store);
  await session.scan('packed');
  await session.scan('MUG');
  wait(1000);
  expect(await undoImport(store, 'i2')).toEqual({
    withdrawn: 1,
    restored: 1,
    kept: ['shop:packed'],
    held: [],
  });
  expect((await store.orders.get('shop:new'))?.queue).toBe('z_withdrawn');
  expect((await store.orders.get('shop:old'))?.facts.note).toBe('first');
  expect((await store.orders.get('shop:packed'))?.queue).toBe('d_packing');
  const [entry] = await listImports(store);
  expect([entry?.account.undoneAt, entry?.account.kept]).toEqual([
    '2026-11-23T09:00:02.000Z',
    ['shop:packed'],
  ]);

  // Imported once more, a withdrawn order is back in the queue.
  wait(1000);
  await importOrders(store, [readingOf({ externalId: 'new', number: 'new' })], { importId: 'i3' });
  expect((await store.orders.get('shop:new'))?.queue).toBe('a_ready');
});

test('undo withdraws orders that came in shipped or cancelled', async () => {
  const { store } = await openTestStore();
  const closed = (['shipped', 'cancelled'] as const).map((status) =>
    readingOf({ externalId: status, number: status, status }),
  );
  await saveImport(store, 'i1', account);
  await importOrders(store, closed, { importId: 'i1' });
  expect(await undoImport(store, 'i1')).toEqual({
    withdrawn: 2,
    restored: 0,
    kept: [],
    held: [],
  });
});

test('a cancelled import says how much it left, and what it wrote can be taken back', async () => {
  const { store } = await openTestStore();
  await saveImport(store, 'i1', account);
  const stop = new AbortController();
  const tally = await importOrders(store, readings(500), {
    importId: 'i1',
    signal: stop.signal,
    progress: () => stop.abort(),
  });
  expect(tally.created + tally.left).toBe(500);
  expect(tally.left).toBeGreaterThan(0);
  expect((await undoImport(store, 'i1')).withdrawn).toBe(tally.created);
});

test('undo leaves what a later import said, and takes both back when asked in turn', async () => {
  const { store, wait } = await openTestStore();
  const reading = (note: string) => readingOf({ externalId: 'a', number: 'a', note });
  for (const [importId, note] of [
    ['i1', 'first'],
    ['i2', 'second'],
    ['i3', 'third'],
  ] as const) {
    await importOrders(store, [reading(note)], { importId });
    wait(1000);
  }
  const noteNow = async () => (await store.orders.get('shop:a'))?.facts.note;
  expect(await undoImport(store, 'i2')).toEqual({
    withdrawn: 0,
    restored: 0,
    kept: ['shop:a'],
    held: [],
  });
  expect(await noteNow()).toBe('third');
  expect(await undoImport(store, 'i3')).toEqual({ withdrawn: 0, restored: 1, kept: [], held: [] });
  expect(await noteNow()).toBe('second');
  expect(await undoImport(store, 'i2')).toEqual({ withdrawn: 0, restored: 1, kept: [], held: [] });
  expect(await undoImport(store, 'i1')).toEqual({ withdrawn: 1, restored: 0, kept: [], held: [] });
});

test('undoing the import that brought a withdrawn order back withdraws it again', async () => {
  const { store, wait } = await openTestStore();
  for (const importId of ['i1', 'i2']) {
    await importOrders(store, readings(1), { importId });
    wait(1000);
    expect(await undoImport(store, importId)).toEqual({
      withdrawn: 1,
      restored: 0,
      kept: [],
      held: [],
    });
    wait(1000);
  }
  expect((await store.orders.get('shop:e0'))?.queue).toBe('z_withdrawn');
});

test('a reading that comes after the clock was set back is the later one all the same', async () => {
  const { store, wait } = await openTestStore();
  await importOrders(store, readings(1), { importId: '' });
  const order = await store.orders.get('shop:e0');
  if (!order) throw new Error('the order was imported');
  // Another station read it with its clock a day ahead.
  const readAt = '2026-11-24T09:00:00.000Z|0000|other';
  await store.orders.change(order.id, () => ({ ...order, facts: { ...order.facts, readAt } }));
  wait(1000);
  await importOrders(store, [{ ...readingOf({ externalId: 'e0' }), note: 'new' }], {
    importId: '',
  });
  expect((await store.orders.get('shop:e0'))?.facts.note).toBe('new');
});

test('undo leaves an order that another file has too, and the undoing of that one takes it back', async () => {
  const { store, wait } = await openTestStore();
  for (const importId of ['i1', 'i2', 'i3']) await saveImport(store, importId, account);
  await importOrders(store, readings(2), { importId: 'i1' });
  wait(1000);
  await importOrders(store, readings(1), { importId: 'i2' });
  await importOrders(store, readings(1), { importId: 'i3' });
  const queues = async () =>
    (await store.orders.getMany(['shop:e0', 'shop:e1'])).map((order) => order.queue);
  expect(await undoImport(store, 'i1')).toEqual({
    ...{ withdrawn: 1, restored: 0, kept: [] },
    held: ['shop:e0'],
  });
  const entries = await listImports(store);
  expect(entries.find(({ id }) => id === 'i1')?.account.held).toEqual(['shop:e0']);
  expect(await queues()).toEqual(['a_ready', 'z_withdrawn']);
  expect(await undoImport(store, 'i3')).toMatchObject({ withdrawn: 0, held: ['shop:e0'] });
  expect(await undoImport(store, 'i2')).toMatchObject({ withdrawn: 1, held: [] });
  expect(await queues()).toEqual(['z_withdrawn', 'z_withdrawn']);
});

test('an import that was killed in its middle has a true account at the next start, and can be undone', async () => {
  const { store, reopen } = await openTestStore();
  await importOrders(store, readings(10), { importId: '' });
  await saveImport(store, 'i1', { ...account, all: 400, finished: false });
  const write = store.orders.collection.storageInstance;
  const whole = write.bulkWrite.bind(write);
  let writes = 0;
  write.bulkWrite = (rows, context) =>
    ++writes > 2 ? Promise.reject(new Error('the page was killed')) : whole(rows, context);
  await expect(importOrders(store, readings(400), { importId: 'i1' })).rejects.toThrow('killed');
  const stored = await store.orders.count();
  expect(stored).toBeLessThan(400);
  const again = (await reopen()).store;
  await expect
    .poll(async () => (await listImports(again))[0]?.account)
    .toMatchObject({ created: stored - 10, changed: 0, unchanged: 10, all: 400, finished: true });
  expect(await undoImport(again, 'i1')).toMatchObject({ withdrawn: stored - 10, kept: [] });
});
