/** What the contract of all channels asks, as far as a folder can be asked it: it has no pages, keys, limits or clock. */
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { readTable } from '../../../shared/importing/table.ts';
import { orderFacts } from '../../../shared/records/order-facts.ts';
import { err, ok } from '../../../shared/result.ts';
import { told } from '../testing/told.ts';
import { createFolder } from './folder.ts';
import { idsOf, newFolder, openFolder, sent } from './testing/open-folder.ts';

const SHIPMENT = {
  key: 'folder:1001:p1',
  externalId: '1001',
  lines: [{ line: '1', units: 2 }],
  carrier: 'DHL',
  tracking: '00340',
  shippedAt: '2026-11-24T14:05:00.000Z',
};

test('a folder is tested, and has its places then', async () => {
  const { channel, path, names } = openFolder();
  expect(await channel.test()).toEqual(ok(basename(path)));
  expect(names('.')).toEqual(['.packbench', 'done', 'failed', 'in', 'out']);
});

test.each([
  ['orders', 'folder-relative'],
  ['/nowhere/at/all', 'folder-absent'],
])('%s is no folder to work with', async (path, code) => {
  const parts = { now: () => 0, wait: async () => undefined, uuid: () => 'x', utcOf: () => '' };
  const channel = createFolder({ path, ...parts });
  expect(await channel.test()).toEqual(err({ kind: 'refused', code, reason: path }));
});

test('a file is no folder, nor is one that has a file where a folder should be', async () => {
  const folder = openFolder();
  writeFileSync(join(folder.path, 'in'), '');
  const code = 'folder-unwritable';
  expect(await folder.channel.test()).toEqual(err({ kind: 'refused', code, reason: folder.path }));
  const file = openFolder(undefined, join(folder.path, 'in'));
  expect(await file.channel.test()).toMatchObject({ error: { code: 'folder-is-file' } });
});

test('an empty folder tells of nothing', async () => {
  const { channel } = openFolder();
  const slice = await told(channel.pull({ cursor: '', since: null, limit: 50 }));
  expect(slice).toMatchObject({ orders: [], left: 0 });
  expect(await channel.listings('')).toEqual(ok({ listings: [], next: null }));
});

test('pages to the end: every order once, whatever file it came in', async () => {
  const folder = openFolder();
  folder.put(
    'many.json',
    Array.from({ length: 120 }, (_, n) => sent(`j-${n}`)),
  );
  for (let n = 0; n < 30; n++) folder.put(`one-${n}.json`, sent(`f-${n}`));
  const { orders, cursor } = await folder.pullAll('', 7);
  expect(orders).toHaveLength(150);
  expect(new Set(idsOf(orders)).size).toBe(150);
  expect((await folder.pullAll(cursor)).orders).toEqual([]);
  expect([folder.names('in'), folder.names('done').length]).toEqual([[], 31]);
});

test('another station, and this one after a restart, are told of all orders too', async () => {
  const folder = openFolder();
  folder.put('a.json', [sent('1'), sent('2')]);
  const first = await folder.pullAll();
  const later = folder.restart();
  expect((await later.pullAll(first.cursor)).orders).toEqual([]);
  expect(idsOf((await later.pullAll()).orders)).toEqual(['1', '2']);
});

test('orders are read from a moment on where there is no cursor', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1'));
  await folder.pullAll();
  folder.clock.now += 60_000;
  const since = new Date(folder.clock.now).toISOString();
  folder.put('b.json', sent('2'));
  const slice = await told(folder.channel.pull({ cursor: '', since, limit: 50 }));
  expect(idsOf(slice.orders)).toEqual(['2']);
});

test('the same order twice is one; as something else it is a later version', async () => {
  const folder = openFolder();
  folder.put('a.json', [sent('1'), sent('1')]);
  const first = await folder.pullAll();
  expect(idsOf(first.orders)).toEqual(['1']);
  folder.put('a.json', sent('1'));
  const again = await folder.pullAll(first.cursor);
  expect(again.orders).toEqual([]);
  // A clock that was set back changes nothing.
  folder.clock.now -= 86_400_000;
  folder.put('b.json', sent('1', { status: 'cancelled' }));
  const { orders } = await folder.pullAll(again.cursor);
  expect(orders.map(({ reading }) => reading.status)).toEqual(['cancelled']);
  const revisions = [...first.orders, ...orders].map(({ reading }) => reading.revision ?? '');
  expect(revisions).toEqual([...revisions].sort());
  expect(folder.names('done')).toHaveLength(3);
});

test('a crash between reading a file and putting it away neither loses nor doubles', async () => {
  const folder = openFolder();
  folder.put('a.json', [sent('1'), sent('2')]);
  await folder.pullAll();
  copyFileSync(join(folder.path, 'done', 'a.json'), join(folder.path, 'in', 'a.json'));
  const after = folder.restart();
  expect(idsOf((await after.pullAll()).orders)).toEqual(['1', '2']);
  expect(after.names('in')).toEqual([]);
});

test('a crash in the middle of writing an order down loses none', async () => {
  const folder = openFolder();
  folder.put('a.json', [sent('1'), sent('2')]);
  await folder.pullAll();
  const journal = join(folder.path, '.packbench', 'orders.ndjson');
  truncateSync(journal, readFileSync(journal).length - 40);
  copyFileSync(join(folder.path, 'done', 'a.json'), join(folder.path, 'in', 'a.json'));
  const after = folder.restart();
  const { orders, cursor } = await after.pullAll();
  expect(idsOf(orders)).toEqual(['1', '2']);
  after.put('b.json', sent('3'));
  expect(idsOf((await after.pullAll(cursor)).orders)).toEqual(['3']);
  expect(idsOf((await after.restart().pullAll()).orders)).toEqual(['1', '2', '3']);
});

test('what another program writes into the journal meanwhile is seen, and stays', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1'));
  const first = await folder.pullAll();
  const other = folder.restart();
  other.put('b.json', sent('2'));
  await other.pullAll();
  folder.put('c.json', sent('3'));
  expect(idsOf((await folder.pullAll(first.cursor)).orders)).toEqual(['2', '3']);
});

test('what stands in the journal’s place is not written over', async () => {
  const folder = openFolder();
  await folder.channel.test();
  const journal = join(folder.path, '.packbench', 'orders.ndjson');
  writeFileSync(journal, 'something else\n');
  const pulled = await folder.channel.pull({ cursor: '', since: null, limit: 50 });
  expect(pulled).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(readFileSync(journal, 'utf8')).toBe('something else\n');
});

test('a file that is being written is left alone until it is whole', async () => {
  const whole = JSON.stringify([sent('1'), sent('2')]);
  let growing = true;
  const folder = openFolder(() => {
    if (growing) appendFileSync(join(folder.path, 'in', 'slow.json'), whole.slice(100, 200));
  });
  folder.put('slow.json', whole.slice(0, 100));
  folder.put('.hidden.json', sent('3'));
  folder.put('upload.json.part', sent('4'));
  const first = await folder.pullAll();
  expect([first.orders, folder.names('failed')]).toEqual([[], []]);
  growing = false;
  // Whole by its size, cut short by its text: whoever writes it may go on after a pause.
  const second = await folder.pullAll(first.cursor);
  expect([second.orders, folder.names('in')]).toEqual([
    [],
    ['.hidden.json', 'slow.json', 'upload.json.part'],
  ]);
  folder.put('slow.json', whole);
  expect(idsOf((await folder.pullAll(second.cursor)).orders)).toEqual(['1', '2']);
});

test('truncated JSON is put aside with its reason after a minute, and other files go on', async () => {
  const folder = openFolder();
  folder.put('cut.json', JSON.stringify(sent('1')).slice(0, 60));
  folder.put('good.json', sent('2'));
  const { orders, cursor } = await folder.pullAll();
  expect(idsOf(orders)).toEqual(['2']);
  folder.clock.now += 60_000;
  await folder.pullAll(cursor);
  expect(folder.names('failed')).toEqual(['cut.json', 'cut.json.txt']);
  expect(folder.text('failed/cut.json.txt')).toContain('This is not JSON');
});

test('of a file with wrong orders the right ones are taken, and the others are said', async () => {
  const folder = openFolder();
  const wrong = sent('2', { lines: [{ sku: 'MUG', units: '2' }], giftMesage: 'Hi' });
  folder.put('mixed.json', [sent('1'), wrong, 7, sent('3')]);
  folder.put(
    'mixed.csv',
    'order number,order date,currency,sku,quantity\nT-1,2026-11-24,EUR,MUG,1\nT-2,24.13.2026,EUR,MUG,1\nT-3,2026-11-24,,MUG,1',
  );
  folder.put('orders.xlsx', 'PK');
  expect(idsOf((await folder.pullAll()).orders).sort()).toEqual(['1', '3', 'T-1']);
  const said = (name: string) =>
    folder
      .text(`failed/${name}.txt`)
      .split('\n')
      .filter((line) => line.startsWith('- '));
  expect(said('mixed.json')).toEqual([
    '- order 2 of the list, “2”, lines[0].units: Invalid input: expected number, received string',
    '- order 2 of the list, “2”, giftMesage: There is no such field. See docs/folder.md.',
    '- order 3 of the list: must be an object',
  ]);
  expect(said('mixed.csv')).toEqual([
    '- line 4, “T-3”, currency: No currency, such as EUR',
    '- line 3, order date: Not a date',
  ]);
  expect(said('orders.xlsx')).toEqual(['- Only .json, .csv, .tsv and .txt files are read.']);
});

test('refresh tells orders as they were last read, and leaves out what never came', async () => {
  const folder = openFolder();
  folder.put('a.json', [sent('1'), sent('2')]);
  folder.put('b.json', sent('1', { note: 'Ring twice' }));
  await folder.pullAll();
  const now = await told(folder.restart().channel.refresh(['2', '1', '9']));
  expect(now.map(({ reading }) => [reading.externalId, reading.note])).toEqual([
    ['2', ''],
    ['1', 'Ring twice'],
  ]);
});

test('a drive that is gone is a fault, and never a folder without orders', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1'));
  const { cursor } = await folder.pullAll();
  rmSync(join(folder.path, '.packbench'), { recursive: true });
  const unlike = err({ kind: 'refused', code: 'folder-unlike', reason: folder.path });
  expect(await folder.channel.refresh(['1'])).toEqual(unlike);
  expect(await folder.channel.pull({ cursor, since: null, limit: 50 })).toEqual(unlike);
  const shipped = await folder.channel.confirmShipment(SHIPMENT);
  expect(shipped).toEqual(err({ kind: 'unreachable', reason: folder.path }));
  rmSync(folder.path, { recursive: true });
  expect(await folder.channel.refresh(['1'])).toMatchObject({ error: { code: 'folder-absent' } });
});

test('names in every script, a hundred lines, a long address, formulas and HTML arrive as they are', async () => {
  const folder = openFolder();
  const names = ['Zoë Müller', '山田 太郎', 'Олена', 'محمد', 'דוד', 'ประเสริฐ', '👩‍👩‍👧', '\u2028'];
  const nasty = '=HYPERLINK("http://x")<script>alert(1)</script>';
  const lines = Array.from({ length: 100 }, (_, n) => ({ sku: `S-${n}`, title: nasty, units: 1 }));
  const shipTo = { name: nasty, line1: 'x'.repeat(300), country: 'Neverland' };
  folder.put(
    'names.json',
    names.map((name, n) => sent(`${n}`, { buyer: { name } })),
  );
  folder.put('odd.json', sent('odd', { lines, shipTo, note: nasty, currency: 'QQQ' }));
  const { orders } = await folder.pullAll();
  expect(orders.slice(0, -1).map(({ reading }) => reading.buyer.name)).toEqual(names);
  const odd = orders.at(-1);
  expect(odd?.reading).toMatchObject({ shipTo: { ...shipTo, country: '' }, note: nasty });
  expect([odd?.reading.lines.length, odd?.review]).toEqual([
    100,
    ['currency: QQQ', 'country: Neverland'],
  ]);
  const facts = orderFacts.omit({ readAt: true, hash: true });
  for (const { reading } of orders) expect(facts.parse(reading)).toEqual(reading);
  expect(idsOf((await folder.restart().pullAll()).orders)).toEqual(idsOf(orders));
});

test('a parcel is told once, as JSON and as rows, even after its files were taken away', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1001', { number: 'A-1001' }));
  await folder.pullAll();
  const done = await told(folder.channel.confirmShipment(SHIPMENT));
  const [csv = '', json = ''] = folder.names('out');
  expect(done).toEqual({ kind: 'done', remote: json.replace('.json', '') });
  expect(folder.json(`out/${json}`)).toEqual({
    ...{ kind: 'shipment', key: SHIPMENT.key, order: '1001', number: 'A-1001', carrier: 'DHL' },
    ...{ tracking: '00340', shippedAt: SHIPMENT.shippedAt },
    lines: [{ id: '1', sku: 'MUG', title: 'Mug', units: 2 }],
  });
  expect(folder.text(`out/${csv}`)).toBe(
    'key,order,number,line,sku,units,carrier,tracking,shipped at\r\n' +
      'folder:1001:p1,1001,A-1001,1,MUG,2,DHL,00340,2026-11-24T14:05:00.000Z\r\n',
  );
  for (const name of folder.names('out')) rmSync(join(folder.path, 'out', name));
  expect(await told(folder.restart().channel.confirmShipment(SHIPMENT))).toEqual(done);
  expect(folder.names('out')).toEqual([]);

  const corrected = { ...SHIPMENT, tracking: '00341' };
  expect(await told(folder.channel.updateTracking(corrected, ''))).toEqual(done);
  expect(folder.json(`out/${json}`)).toMatchObject({ key: SHIPMENT.key, tracking: '00341' });
});

test('keys of any letters have files of their own, and no text of ours runs as a formula', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1001', { number: '=1+1' }));
  await folder.pullAll();
  for (const key of ['../../a', 'A', 'a', 'ä/ö', 'x'.repeat(300)])
    await told(folder.channel.confirmShipment({ ...SHIPMENT, key, tracking: '@SUM(A1)' }));
  const files = folder.names('out');
  expect(files).toHaveLength(10);
  expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(10);
  const table = readTable(folder.text(`out/${files[0]}`));
  expect(folder.text(`out/${files[0]}`)).toContain("'=1+1");
  expect(folder.text(`out/${files[0]}`)).toContain("'@SUM(A1)");
  expect(table.ok && table.value.table.rows).toHaveLength(1);
});

test('an order that the folder never had is not told of', async () => {
  const folder = openFolder();
  await folder.pullAll();
  const outcome = await told(folder.channel.confirmShipment(SHIPMENT));
  expect(outcome).toEqual({ kind: 'rejected', code: 'unknown-order', reason: '1001' });
});

test('a cancellation is told once', async () => {
  const folder = openFolder();
  folder.put('a.json', sent('1001'));
  await folder.pullAll();
  const cancel = () => told(folder.channel.cancel('1001', 'k-1', 'Out of stock'));
  expect(await cancel()).toEqual(await cancel());
  const [, json] = folder.names('out');
  expect(folder.names('out')).toHaveLength(2);
  expect(folder.json(`out/${json}`)).toEqual({
    ...{ kind: 'cancel', key: 'k-1', order: '1001', number: '1001', reason: 'Out of stock' },
  });
});

test('quantities are told as absolute figures, one file each time', async () => {
  const folder = openFolder();
  await folder.pullAll();
  const figures = [
    { key: 'q-1', listing: 'MUG', quantity: 12, from: null },
    { key: 'q-2', listing: '-TEA', quantity: 0, from: 3 },
  ];
  const outcomes = await told(folder.channel.setQuantities(figures));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
  await told(folder.channel.setQuantities(figures));
  const files = folder.names('out');
  expect(files).toHaveLength(4);
  expect(folder.text(`out/${files[0]}`)).toBe("sku,quantity\r\nMUG,12\r\n'-TEA,0\r\n");
  expect(folder.json(`out/${files[1]}`)).toMatchObject({
    stock: [
      { sku: 'MUG', quantity: 12 },
      { sku: '-TEA', quantity: 0 },
    ],
  });
});

test('listings.csv is what is for sale, and stays', async () => {
  const folder = openFolder();
  folder.put(
    'listings.csv',
    'sku;barcode;title;quantity\nMUG;4006381333931;Mug;7\nMUG;;;\nTEA;;Tea;',
  );
  await folder.pullAll();
  const { listings } = await told(folder.channel.listings(''));
  expect(listings).toEqual([
    { id: 'MUG', sku: 'MUG', barcode: '4006381333931', title: 'Mug', quantity: 7 },
    { id: 'TEA', sku: 'TEA', barcode: '', title: 'Tea', quantity: null },
  ]);
  expect(folder.names('in')).toEqual(['listings.csv']);
});

test('a listing shows what it was told last, until listings.csv is written anew', async () => {
  const folder = openFolder();
  await folder.pullAll();
  const written = (name: string, at: number) => {
    folder.put('listings.csv', `sku,quantity\nMUG,${name}\nTEA,5`);
    utimesSync(join(folder.path, 'in', 'listings.csv'), at / 1000, at / 1000);
  };
  const shown = async () =>
    (await told(folder.restart().channel.listings(''))).listings.map(({ quantity }) => quantity);
  written('7', folder.clock.now);
  folder.clock.now += 1_000;
  const figure = { key: 'q-1', listing: 'MUG', quantity: 12, from: 7 };
  await told(folder.channel.setQuantities([figure]));
  expect(await shown()).toEqual([12, 5]);
  written('11', folder.clock.now + 1_000);
  expect(await shown()).toEqual([11, 5]);
});

test('a name that is taken gets another: shops write the same one every day', async () => {
  const folder = openFolder();
  let cursor = '';
  for (const id of ['1', '2', '3']) {
    folder.put('orders.json', sent(id));
    ({ cursor } = await folder.pullAll(cursor));
  }
  expect(folder.names('done')).toHaveLength(3);
  expect(idsOf(await told(folder.channel.refresh(['1', '2', '3'])))).toEqual(['1', '2', '3']);
});

test('no path in a name leads out of the folder', async () => {
  const path = newFolder();
  const folder = openFolder(undefined, path);
  folder.put('a.json', sent('../../../etc/passwd'));
  await folder.pullAll();
  const out = await folder.channel.cancel('../../../etc/passwd', '../../x', '');
  expect(out).toMatchObject({ ok: true, value: { kind: 'done' } });
  expect(folder.names('out')).toHaveLength(2);
});
