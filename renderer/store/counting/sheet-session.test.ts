/** A sheet on a real store: counted, received, moved, kept over a restart, taken back. */
import { expect, test, vi } from 'vitest';
import { moveStock, saveSkus } from '../commands/stock.ts';
import type { Store } from '../store.ts';
import { openTestStore, type TestStore } from '../test-store.ts';
import { SheetSession } from './sheet-session.ts';

const MUG = '5012345678900';
const TEE = '4006381333931';

/** Ten mugs in A-10, four tees in A-2. */
async function shop(): Promise<TestStore> {
  const opened = await openTestStore();
  const { store } = opened;
  const fields = (title: string, bin: string, code: string) => ({
    ...{ title, bin },
    barcodes: [{ code, units: 1 }],
  });
  await saveSkus(store, [
    { sku: 'MUG', fields: fields('Mug', 'A-10', MUG) },
    { sku: 'TEE', fields: fields('Tee', 'A-2', TEE) },
  ]);
  const opening = [
    { sku: 'MUG', bin: 'A-10', units: 10 },
    { sku: 'TEE', bin: 'A-2', units: 4 },
  ];
  await moveStock(store, 'counted', opening, 'opening');
  await inBin(store, 'tee', 'A-2', 4);
  return opened;
}

/** Waits until the ledger says so. */
function inBin(store: Store, skuId: string, bin: string, units: number): Promise<void> {
  return vi.waitFor(() => {
    const one = store.stock.stockOf(skuId)?.[bin];
    expect(one && one.base + one.since).toBe(units);
  });
}

test('a bin is counted: what was found stands, what was not there is none, and it is taken back', async () => {
  const { store, wait } = await shop();
  await moveStock(store, 'received', [{ sku: 'TEE', bin: 'A-10', units: 1 }], '');
  await inBin(store, 'tee', 'A-10', 1);
  wait(1_000);
  const sheet = new SheetSession(store);
  expect(await sheet.scan('a-10')).toEqual({ kind: 'at-bin', bin: 'A-10' });
  await sheet.scan(MUG);
  expect(await sheet.scan(MUG)).toEqual({ kind: 'counted', sku: 'MUG', units: 2, bin: 'A-10' });
  expect(sheet.missing().map(({ sku, bin }) => `${sku} ${bin}`)).toEqual(['TEE A-10']);
  expect(await sheet.write(true, 'Counted')).toEqual({ kind: 'written', lines: 2 });
  // Nobody scans any more.
  wait(5_000);
  await inBin(store, 'mug', 'A-10', 2);
  await inBin(store, 'tee', 'A-10', 0);
  wait(1_000);
  expect(await sheet.takeBack('Taken back')).toEqual({ kind: 'taken-back', lines: 2 });
  wait(5_000);
  await inBin(store, 'mug', 'A-10', 10);
  await inBin(store, 'tee', 'A-10', 1);
});

test('goods come in and go to another bin', async () => {
  const { store, wait } = await shop();
  wait(1_000);
  const sheet = new SheetSession(store);
  await sheet.turnTo('receive');
  await sheet.place({ bin: 'B-1' });
  await sheet.scan(TEE);
  await sheet.scan(TEE);
  await sheet.write(false, 'Received');
  wait(5_000);
  await inBin(store, 'tee', 'B-1', 2);
  wait(1_000);
  await sheet.turnTo('move');
  await sheet.scan('b-1');
  await sheet.scan(TEE);
  expect(await sheet.scan('A-2')).toEqual({ kind: 'to-bin', bin: 'A-2' });
  expect(await sheet.write(false, 'Moved')).toEqual({ kind: 'written', lines: 2 });
  wait(5_000);
  await inBin(store, 'tee', 'B-1', 1);
  await inBin(store, 'tee', 'A-2', 5);
});

test('what was scanned is there after a restart; a slip is undone; nothing is written from nothing', async () => {
  const opened = await shop();
  const before = new SheetSession(opened.store);
  await before.scan('A-10');
  await before.scan(MUG);
  await before.scan(TEE);
  expect(await before.undo()).toEqual({ kind: 'undone', sku: 'TEE', units: 1 });
  const { store } = await opened.reopen();
  const after = new SheetSession(store);
  await after.restored;
  expect(after.view.getState().sheet.lines).toEqual([
    { bin: 'A-10', skuId: 'mug', sku: 'MUG', units: 1 },
  ]);
  await after.clear();
  expect(await after.write(false, '')).toEqual({ kind: 'empty' });
  expect(await after.scan('nonsense')).toEqual({ kind: 'unknown', code: 'nonsense' });
});

test('a crash after it was written leaves nothing on the sheet to be written again', async () => {
  const opened = await shop();
  opened.wait(1_000);
  const before = new SheetSession(opened.store);
  await before.turnTo('receive');
  await before.place({ bin: 'B-1' });
  await before.scan(TEE);
  const { body } = (await opened.store.local.get('stock-sheet')) ?? { body: '' };
  await before.write(false, 'Received');
  // As it was on the disk when the page was killed.
  await opened.store.local.change('stock-sheet', () => ({ id: 'stock-sheet', body }));
  const { store, wait } = await opened.reopen();
  wait(5_000);
  const after = new SheetSession(store);
  await after.restored;
  expect(after.view.getState().sheet.lines).toEqual([]);
  await inBin(store, 'tee', 'B-1', 1);
});
