/** The trial hub over real HTTP: who gets in, what is answered, what is refused, and what outlives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { orders } from '../../shared/records/order.ts';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { did, orderOf } from '../../shared/testing/orders.ts';
import { giveAccount } from './accounts.ts';
import { LOCK_MS } from './door.ts';
import { type RunningHub, serveHub } from './serve-hub.ts';

interface Answer {
  readonly status: number | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the server sends, compared whole below
  readonly body: any;
}

interface Asking {
  readonly method?: string;
  /** `name:password`; '' for none. */
  readonly as?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let folder = '';
let owner = '';
let bench = '';
let hub: RunningHub;
let now = 0;
const troubles: unknown[] = [];
const { id, ...fields } = orderOf('MUG 1/2');
const order = { _id: id, v: orders.schema.version, ...fields };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-hub-'));
  owner = `owner:${await giveAccount(folder, 'owner')}`;
  bench = `bench-1:${await giveAccount(folder, 'bench-1')}`;
  const report = (error: unknown) => troubles.push(error);
  hub = await serveHub({ folder, address: '127.0.0.1', port: 0, now: () => now, report });
  expect((await ask('/shop-orders', { method: 'PUT', as: owner })).status).toBe(201);
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

function ask(path: string, asking: Asking = {}, port = hub.port): Promise<Answer> {
  const { method = 'GET', as = bench, body, headers = {} } = asking;
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const login = as && { authorization: `Basic ${Buffer.from(as).toString('base64')}` };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method, agent: false },
        headers: { 'content-type': 'application/json', ...login, ...headers },
      },
      async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const said = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode, body: said === '' ? '' : JSON.parse(said) });
      },
    );
    sent.once('error', reject).end(text);
  });
}

/** Writes documents; the outcomes, without revisions. */
async function write(...docs: object[]): Promise<unknown[]> {
  const { body } = await ask('/shop-orders/_bulk_docs', { method: 'POST', body: { docs } });
  return body.map(({ rev: _, ...outcome }: { rev?: string }) => outcome);
}

async function revOf(_id: string): Promise<string> {
  const asked = { method: 'POST', body: { keys: [_id] } };
  const { body } = await ask('/shop-orders/_all_docs', asked);
  return body.rows[0].value.rev;
}

describe('the door', () => {
  test('anybody is told what this is, and nothing else without an account', async () => {
    const hello = await ask('/', { as: '' });
    expect(hello).toMatchObject({ status: 200, body: { couchdb: 'Welcome' } });
    expect(hello.body.vendor.name).toBe('Packbench trial hub');
    for (const path of ['/_session', '/shop-orders', '/shop-orders/_changes', '/nonsense'])
      expect(await ask(path, { as: '' })).toEqual({
        status: 401,
        body: { error: 'unauthorized', reason: 'Authentication required.' },
      });
  });

  test('an account gets in, and is told who it is', async () => {
    expect((await ask('/_session')).body.userCtx).toEqual({ name: 'bench-1', roles: [] });
    expect((await ask('/_session', { as: owner })).body.userCtx).toEqual({
      name: 'owner',
      roles: ['_admin'],
    });
  });

  test('five wrong passwords lock an account for five minutes, and no other', async () => {
    const right = `bench-2:${await giveAccount(folder, 'bench-2')}`;
    const wrong = () => ask('/shop-orders', { as: 'bench-2:guess' });
    const tries = await Promise.all(Array.from({ length: 8 }, wrong));
    expect(tries.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 3 }, () => 403),
    ]);
    expect(await ask('/shop-orders', { as: right })).toEqual({
      status: 403,
      body: {
        error: 'forbidden',
        reason: 'Account is temporarily locked due to multiple authentication failures',
      },
    });
    expect((await ask('/shop-orders')).status).toBe(200);
    now += LOCK_MS;
    expect((await ask('/shop-orders', { as: right })).status).toBe(200);
  });

  test('a name that nobody has is refused like a wrong password, and locked like one', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n++) answers.push(await ask('/shop-orders', { as: 'nobody:x' }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 403]);
    expect(answers[0]?.body.reason).toBe('Name or password is incorrect.');
  });

  test('right passwords in between start the count again', async () => {
    for (let n = 0; n < 4; n++) await ask('/_session', { as: 'bench-1:guess' });
    expect((await ask('/_session')).status).toBe(200);
    for (let n = 0; n < 4; n++) await ask('/_session', { as: 'bench-1:guess' });
    expect((await ask('/_session')).status).toBe(200);
  });

  test('a new password counts at once, the old one no longer', async () => {
    const old = `bench-3:${await giveAccount(folder, 'bench-3')}`;
    expect((await ask('/_session', { as: old })).status).toBe(200);
    const fresh = `bench-3:${await giveAccount(folder, 'bench-3')}`;
    expect((await ask('/_session', { as: fresh })).status).toBe(200);
    expect((await ask('/_session', { as: old })).status).toBe(401);
  });

  test('passwords are kept as hashes, for this user alone', () => {
    const file = join(folder, 'accounts.json');
    expect(readFileSync(file, 'utf8')).not.toContain(bench.split(':')[1]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('web pages are not answered, account or not', async () => {
    const headers = { origin: 'http://127.0.0.1:4870' };
    expect((await ask('/shop-orders', { headers })).status).toBe(403);
    expect((await ask('/shop-orders', { method: 'OPTIONS', headers })).status).toBe(403);
  });
});

describe('what stations ask', () => {
  test('a database: its state, changes, documents by id, with and without a revision', async () => {
    expect(await write({ ...order, _id: 'shop:1' })).toEqual([{ ok: true, id: 'shop:1' }]);
    expect((await ask('/shop-orders')).body.doc_count).toBeGreaterThan(0);
    const changes = await ask('/shop-orders/_changes?since=0&include_docs=true&limit=1');
    expect(changes.body.results).toMatchObject([{ id: 'shop:1', doc: { _id: 'shop:1' } }]);
    const rev = await revOf('shop:1');
    const body = { docs: [{ id: 'shop:1', rev }] };
    const got = await ask('/shop-orders/_bulk_get', { method: 'POST', body });
    expect(got.body.results).toMatchObject([{ docs: [{ ok: { _id: 'shop:1', _rev: rev } }] }]);
  });

  test('a long poll answers when somebody writes, and breathes meanwhile', async () => {
    const { last_seq } = (await ask('/shop-orders/_changes?limit=0')).body;
    const since = (await ask('/shop-orders')).body.update_seq;
    expect(last_seq).toBeDefined();
    const poll = ask(`/shop-orders/_changes?feed=longpoll&since=${since}&heartbeat=50&limit=1`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await write({ ...order, _id: 'shop:2' });
    expect((await poll).body.results).toMatchObject([{ id: 'shop:2' }]);
  });

  test('a long poll ends with whoever asked, however early', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    await ask('/shop-orders');
    const before = timers();
    const authorization = `Basic ${Buffer.from(bench).toString('base64')}`;
    const path = '/shop-orders/_changes?feed=longpoll&since=now&heartbeat=1000';
    const cutShort = Array.from({ length: 80 }, async (_, n) => {
      const poll = request({ host: '127.0.0.1', port: hub.port, path, headers: { authorization } });
      poll.on('error', () => undefined).end();
      await new Promise((resolve) => setTimeout(resolve, n));
      poll.destroy();
    });
    await Promise.all(cutShort);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect.poll(timers).toBeLessThan(before + 10);
  });

  test('local documents', async () => {
    const path = '/shop-orders/_local/packbench-bench-1';
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, { method: 'PUT', body: { mark: 1 } })).status).toBe(201);
    expect((await ask(path)).body).toMatchObject({ mark: 1 });
  });

  test('databases and the design document are the owner’s to make', async () => {
    const design = { method: 'PUT', body: checkDesign('orders') };
    for (const [path, asking] of [
      ['/shop-scans', { method: 'PUT' }],
      ['/shop-orders/_design/packbench', design],
    ] as const) {
      expect((await ask(path, asking)).status).toBe(401);
      expect((await ask(path, { ...asking, as: owner })).status).toBe(201);
    }
    const { body } = await ask('/shop-orders/_design/packbench');
    expect(body).toMatchObject(checkDesign('orders'));
  });

  test('a database that is not there', async () => {
    expect((await ask('/shop-settings')).status).toBe(404);
  });
});

describe('what is answered by nothing', () => {
  test.each([
    ['GET', '/_all_dbs'],
    ['GET', '/_utils'],
    ['GET', '/_users'],
    ['PUT', '/_users'],
    ['PUT', '/anything'],
    ['PUT', '/shop-secrets'],
    ['PUT', '/SHOP-orders'],
    ['DELETE', '/shop-orders'],
    ['DELETE', '/shop-orders/shop:1'],
    ['GET', '/shop-orders/shop:1'],
    ['PUT', '/shop-orders/shop:1'],
    ['PUT', '/shop-orders/_design/other'],
    ['POST', '/shop-orders/_temp_view'],
    ['POST', '/shop-orders/_compact'],
    ['GET', '/shop-orders/_changes?feed=continuous'],
    ['GET', '/shop-orders/_changes?filter=_view&view=a/b'],
    ['GET', '/shop-orders/_changes?limit=1&limit=2'],
    ['GET', '/shop-orders/../shop-orders/_all_docs'],
    ['GET', '/shop-orders%2f..%2f..%2fx'],
    ['GET', '/%E0%A4%A'],
    ['GET', '//127.0.0.1/shop-orders'],
    ['GET', 'http://127.0.0.1/shop-orders/_all_docs'],
  ])('%s %s, not even for the owner', async (method, path) => {
    expect((await ask(path, { method, as: owner })).status).toBe(404);
  });
});

describe('what may be written', () => {
  test('documents are checked one by one, each with its own outcome', async () => {
    const good = { ...order, _id: 'shop:10' };
    expect(await write({ ...good, log: 'none' }, good, { ...good, _id: 'Shop 11' })).toEqual([
      { id: 'shop:10', error: 'forbidden', reason: 'Packbench: log is not of type array' },
      { ok: true, id: 'shop:10' },
      {
        id: 'Shop 11',
        error: 'forbidden',
        reason: 'Packbench: _id has other letters than a-z 0-9 : . _ -',
      },
    ]);
  });

  test('and against what is there; the owner’s, too', async () => {
    const noted = did(orderOf('MUG 1/2'), { kind: 'note', text: 'ring twice' }, 2);
    const { id: _, ...more } = noted;
    await write({ ...order, ...more, _id: 'shop:20' });
    const _rev = await revOf('shop:20');
    const docs = [{ ...order, _id: 'shop:20', _rev }];
    const lost = { error: 'forbidden', reason: 'Packbench: log has lost an entry' };
    expect(await write(...docs)).toMatchObject([lost]);
    const asked = { method: 'POST', as: owner, body: { docs } };
    expect((await ask('/shop-orders/_bulk_docs', asked)).body).toMatchObject([lost]);
    expect(await write({ ...order, _id: 'shop:20' })).toMatchObject([{ error: 'conflict' }]);
  });

  test.each([
    ['no JSON', '{"docs":', 400],
    ['no documents', {}, 400],
    ['no object', [], 400],
    ['a document without id', { docs: [{ v: 0 }] }, 400],
    ['a design document among others', { docs: [{ _id: '_design/x' }] }, 400],
    ['revisions of its own', { docs: [], new_edits: false }, 400],
    ['a document of nine megabytes', { docs: [{ _id: 'a', v: 0, t: 'x'.repeat(9e6) }] }, 413],
  ])('%s is refused whole', async (_, body, status) => {
    expect((await ask('/shop-orders/_bulk_docs', { method: 'POST', body })).status).toBe(status);
  });

  test('a request of more than 64 MB is refused before it has arrived', async () => {
    const headers = { 'content-length': `${65 * 1024 * 1024}` };
    const sent = request({
      ...{ host: '127.0.0.1', port: hub.port, method: 'POST', path: '/shop-orders/_bulk_docs' },
      headers: { ...headers, authorization: `Basic ${Buffer.from(bench).toString('base64')}` },
    });
    onTestFinished(() => void sent.destroy());
    const status = new Promise((resolve) => {
      sent.once('response', (response) => resolve(response.statusCode));
    });
    sent.on('error', () => undefined).write('{');
    expect(await status).toBe(413);
  });

  test('a sequence that is none is refused', async () => {
    expect((await ask('/shop-orders/_changes?since=abc')).status).toBe(400);
  });
});

test('nothing of all this was trouble to the hub', () => {
  expect(troubles).toEqual([]);
});

describe('as a program', () => {
  const launcher = join(import.meta.dirname, '..', 'launch', 'hub.mjs');
  const children = new Set<ChildProcess>();
  let home = '';
  let port = 0;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'packbench-hub-'));
    port = await freePort();
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(home, { recursive: true });
  });

  /** Runs it until it says `until`; what it said, and the process. */
  function run(until: string, ...args: string[]): Promise<{ said: string; child: ChildProcess }> {
    const child = spawn(process.execPath, [launcher, '--folder', home, ...args]);
    children.add(child);
    return new Promise((resolve, reject) => {
      let said = '';
      const hear = (part: Buffer) => {
        said += part;
        if (said.includes(until)) resolve({ said, child });
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', () => reject(new Error(said)));
    });
  }
  const start = () => run('Ctrl+C', '--port', `${port}`);
  const passwordIn = (said: string) => /password (\S+)/.exec(said)?.[1];

  test('what was acknowledged is there after a kill; the owner’s password is said once', async () => {
    const first = await start();
    expect(first.said).toContain('trial hub');
    const as = `owner:${passwordIn(first.said)}`;
    await ask('/shop-orders', { method: 'PUT', as }, port);
    const docs = Array.from({ length: 200 }, (_, n) => ({ ...order, _id: `shop:${n}` }));
    const asked = { method: 'POST', as, body: { docs } };
    const { body } = await ask('/shop-orders/_bulk_docs', asked, port);
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.once('close', resolve));

    const again = await start();
    expect(passwordIn(again.said)).toBeUndefined();
    const { rows } = (
      await ask(
        '/shop-orders/_all_docs',
        { method: 'POST', as, body: { keys: docs.map(({ _id }) => _id) } },
        port,
      )
    ).body;
    expect(rows.map((row: { value: { rev: string } }) => row.value.rev)).toEqual(
      body.map(({ rev }: { rev: string }) => rev),
    );

    const added = await run('--add-account bench-9', '--add-account', 'bench-9');
    const bench9 = `bench-9:${passwordIn(added.said)}`;
    expect((await ask('/shop-orders', { as: bench9 }, port)).status).toBe(200);
  });

  test('only this computer can connect unless it is told', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    const refused = new Promise((resolve) => {
      const sent = request({ host: outside ?? '127.0.0.2', port, path: '/' });
      sent.once('error', (error) => resolve('code' in error ? error.code : error));
      sent.once('response', (response) => resolve(response.statusCode)).end();
    });
    expect(await refused).toBe('ECONNREFUSED');
  });

  test('a port or a folder that is taken is said in words', async () => {
    const port2 = await freePort();
    expect((await run('Stop that one', '--port', `${port}`)).said).toMatch(/(Port|Another hub)/);
    expect((await run('Stop that one', '--port', `${port2}`)).said).toContain('Another hub has');
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
