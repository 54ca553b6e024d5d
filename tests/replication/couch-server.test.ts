/** The test server itself: what it answers as CouchDB does, and that each fault does what it says. */
import { expect, onTestFinished, test } from 'vitest';
import type { Account } from './accounts.ts';
import { startCouchServer } from './couch-server.ts';

async function serverWith(accounts: readonly Account[] = []) {
  const server = await startCouchServer({ accounts });
  onTestFinished(() => server.stop());
  const ask = async (path: string, body?: object, method = body ? 'POST' : 'GET', user = '') => {
    const reply = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(user && { authorization: `Basic ${btoa(user)}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  };
  return { server, ask };
}

const at = (end: string) => (asked: { path: string }) => asked.path.endsWith(end);

test('documents go in and come out, and a long poll rings', async () => {
  const { ask } = await serverWith();
  expect(await ask('/shop-orders')).toMatchObject({ status: 404 });
  expect(await ask('/shop-orders', undefined, 'PUT')).toMatchObject({ status: 201 });
  const poll = ask('/shop-orders/_changes?feed=longpoll&since=0');
  const written = await ask('/shop-orders/_bulk_docs', { docs: [{ _id: 'a', n: 1 }] });
  expect(written).toMatchObject({ status: 201, body: [{ id: 'a', ok: true }] });
  expect((await poll).body).toMatchObject({ results: [{ id: 'a' }], last_seq: 1 });
});

test('accounts: the right one is let in, five wrong passwords lock it out', async () => {
  const { server, ask } = await serverWith([
    { name: 'owner', password: 'secret', admin: true },
    { name: 'bench', password: 'pw' },
  ]);
  const put = (user: string) => ask('/shop-orders', undefined, 'PUT', user);
  expect(await ask('/')).toMatchObject({ status: 200 });
  expect(await ask('/shop-orders')).toMatchObject({ status: 401 });
  expect(await put('bench:pw')).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
  expect(await put('owner:secret')).toMatchObject({ status: 201 });
  for (const _ of [1, 2, 3, 4, 5]) await ask('/shop-orders', undefined, 'GET', 'bench:wrong');
  expect(await ask('/shop-orders', undefined, 'GET', 'bench:pw')).toMatchObject({
    status: 403,
    body: { error: 'forbidden' },
  });
  server.accounts.unlock();
  expect(await ask('/shop-orders', undefined, 'GET', 'bench:pw')).toMatchObject({ status: 200 });
});

test('a snapshot brings back documents, leaves and local documents, and nothing later', async () => {
  const { server, ask } = await serverWith();
  const db = await server.database('shop-orders');
  const { rev } = await db.put({ _id: 'a', n: 1 });
  await db.bulkDocs([{ _id: 'a', _rev: '1-00000000000000000000000000000000', n: 2 }], {
    new_edits: false,
  });
  await ask('/shop-orders/_local/mark', { mark: 1 }, 'PUT');
  const seq = async () => (await ask('/shop-orders/_changes')).body.last_seq;
  // Changed twice: one place in the order of changes is nobody's any more.
  const again = await db.put({ _id: 'z' });
  await db.put({ _id: 'z', _rev: again.rev, n: 1 });
  const [taken, then] = [await server.snapshot(), await seq()];
  await ask('/shop-orders/_bulk_docs', { docs: [{ _id: 'b' }] });
  await server.restore(taken);

  expect(
    (await ask('/shop-orders/_all_docs')).body.rows.map((row: { id: string }) => row.id),
  ).toEqual(['a', 'z']);
  expect(await seq()).toBe(then);
  expect((await ask('/shop-orders/a?conflicts=true')).body).toMatchObject({
    _rev: rev,
    _conflicts: ['1-00000000000000000000000000000000'],
  });
  expect((await ask('/shop-orders/_local/mark')).body).toMatchObject({ mark: 1 });
  await ask('/shop-orders/_bulk_docs', { docs: [{ _id: 'c' }] });
  expect((await ask('/shop-orders/c')).status).toBe(200);
});

test('faults of documents: forbidden one by one, too large, a bad since', async () => {
  const { server, ask } = await serverWith();
  await ask('/d', undefined, 'PUT');
  const remove = server.faults.add({
    kind: 'forbid',
    reason: (doc) => (doc.n === 2 ? 'no twos' : undefined),
  });
  expect(
    (await ask('/d/_bulk_docs', { docs: [1, 2, 3].map((n) => ({ _id: `x${n}`, n })) })).body,
  ).toMatchObject([
    { id: 'x1', ok: true },
    { id: 'x2', error: 'forbidden' },
    { id: 'x3', ok: true },
  ]);
  remove();
  server.faults.add({ kind: 'limit', document: 100, request: 1000 });
  const large = { docs: [{ _id: 'l', text: 'x'.repeat(200) }] };
  expect(await ask('/d/_bulk_docs', large)).toMatchObject({
    status: 413,
    body: { error: 'document_too_large' },
  });
  expect(await ask('/d/_changes?since=rubbish')).toMatchObject({ status: 400 });
});

test('faults of the way: each does what it says, to those it is meant for, as often as it is told', async () => {
  const { server, ask } = await serverWith();
  await ask('/d', undefined, 'PUT');
  const write = (id: string) => ask('/d/_bulk_docs', { docs: [{ _id: id }] });
  const times = { on: at('/_bulk_docs'), times: 1 };

  server.faults.add({ kind: 'answer', reply: { status: 500, body: '<p>no</p>' } }, times);
  expect(await write('a')).toEqual({ status: 500, body: '<p>no</p>' });
  expect(await write('a')).toMatchObject({ status: 201 });

  server.faults.add({ kind: 'twice' }, times);
  expect((await write('b')).body).toMatchObject([{ id: 'b', error: 'conflict' }]);

  server.faults.add({ kind: 'lose' }, times);
  await expect(write('c')).rejects.toThrow('fetch failed');
  expect((await ask('/d/c')).status).toBe(404);

  server.faults.add({ kind: 'cut', after: 3 }, times);
  await expect(write('e')).rejects.toThrow('terminated');
  expect((await ask('/d/e')).status).toBe(200);

  server.faults.add({ kind: 'drip', bytes: 10, everyMs: 5 }, times);
  expect(await write('f')).toMatchObject({ status: 201 });

  server.faults.add({ kind: 'stall' }, times);
  const silent = fetch(`${server.url}/d/_bulk_docs`, {
    method: 'POST',
    body: '{"docs":[]}',
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(100),
  });
  await expect(silent.then((reply) => reply.text())).rejects.toThrow('timeout');

  server.faults.add({ kind: 'clock', aheadMs: 3_600_000 });
  const date = (await fetch(server.url)).headers.get('date') ?? '';
  expect(Date.parse(date) - Date.now()).toBeGreaterThan(3_500_000);
});

test('a server that is down refuses connections and comes back at its address', async () => {
  const { server, ask } = await serverWith();
  await ask('/d', undefined, 'PUT');
  await server.goDown();
  await expect(ask('/d')).rejects.toThrow('fetch failed');
  await server.comeUp();
  expect(await ask('/d')).toMatchObject({ status: 200 });
});
