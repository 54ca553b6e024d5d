/**
 * The faults that RxDB's CouchDB plugin was measured to have, by their number there. Ours has none of them: each test
 * makes the situation and looks for the loss.
 */
import { expect, test } from 'vitest';
import { type ReplicatedName, replicatedNames } from '../../../shared/replication/remote.ts';
import type { Asked } from '../exchange.ts';
import { fromStation } from '../shop-admin.ts';
import { inStep, openShop, type Shop, says, setsAside } from './shop.ts';

function isPoll(asked: Asked): boolean {
  return fromStation(asked) && asked.query.get('feed') === 'longpoll';
}

function isPush(asked: Asked): boolean {
  return fromStation(asked) && asked.path.endsWith('/_bulk_docs');
}

const at = '2026-11-23T10:00:00.000Z|0000|elsewhere';

function scanDoc(n: number) {
  const by = { station: 'elsewhere', user: '' };
  return { _id: `scan-${n}`, v: 0, at, by, code: `${n}`, verdict: 'unknown', order: '' };
}

test('3.1: nothing is missed when a station starts while the server fails', async () => {
  const shop = await openShop();
  let n = 0;
  for (const round of [1, 2, 3]) {
    const off = shop.server.faults.add(
      { kind: 'answer', reply: { status: 500, body: { error: 'internal' } } },
      { on: (asked) => fromStation(asked) && n % 3 !== 0 },
    );
    const starting = shop.station(['a', 'b', 'c'][round - 1] ?? 'a');
    for (let written = 0; written < 40; written++) await shop.put('scans', scanDoc(++n));
    off();
    const station = await starting;
    const { scans } = await inStep(shop, [station]);
    expect(scans).toHaveLength(n);
  }
});

test('3.2: two stations take the same SKU out, and go on pushing', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('saveSku', 'MUG', { title: 'Mug' });
  await inStep(shop, [a, b]);
  await shop.server.goDown();
  await a.does('removeSku', 'mug');
  await b.does('removeSku', 'mug');
  await shop.server.comeUp();
  await a.does('saveSku', 'TEE', { title: 'From a' });
  await b.does('saveSku', 'CAP', { title: 'From b' });
  const { skus } = await inStep(shop, [a, b]);
  expect(skus).toMatchObject([{ id: 'cap' }, { id: 'tee' }]);
});

test('3.3: taken out there and edited here goes through the rules of merging', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('saveSku', 'MUG', { title: 'Mug' });
  await a.does('saveSku', 'TEE', { title: 'Tee' });
  await inStep(shop, [a, b]);
  await shop.server.goDown();
  await b.does('saveSku', 'MUG', { title: 'Mug, blue' });
  await a.does('removeSku', 'mug');
  await a.does('removeSku', 'tee');
  await shop.server.comeUp();
  const { skus } = await inStep(shop, [a, b]);
  // What somebody knew better stays; what nobody had touched is gone.
  expect(skus).toMatchObject([{ id: 'mug', title: 'Mug, blue' }]);
});

test('3.4: documents that the server will not have hold up neither the others nor what arrives', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await inStep(shop, [a, b]);
  const allow = shop.server.faults.add(
    { kind: 'forbid', reason: (doc) => (doc.title === 'Bad' ? 'no such title' : undefined) },
    { on: fromStation },
  );
  const shrink = shop.server.faults.add({ kind: 'limit', document: 20_000 }, { on: fromStation });
  await a.does('saveSku', 'BAD', { title: 'Bad' });
  await a.does('saveSku', 'LARGE', { note: 'x'.repeat(30_000) });
  // An id that would begin with an underscore, which CouchDB keeps for itself.
  await a.does('saveSku', 'ÄPFEL', { title: 'Apples' });
  await a.does('saveSku', 'GOOD', { title: 'Good' });
  await b.does('saveSku', 'OTHER', { title: 'Other' });
  await expect.poll(() => a.does('get', 'skus', 'other'), { timeout: 10_000 }).not.toBeNull();
  await says(a, 'refused');
  await setsAside(a, [
    { collection: 'skus', id: 'bad', kind: 'refused', reason: 'no such title' },
    { collection: 'skus', id: 'large', kind: 'too-large' },
  ]);
  await expect.poll(() => b.does('get', 'skus', 'good'), { timeout: 10_000 }).not.toBeNull();
  // Corrected here, it goes through by itself; once the server takes it, so does the other.
  await a.does('saveSku', 'BAD', { title: 'Better' });
  shrink();
  allow();
  await a.does('tryAgain');
  const { skus } = await inStep(shop, [a, b]);
  expect(skus).toHaveLength(5);
  await setsAside(a, []);
});

test.each([401, 500])(
  '3.5: one JSON error (%i) to a long poll does not end hearing of changes',
  async (status) => {
    const shop = await openShop();
    const a = await shop.station('a');
    await inStep(shop, [a]);
    shop.server.faults.add(
      { kind: 'answer', reply: { status, body: { error: 'x', reason: 'y' } } },
      { on: isPoll, times: 1 },
    );
    await shop.put('scans', scanDoc(1));
    await shop.put('scans', scanDoc(2));
    if (status === 401) {
      await says(a, 'signed-out');
      await a.start();
    }
    const { scans } = await inStep(shop, [a]);
    expect(scans).toHaveLength(2);
  },
);

test('3.7: attachments that another tool put there survive an edit made here', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a]);
  const order = await shop.get('orders', 'shop:1001');
  const photo = { 'photo.txt': { content_type: 'text/plain', data: 'aGVsbG8=' } };
  if (order) await shop.put('orders', { ...order, _attachments: photo });
  await a.does('note', 'shop:1001', 'after the photo');
  await inStep(shop, [a]);
  expect(await shop.get('orders', 'shop:1001')).toMatchObject({
    _attachments: { 'photo.txt': { content_type: 'text/plain', stub: true } },
  });
});

test('3.8: an order that another tool deleted comes back; one that nobody here has stays gone', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a]);
  await shop.put('scans', scanDoc(1));
  await inStep(shop, [a]);
  await shop.remove('orders', 'shop:1001');
  await expect.poll(() => shop.get('orders', 'shop:1001'), { timeout: 10_000 }).toBeDefined();
  const b = await shop.station('b');
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toMatchObject([{ id: 'shop:1001' }]);
});

test('3.9: a wrong password is tried once, and the other stations are not locked out by it', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await inStep(shop, [a, b]);
  await a.start({ server: { ...shop.account('a'), password: 'wrong' } });
  await says(a, 'signed-out');
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(shop.server.accounts.wrongTries).toEqual(['a']);
  await b.does('note', 'shop:1001', 'goes on');
  await says(b, 'live');
  await a.start({ server: shop.account('a') });
  await inStep(shop, [a, b]);
});

test('3.10: design documents are no documents, also where a whole slice is made of them', async () => {
  const shop = await openShop();
  for (let n = 0; n < 30; n++)
    await shop.put('documents', { _id: `_design/d${n}`, language: 'javascript', views: {} });
  const a = await shop.station('a');
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a]);
  await setsAside(a, []);
});

test('3.11: stations that come and go leave no open polls behind', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  for (let round = 0; round < 4; round++) {
    await inStep(shop, [a]);
    await a.start();
  }
  await inStep(shop, [a]);
  await expect
    .poll(() => shop.server.open(), { timeout: 5_000 })
    .toBeLessThanOrEqual(replicatedNames.length);
  await a.close();
  await expect.poll(() => shop.server.open(), { timeout: 5_000 }).toBe(0);
});

test('3.12, R8: versions that two servers left side by side are merged, and one is left', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a, b]);
  await a.does('note', 'shop:1001', 'at the first server');
  await inStep(shop, [a, b]);
  const standing = await shop.get('orders', 'shop:1001');
  const leaf = structuredClone(standing) as unknown as { _id: string; _rev: string; log: object[] };
  const note = { kind: 'note', id: 'note:x', rev: 1, at, by: { station: 'elsewhere', user: '' } };
  leaf.log = [{ ...note, text: 'at the other server' }];
  leaf._rev = '2-ffffffffffffffffffffffffffffffff';
  await shop.putLeaf('orders', leaf as never);
  await expect
    .poll(async () => (await shop.get('orders', 'shop:1001'))?._conflicts, { timeout: 10_000 })
    .toBeUndefined();
  const { orders } = await inStep(shop, [a, b]);
  expect(JSON.stringify(orders)).toContain('at the first server');
  expect(JSON.stringify(orders)).toContain('at the other server');
});

test('3.13, R7: a database that was made anew is offered everything again', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [
    { number: '1001', lines: [['MUG', 1]] },
    { number: '1002', lines: [['TEE', 1]] },
  ]);
  await inStep(shop, [a, b]);
  await shop.server.goDown();
  await shop.server.comeUp();
  await shop.recreate('orders');
  await a.does('note', 'shop:1001', 'after');
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(2);
});

test('3.13, R7: a server that was set back to an older backup is offered what it has forgotten', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a, b]);
  const backup = await shop.server.snapshot();
  await a.does('read', [{ number: '1002', lines: [['MUG', 1]] }]);
  await b.does('note', 'shop:1001', 'after the backup');
  await inStep(shop, [a, b]);
  // Until the place is kept, which happens a moment after.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await shop.server.restore(backup);
  const { orders } = await inStep(shop, [a, b]);
  expect(orders).toHaveLength(2);
  expect(JSON.stringify(orders)).toContain('after the backup');
});

test('3.14: somebody else writes between our reading and our writing', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a, b]);
  shop.server.faults.add({ kind: 'delay', ms: 120 }, { on: isPush });
  for (let n = 0; n < 8; n++)
    await Promise.all([a.does('note', 'shop:1001', `a${n}`), b.does('note', 'shop:1001', `b${n}`)]);
  const { orders } = await inStep(shop, [a, b]);
  const text = JSON.stringify(orders);
  for (let n = 0; n < 8; n++) for (const who of ['a', 'b']) expect(text).toContain(`"${who}${n}"`);
});

test.each<[string, Record<string, unknown>, string]>([
  ['damaged', { at: 7 }, 'damaged'],
  ['of a later version', { v: 99 }, 'newer'],
])(
  '3.15: a document there that is %s is listed, kept there, and taken once it fits',
  async (_, change, kind) => {
    const shop = await openShop();
    const a = await shop.station('a');
    await shop.put('scans', { ...scanDoc(1), ...change });
    await shop.put('scans', scanDoc(2));
    await says(a, 'refused');
    await setsAside(a, [{ collection: 'scans', id: 'scan-1', kind }]);
    expect(await a.does('get', 'scans', 'scan-2')).not.toBeNull();
    expect(await shop.get('scans', 'scan-1')).toMatchObject(change);
    await shop.put('scans', scanDoc(1));
    const { scans } = await inStep(shop, [a]);
    expect(scans).toHaveLength(2);
    await setsAside(a, []);
  },
);

test('3.16: an address is one with or without a slash at its end', async () => {
  const shop = await openShop();
  const a = await shop.alone('a');
  const account = shop.account('a');
  await a.start({ server: { ...account, address: `${account.address}/` } });
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a]);
});

test('an edit of a document that a later version wrote waits for the update and changes nothing there', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await inStep(shop, [a]);
  await later(shop, 'orders', 'shop:1001');
  await a.does('note', 'shop:1001', 'made by the older version');
  await says(a, 'refused');
  await setsAside(a, [{ id: 'shop:1001', kind: 'newer' }]);
  expect(await shop.get('orders', 'shop:1001')).toMatchObject({
    v: 99,
    added: 'by the later version',
  });
  expect(JSON.stringify(await a.does('get', 'orders', 'shop:1001'))).toContain('older version');
});

async function later(shop: Shop, collection: ReplicatedName, id: string): Promise<void> {
  const doc = await shop.get(collection, id);
  if (doc) await shop.put(collection, { ...doc, v: 99, added: 'by the later version' });
}
