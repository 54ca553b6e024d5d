/** The whole import on a real store, with the worker's session in the same thread. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listImports } from '../store/commands/import-account.ts';
import { moveStock, saveSkus, stockHistory } from '../store/commands/stock.ts';
import { PackSession } from '../store/pack-session.ts';
import type { Store } from '../store/store.ts';
import { openTestStore } from '../store/test-store.ts';
import { ImportCrash, type ImportDesk } from './import-desk.ts';
import { openSession } from './import-session.ts';
import type { Review } from './import-state.ts';
import { createImporter, type Importer } from './importer.ts';
import type { Answer, Ask, CallName, Source, Tell } from './messages.ts';
import { readProfiles, saveProfile } from './saved-profiles.ts';

function deskHere(): ImportDesk {
  const session = openSession((local) => `${local}.000Z`);
  let closed = false;
  return {
    ask: async <C extends CallName>(call: C, ask: Ask<C>, tell?: Tell): Promise<Answer<C>> => {
      if (closed) throw new ImportCrash('closed');
      const answer = await session[call](ask, tell);
      if (closed) throw new ImportCrash('closed');
      return answer;
    },
    close: () => {
      closed = true;
    },
  };
}

function fixture(name: string): Source {
  const bytes = readFileSync(new URL(`../../tests/fixtures/importing/${name}`, import.meta.url));
  return { kind: 'file', file: new Blob([bytes]) };
}

const text = (...rows: string[]): Source => ({ kind: 'text', text: rows.join('\n') });

function reviewOf(importer: Importer): Review {
  const stage = importer.stage.getState();
  if (stage.kind !== 'review') throw new Error(`The stage is ${stage.kind}.`);
  return stage;
}

async function imported(store: Store, name: string, source: Source) {
  const importer = createImporter(store, deskHere);
  await importer.open(name, source);
  await importer.write('Counted in a file');
  const stage = importer.stage.getState();
  if (stage.kind !== 'done') throw new Error(`The stage is ${stage.kind}.`);
  return { importer, result: stage.result };
}

test('a file is told before it is written, and imported again it changes nothing', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  await importer.open('orders_export_1.csv', fixture('shopify-orders.csv'));
  expect(reviewOf(importer).plan).toEqual({
    created: 6,
    changed: 0,
    unchanged: 0,
    worked: [],
    strangers: [],
  });
  expect(await store.orders.get('shopify:_23_1001')).toBe(undefined);
  await importer.write('');
  expect((await store.orders.get('shopify:_23_1001'))?.facts.number).toBe('#1001');
  const { result } = await imported(store, 'again.csv', fixture('shopify-orders.csv'));
  expect(result).toMatchObject({ created: 0, changed: 0, unchanged: 6, refused: 0, left: 0 });
  const imports = await listImports(store);
  expect(imports.map(({ account }) => [account.file, account.format, account.created])).toEqual([
    ['again.csv', 'shopify', 0],
    ['orders_export_1.csv', 'shopify', 6],
  ]);
});

test('undo withdraws what nobody has worked on and names what stays', async () => {
  const { store } = await openTestStore();
  const { importer, result } = await imported(
    store,
    'list.csv',
    fixture('two-orders-one-number.csv'),
  );
  const session = new PackSession(store);
  await session.scan('N-2');
  await session.scan('MUG-1');
  await importer.undo(result.importId, { file: result.name, reason: 'Undone' });
  expect(importer.stage.getState()).toEqual({
    kind: 'undone',
    target: 'orders',
    withdrawn: 1,
    restored: 0,
    kept: ['file:n-2'],
    held: [],
  });
});

test('a refused cell is corrected in place and comes in', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  await importer.open('damaged.csv', fixture('damaged-cells.csv'));
  expect(reviewOf(importer).plan?.created).toBe(2);
  await importer.correct(2, 4, '3');
  expect(reviewOf(importer).plan?.created).toBe(3);
  await importer.write('');
  expect((await store.orders.get('file:n-1'))?.facts.lines.map((line) => line.units)).toEqual([
    3, 1,
  ]);
});

test('an answer and a repair take effect on the next reading', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  await importer.open('unclear.csv', fixture('unclear-dates.csv'));
  expect(reviewOf(importer).outcome?.accounts.refused).toBe(2);
  await importer.choose({ dateOrder: 'mdy' });
  expect(reviewOf(importer).plan?.created).toBe(2);
  await importer.open('twice.csv', fixture('two-orders-one-number.csv'));
  expect(reviewOf(importer).plan?.created).toBe(2);
  await importer.chooseRepair('duplicate-number', true);
  expect(reviewOf(importer).plan?.created).toBe(3);
});

test('two shops of one kind keep their numbers apart by the channel’s name', async () => {
  const { store } = await openTestStore();
  await imported(store, 'a.csv', fixture('shopify-orders.csv'));
  const importer = createImporter(store, deskHere);
  await importer.open('b.csv', fixture('shopify-orders.csv'));
  await importer.change({ channel: 'shopify-us' });
  expect(reviewOf(importer).plan).toMatchObject({ created: 6, unchanged: 0 });
});

test('a number that stands here with another buyer is named before it is overwritten', async () => {
  const { store } = await openTestStore();
  const head = 'Order,Date,SKU,Qty,Email';
  await imported(store, 'a.csv', text(head, 'N-1,2026-11-03,MUG,1,uma@example.com'));
  const importer = createImporter(store, deskHere);
  await importer.open('b.csv', text(head, 'N-1,2026-11-09,MUG,2,vic@example.com'));
  expect(reviewOf(importer).plan).toMatchObject({ changed: 1, strangers: ['N-1'] });
});

test('a mapping is saved and found again', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  const list = text('Ref,Day,Thing,How many', 'Z-1,2026-11-03,MUG,2');
  await importer.open('weekly 2026-11.csv', list);
  const guessed = reviewOf(importer);
  expect([guessed.profile?.name, guessed.outcome]).toEqual(['weekly', null]);
  const fields = {
    number: { columns: ['Ref'], constant: '' },
    placedAt: { columns: ['Day'], constant: '' },
    sku: { columns: ['Thing'], constant: '' },
    units: { columns: ['How many'], constant: '' },
  };
  if (!guessed.profile) throw new Error('no profile');
  const profile = { ...guessed.profile, target: 'orders' as const, fields };
  await importer.change({ profile });
  expect(reviewOf(importer).plan?.created).toBe(1);
  await saveProfile(store, profile);
  await importer.open('weekly 2026-12.csv', list);
  expect(reviewOf(importer).profile).toEqual((await readProfiles(store))[0]);
  expect(reviewOf(importer).plan?.created).toBe(1);
});

test('a catalogue and then a count: stock follows, and neither counts twice', async () => {
  const { store } = await openTestStore();
  const catalogue = await imported(store, 'catalogue.csv', fixture('catalogue.csv'));
  expect(catalogue.result).toMatchObject({ target: 'catalogue', created: 4, refused: 3 });
  expect(store.catalogue.bySku('MUG-1')?.barcodes).toHaveLength(3);
  await expect.poll(() => store.stock.onHand('mug-1')).toBe(40);
  const again = await imported(store, 'catalogue.csv', fixture('catalogue.csv'));
  expect(again.result).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
  const count = await imported(
    store,
    'count.csv',
    text('Barcode,Bin,Counted', '14006381333938,A-01-1,6', 'TEE-9,B-02,7', 'NOPE,,1'),
  );
  expect(count.result).toMatchObject({ target: 'counts', changed: 1, unchanged: 1, refused: 1 });
  await expect.poll(() => store.stock.onHand('mug-1')).toBe(36);
});

test('a cancelled import keeps what it wrote, says what it left, and can be undone', async () => {
  const { store } = await openTestStore();
  const rows = Array.from({ length: 900 }, (_, n) => `N-${n},2026-11-03,MUG,1`);
  const importer = createImporter(store, deskHere);
  await importer.open('many.csv', text('Order,Date,SKU,Qty', ...rows));
  const stop = importer.stage.subscribe((stage) => {
    if (stage.kind === 'writing' && stage.done > 200) importer.cancel();
  });
  await importer.write('');
  stop();
  const stage = importer.stage.getState();
  if (stage.kind !== 'done') throw new Error(stage.kind);
  expect(stage.result.created).toBeLessThan(900);
  expect(stage.result.created + stage.result.left).toBe(900);
  await importer.undo(stage.result.importId, { file: 'many.csv', reason: 'Undone' });
  expect(importer.stage.getState()).toMatchObject({
    kind: 'undone',
    withdrawn: stage.result.created,
  });
});

test('a file that is no table says so and opens nothing', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  await importer.open('empty.csv', text(''));
  expect(importer.stage.getState()).toEqual({
    kind: 'idle',
    fault: { kind: 'empty', file: 'empty.csv' },
  });
});

test('a reading that stops names its file', async () => {
  const { store } = await openTestStore();
  const ask = () => Promise.reject(new ImportCrash('out of memory'));
  const importer = createImporter(store, () => ({ ask, close: () => undefined }));
  await importer.open('large.xlsx', text(''));
  expect(importer.stage.getState()).toEqual({
    kind: 'idle',
    fault: { kind: 'crashed', file: 'large.xlsx', reason: 'out of memory' },
  });
});

test.each([
  ['its own notes', 'a.csv', 'import-part', '[{"id":'],
  ['what the other one has', 'b.csv', 'import-held', '{}'],
])('an undo that needs %s, damaged, changes nothing and says so', async (_, notes, kind, body) => {
  const { store } = await openTestStore();
  const { importer, result } = await imported(store, 'a.csv', many(3));
  await imported(store, 'b.csv', many(3));
  await damage(store, kind, body);
  const before = await store.orders.getMany(['file:n-0', 'file:n-1', 'file:n-2']);
  expect(before).toHaveLength(3);
  await importer.undo(result.importId, { file: 'a.csv', reason: 'Undone' });
  expect(importer.stage.getState()).toEqual({
    kind: 'idle',
    fault: { kind: 'notes-damaged', file: 'a.csv', notes },
  });
  expect(await store.orders.getMany(before.map(({ id }) => id))).toEqual(before);
  expect((await listImports(store)).map(({ account }) => account.undoneAt)).toEqual(['', '']);
});

test('a catalogue whose notes are damaged stays', async () => {
  const { store } = await openTestStore();
  const { importer, result } = await imported(store, 'a.csv', text('SKU,Title', 'MUG,Mug'));
  await damage(store, 'import-stock', 'null');
  await importer.undo(result.importId, { file: 'a.csv', reason: 'Undone' });
  expect(importer.stage.getState()).toMatchObject({ fault: { kind: 'notes-damaged' } });
  expect((await store.skus.get('mug'))?.title).toBe('Mug');
});

async function damage(store: Store, kind: string, body: string): Promise<void> {
  const notes = await store.documents.page({ index: ['kind', 'at'], equals: [kind], limit: 1 });
  for (const { id } of notes)
    await store.documents.change(id, (doc) => (doc ? { ...doc, body } : null));
}

test('an account that is damaged keeps nobody from the other imports', async () => {
  const { store } = await openTestStore();
  const { result } = await imported(store, 'a.csv', many(3));
  await imported(store, 'b.csv', many(3));
  await store.documents.change(result.importId, (doc) => (doc ? { ...doc, body: '{' } : null));
  expect((await listImports(store)).map(({ account }) => account.file)).toEqual(['b.csv']);
});

const many = (count: number) =>
  text('Order,Date,SKU,Qty', ...Array.from({ length: count }, (_, n) => `N-${n},2026-11-03,MUG,1`));

test('a file that is opened while another is written stops that one, whose account is true', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  await importer.open('many.csv', many(900));
  let opened: Promise<void> | undefined;
  const stop = importer.stage.subscribe((stage) => {
    if (stage.kind !== 'writing' || stage.done === 0) return;
    stop();
    opened = importer.open('next.csv', many(3));
  });
  await importer.write('');
  await opened;
  expect(reviewOf(importer)).toMatchObject({ name: 'next.csv', plan: { unchanged: 3 } });
  const [entry] = await listImports(store);
  const stored = await store.orders.count();
  expect(stored).toBeLessThan(900);
  expect(entry?.account).toMatchObject({ created: stored, all: 900, finished: true });
});

test('what is read and compared is told on the way', async () => {
  const { store } = await openTestStore();
  const importer = createImporter(store, deskHere);
  const told = new Set<string>();
  importer.stage.subscribe((stage) => {
    if (stage.kind === 'opening' && stage.told) told.add(`opened of ${stage.told.all}`);
    else if (stage.kind === 'review' && stage.told)
      told.add(`${stage.told.doing} ${stage.told.done} of ${stage.told.all}`);
  });
  await importer.open('many.csv', many(1_500));
  expect([...told]).toEqual([
    expect.stringMatching(/^opened of \d+$/),
    'reading 0 of 1500',
    'reading 1000 of 1500',
    'comparing 0 of 1500',
    'comparing 1200 of 1500',
  ]);
});

test('a catalogue is undone: SKUs it made go, counts are taken back, what was changed since stays', async () => {
  const { store } = await openTestStore();
  await saveSkus(store, [{ sku: 'OLD', fields: { title: 'Old', bin: 'A1' } }]);
  await moveStock(store, 'counted', [{ sku: 'OLD', bin: 'A1', units: 3 }], '');
  await expect.poll(() => store.stock.onHand('old')).toBe(3);
  const { importer, result } = await imported(
    store,
    'catalogue.csv',
    text(
      'SKU,Title,Bin,On hand',
      'OLD,Renamed,A1,9',
      'NEW,New,B1,5',
      'COUNTED,Counted since,C1,5',
      'EDITED,Edited since,D1,',
    ),
  );
  expect(result).toMatchObject({ created: 3, changed: 1 });
  await moveStock(store, 'counted', [{ sku: 'COUNTED', bin: 'C1', units: 4 }], '');
  await saveSkus(store, [{ sku: 'EDITED', fields: { title: 'By hand' } }]);
  await importer.undo(result.importId, { file: result.name, reason: 'Undone' });
  expect(importer.stage.getState()).toEqual({
    ...{ kind: 'undone', target: 'catalogue', removed: 1, restored: 1, recalled: 2 },
    kept: ['COUNTED', 'EDITED'],
  });
  expect([...store.catalogue.skus.keys()].sort()).toEqual(['counted', 'edited', 'old']);
  expect(store.catalogue.bySku('OLD')?.title).toBe('Old');
  await expect
    .poll(() => ['old', 'new', 'counted'].map((id) => store.stock.onHand(id)))
    .toEqual([3, undefined, 4]);
  const [account] = await listImports(store);
  expect(account?.account).toMatchObject({ target: 'catalogue', kept: ['COUNTED', 'EDITED'] });
  expect(account?.account.undoneAt).not.toBe('');
});

test('a stock count is undone but where somebody counted since; what was shipped since stays shipped', async () => {
  const { store } = await openTestStore();
  for (const sku of ['MUG', 'TEE', 'CAP']) {
    await saveSkus(store, [{ sku, fields: { bin: 'A1' } }]);
    await moveStock(store, 'counted', [{ sku, bin: 'A1', units: 10 }], '');
  }
  await expect.poll(() => store.stock.onHand('cap')).toBe(10);
  const { importer, result } = await imported(
    store,
    'count.csv',
    text('SKU,Bin,Counted', 'MUG,A1,2', 'TEE,A1,3', 'CAP,A1,4'),
  );
  await moveStock(store, 'shipped', [{ sku: 'MUG', bin: 'A1', units: -1 }], '');
  await moveStock(store, 'adjusted', [{ sku: 'TEE', bin: 'A1', units: 1 }], 'found');
  await importer.undo(result.importId, { file: result.name, reason: 'Undone' });
  expect(importer.stage.getState()).toEqual({
    ...{ kind: 'undone', target: 'counts', removed: 0, restored: 0, recalled: 2 },
    kept: ['TEE'],
  });
  await expect
    .poll(() => ['mug', 'tee', 'cap'].map((id) => store.stock.onHand(id)))
    .toEqual([9, 4, 10]);
  const history = await stockHistory(store, 'mug');
  expect(history.map(({ movement, change, after }) => [movement.kind, change, after])).toEqual([
    ['counted', 10, 10],
    ['counted', -8, 2],
    ['shipped', -1, 1],
    ['recalled', 8, 9],
  ]);
  // Asked again it does nothing more.
  await importer.undo(result.importId, { file: result.name, reason: 'Undone' });
  expect(importer.stage.getState()).toMatchObject({ recalled: 0, kept: ['TEE'] });
});
