import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { readChanges, readDocs, readLeaves, writeDocs } from './couch-remote.ts';
import { serverWithShop, sessionAt, to } from './testing/shop.ts';

const ODD_IDS = ['a&b#c', 'a%2Fb', 'a+b c', 'a/../b?x', '日本"\\'];

test('what is written is read again: by id, and as changes in slices', async () => {
  const session = sessionAt(await serverWithShop());
  const written = await writeDocs(
    session,
    'orders',
    ODD_IDS.map((id, n) => ({ _id: id, n })),
  );
  expect(written.ok && written.value.map(({ kind, id }) => [kind, id])).toEqual(
    ODD_IDS.map((id) => ['written', id]),
  );
  const read = await readDocs(session, 'orders', [...ODD_IDS, 'nobody']);
  expect(read.ok && read.value.map(({ _id, n }) => [_id, n])).toEqual(
    ODD_IDS.map((id, n) => [id, n]),
  );
  const first = await readChanges(session, 'orders', { since: null, limit: 3 });
  const rest = await readChanges(session, 'orders', {
    since: first.ok ? first.value.seq : '',
    limit: 3,
  });
  expect(
    [first, rest].map(
      (slice) => slice.ok && [slice.value.docs.map(({ _id }) => _id), slice.value.seq],
    ),
  ).toEqual([
    [ODD_IDS.slice(0, 3), '3'],
    [ODD_IDS.slice(3), '5'],
  ]);
  expect(first.ok && first.value.left).toBeGreaterThan(0);
  expect(rest.ok && rest.value.left).toBe(0);
});

test('a server that does not say how many changes are left is asked where it stands', async () => {
  const session = sessionAt(await serverWithShop());
  await writeDocs(
    session,
    'orders',
    ODD_IDS.map((_id) => ({ _id })),
  );
  const lefts = [2, 4, 5].map(async (limit) => {
    const slice = await readChanges(session, 'orders', { since: null, limit });
    return slice.ok && slice.value.left;
  });
  expect(await Promise.all(lefts)).toEqual([3, 1, 0]);
});

test('versions that are known are left out; others of the same documents, and those beside them, are not', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  const written = await writeDocs(
    session,
    'orders',
    ['same', 'changed', 'forked', 'removed', 'unknown'].map((_id) => ({ _id })),
  );
  const known = written.ok
    ? written.value.flatMap((one) => (one.kind === 'written' && one.id !== 'unknown' ? [one] : []))
    : [];
  const rev = (id: string) => known.find((one) => one.id === id)?.rev ?? '';
  await writeDocs(session, 'orders', [
    { _id: 'changed', _rev: rev('changed'), n: 2 },
    { _id: 'removed', _rev: rev('removed'), _deleted: true, n: 2 },
  ]);
  const fork = { _id: 'forked', _rev: '1-00000000000000000000000000000000' };
  await (await server.database('shop-orders')).bulkDocs([fork], { new_edits: false });
  const slice = await readChanges(session, 'orders', { since: null, limit: 10, known });
  expect(slice.ok && slice.value.docs).toMatchObject([
    { _id: 'unknown' },
    { _id: 'changed', n: 2 },
    { _id: 'removed', _deleted: true, n: 2 },
    { _id: 'forked', _conflicts: [fork._rev] },
  ]);
});

test('design documents are left out, and the sequence goes on past them', async () => {
  const server = await serverWithShop();
  const db = await server.database('shop-orders');
  await db.put({ _id: '_design/check', language: 'javascript' });
  expect(await readChanges(sessionAt(server), 'orders', { since: null, limit: 10 })).toEqual(
    ok({ docs: [], seq: '1', left: 0 }),
  );
});

test('R7: a deleted document comes as its tombstone with all that it holds, by id and as a change', async () => {
  const server = await serverWithShop();
  const db = await server.database('shop-skus');
  const { rev } = await db.put({ _id: 'a', n: 1 });
  await db.put({ _id: 'a', _rev: rev, _deleted: true, n: 2 });
  const session = sessionAt(server);
  const tombstone = { _id: 'a', _rev: expect.stringMatching(/^2-/), _deleted: true, n: 2 };
  expect(await readDocs(session, 'skus', ['a', 'b'])).toEqual(ok([tombstone]));
  expect(await readChanges(session, 'skus', { since: null, limit: 10 })).toEqual(
    ok({ docs: [tombstone], seq: '2', left: 0 }),
  );
});

test('R8: a leaf that lost unmerged is named and can be read', async () => {
  const server = await serverWithShop();
  const db = await server.database('shop-orders');
  await db.put({ _id: 'a', n: 1 });
  const lost = '1-00000000000000000000000000000000';
  await db.bulkDocs([{ _id: 'a', _rev: lost, n: 2 }], { new_edits: false });
  const session = sessionAt(server);
  const named = [expect.objectContaining({ _id: 'a', n: 1, _conflicts: [lost] })];
  expect(await readDocs(session, 'orders', ['a'])).toEqual(ok(named));
  expect(await readChanges(session, 'orders', { since: null, limit: 10 })).toMatchObject({
    value: { docs: named },
  });
  const gone = { id: 'a', rev: '7-00000000000000000000000000000000' };
  expect(await readLeaves(session, 'orders', [{ id: 'a', rev: lost }, gone])).toEqual(
    ok([{ _id: 'a', _rev: lost, n: 2 }]),
  );
});

test('stubs of attachments come along, and written again they keep them', async () => {
  const server = await serverWithShop();
  const db = await server.database('shop-documents');
  const { rev } = await db.put({ _id: 'a' });
  await db.putAttachment('a', 'label.txt', rev, btoa('label'), 'text/plain');
  const session = sessionAt(server);
  const read = await readDocs(session, 'documents', ['a']);
  const [doc] = read.ok ? read.value : [];
  expect(doc).toMatchObject({ _attachments: { 'label.txt': { stub: true } } });
  await writeDocs(session, 'documents', doc ? [{ ...doc, n: 2 }] : []);
  expect(await db.get('a')).toMatchObject({ n: 2, _attachments: { 'label.txt': { stub: true } } });
});

test('R6: each written document has its own outcome', async () => {
  const server = await serverWithShop();
  const db = await server.database('shop-orders');
  await db.put({ _id: 'taken', n: 0 });
  server.faults.add({ kind: 'forbid', reason: ({ n }) => (n === 3 ? 'no threes' : undefined) });
  const docs = [
    { _id: 'new', n: 1 },
    { _id: 'taken', n: 2 },
    { _id: 'bad', n: 3 },
  ];
  expect(await writeDocs(sessionAt(server), 'orders', docs)).toEqual(
    ok([
      { kind: 'written', id: 'new', rev: expect.stringMatching(/^1-/) },
      { kind: 'conflict', id: 'taken' },
      { kind: 'refused', id: 'bad', reason: 'no threes' },
    ]),
  );
});

test('a request that was delivered twice comes back as a conflict, never as lost', async () => {
  const server = await serverWithShop();
  server.faults.add({ kind: 'twice' }, { on: to('_bulk_docs') });
  expect(await writeDocs(sessionAt(server), 'orders', [{ _id: 'a' }])).toEqual(
    ok([{ kind: 'conflict', id: 'a' }]),
  );
});

test('a slice that is too large to read is asked for again in halves, down to one', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  const text = 'x'.repeat(3_000_000);
  const db = await server.database('shop-documents');
  for (const id of ['a', 'b', 'c', 'd'])
    await db.put({ _id: id, text: id === 'd' ? text.repeat(3) : text });
  const slice = async (since: string | null) => {
    const got = await readChanges(session, 'documents', { since, limit: 100 });
    return got.ok ? [got.value.docs.map(({ _id }) => _id), got.value.seq, got.value.left > 0] : got;
  };
  expect(await slice(null)).toEqual([['a'], '1', true]);
  expect(await slice('3')).toEqual([['d'], '4', false]);
  expect(await slice('4')).toEqual([[], '4', false]);
});

test.each([
  ['a since that is none', { status: 200, body: {} }, { since: 'rubbish' }, 'malformed'],
  [
    'a since that would be a query',
    { status: 200, body: {} },
    { since: '1&feed=continuous' },
    'malformed',
  ],
  [
    '429',
    { status: 429, body: {}, headers: { 'retry-after': '7' } },
    {},
    { kind: 'busy', status: 429, retryAfterMs: 7000 },
  ],
  [
    '500 in JSON',
    { status: 500, body: { error: 'x', reason: 'y' } },
    {},
    { kind: 'busy', status: 500, retryAfterMs: 0 },
  ],
  [
    '502 in HTML',
    { status: 502, body: '<h1>Bad gateway</h1>' },
    {},
    { kind: 'busy', status: 502, retryAfterMs: 0 },
  ],
  [
    '400',
    { status: 400, body: { error: 'x', reason: 'y' } },
    {},
    { kind: 'malformed', reason: 'y' },
  ],
  ['404', { status: 404, body: { error: 'not_found', reason: 'no_db_file' } }, {}, 'no-database'],
  ['413', { status: 413, body: '<p>too large</p>' }, {}, 'too-large'],
  [
    'a page instead of an answer',
    { status: 200, body: '<p>Welcome to the hotel</p>' },
    {},
    'nonsense',
  ],
  ['an answer of another shape', { status: 200, body: { results: 'many' } }, {}, 'nonsense'],
  [
    'a redirect',
    { status: 302, body: '', headers: { location: 'http://evil.example/' } },
    {},
    'nonsense',
  ],
] as const)('R5: %s', async (_, reply, asked: { since?: string }, fault) => {
  const since = asked.since ?? null;
  const server = await serverWithShop();
  if (since !== 'rubbish') server.faults.add({ kind: 'answer', reply }, { on: to('_changes') });
  const error = typeof fault === 'string' ? expect.objectContaining({ kind: fault }) : fault;
  expect(await readChanges(sessionAt(server), 'orders', { since, limit: 10 })).toEqual(err(error));
});

test.each([
  ['nobody answers', { kind: 'stall' }, 'silent'],
  ['the answer stops coming', { kind: 'stall', after: 5 }, 'silent'],
  ['the answer comes too slowly', { kind: 'drip', bytes: 1, everyMs: 50 }, 'silent'],
  ['the connection is lost', { kind: 'lose' }, 'unreachable'],
  ['the answer is cut', { kind: 'cut', after: 5 }, 'unreachable'],
] as const)('R4: %s', async (_, fault, kind) => {
  const server = await serverWithShop();
  server.faults.add(fault, { on: to('_all_docs') });
  const session = sessionAt(server, {}, { requestMs: kind === 'silent' ? 150 : 10_000 });
  expect(await readDocs(session, 'orders', ['a'])).toEqual(err(expect.objectContaining({ kind })));
});
