import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { backupFiles } from '../backups/backup-files.ts';
import { createChannelDesk } from '../channels/channel-desk.ts';
import { sent } from '../channels/folder/testing/open-folder.ts';
import { idleDesk } from '../channels/testing/idle-desk.ts';
import { createHost } from '../host.ts';
import { createScanReads } from '../scanners/reads.ts';
import { memorySecrets } from '../secrets.ts';
import { createShopServer } from '../sync/shop-server.ts';
import { openOrdersDoor } from './orders-door.ts';
import { serve } from './serve.ts';

const KEY = 'a-key-of-24-letters-xxxx';
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

const idleHost = createHost({
  about: {
    version: '1',
    hostName: 'a test',
    platform: 'linux',
    dataPlace: { kind: 'folder', folder: '' },
    logFile: '',
    limits: { messageBytes: 0, logEntryChars: 0, documentLines: 0 },
  },
  renderDocument: () => Promise.reject(new Error('not asked for')),
  backups: backupFiles('/nowhere'),
  sendRaw: () => Promise.reject(new Error('not asked for')),
  writeLog: () => {},
  scans: createScanReads().follow,
  server: createShopServer({ folder: '/nowhere', secrets: memorySecrets() }),
  channels: idleDesk(),
});

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'packbench-door-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A host at work, with `folders` connected. */
async function opened({ folders = 1, door = true } = {}) {
  const desk = createChannelDesk({
    folder: newFolder(),
    secrets: memorySecrets(),
    log: () => undefined,
  });
  const paths: string[] = [];
  for (let n = 1; n <= folders; n++) {
    const keys = { vendor: 'folder' as const, fields: { path: newFolder() } };
    paths.push(keys.fields.path);
    await desk.test(keys);
    await desk.connect(`folder-${n}`, keys);
  }
  const clock = { now: Date.parse('2026-11-24T12:00:00.000Z') };
  let ids = 0;
  const orders = openOrdersDoor({
    key: KEY,
    folders: desk.folders,
    now: () => clock.now,
    uuid: () => `${ids++}`,
  });
  const server = await serve({
    ...{ port: 0, token: 'a-token-of-24-letters-xx', version: '1', page: '/nowhere' },
    ...{ host: idleHost, report: () => undefined },
    ...(door && { orders }),
  });
  onTestFinished(async () => {
    await server.close();
    desk.close();
  });
  const { port } = server.gate;
  return { desk, paths, clock, port, post: (body: unknown, more = {}) => post(port, body, more) };
}

interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

interface Answer {
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
  readonly body: unknown;
}

function post(port: number, body: unknown, more: Sending = {}): Promise<Answer> {
  const { method = 'POST', path = '/api/orders', headers = HEADERS } = more;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
    asking.once('error', reject).once('response', (response) => {
      let said = '';
      response.on('data', (part) => {
        said += part;
      });
      response.on('end', () => {
        const json = response.headers['content-type']?.startsWith('application/json');
        const { statusCode: status, headers: told } = response;
        const retryAfter = told['retry-after'];
        resolve({ status, retryAfter, body: json ? JSON.parse(said) : said });
      });
    });
    asking.end(text);
  });
}

test('an order is on the disk before it is answered for, and arrives by the folder', async () => {
  const { desk, paths, post } = await opened();
  const answer = await post(sent('1001', { note: 'Zoë 👍' }));
  expect(answer).toMatchObject({ status: 202, body: { channel: 'folder-1', accepted: ['1001'] } });
  const inbox = join(paths[0] ?? '', 'in');
  const [file = ''] = readdirSync(inbox);
  expect(readdirSync(inbox)).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(inbox, file), 'utf8'))).toMatchObject([{ note: 'Zoë 👍' }]);

  // Twice is once.
  expect((await post([sent('1001', { note: 'Zoë 👍' }), sent('1002')])).status).toBe(202);
  const pulled = await desk.ask('folder-1', (at) =>
    at.pull({ cursor: '', since: null, limit: 50 }),
  );
  const orders = pulled.ok ? pulled.value.orders : [];
  expect(orders.map(({ reading }) => reading.externalId)).toEqual(['1001', '1002']);
  expect(readdirSync(inbox)).toEqual([]);
});

test('without a key of its own the host takes no orders', async () => {
  const { post, paths } = await opened({ door: false });
  expect((await post(sent('1'))).status).toBe(405);
  expect(readdirSync(join(paths[0] ?? '', 'in'))).toEqual([]);
});

test('a wrong key gets nothing, and soon no answer to its question', async () => {
  const { post, paths, clock } = await opened();
  const wrong = { headers: { ...HEADERS, authorization: 'Bearer a-key-of-24-letters-xxxy' } };
  expect(await post(sent('1'), wrong)).toMatchObject({ status: 401, body: { error: 'key' } });
  expect((await post(sent('1'), { headers: {} })).status).toBe(401);
  for (let n = 0; n < 8; n++) await post(sent('1'), wrong);
  expect(await post(sent('1'), wrong)).toMatchObject({ status: 429, retryAfter: '5' });
  // Others are not kept waiting by it.
  expect((await post(sent('1'))).status).toBe(202);
  clock.now += 5_000;
  expect((await post(sent('1'), wrong)).status).toBe(401);
  expect(readdirSync(join(paths[0] ?? '', 'in'))).toHaveLength(1);
});

test('a web page gets nothing, with the key either', async () => {
  const { post, port } = await opened();
  for (const more of [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { host: `evil.example:${port}` },
  ])
    expect((await post(sent('1'), { headers: { ...HEADERS, ...more } })).status).toBe(403);
  expect((await post('', { method: 'OPTIONS', headers: { origin: 'http://evil' } })).status).toBe(
    403,
  );
});

test.each([
  ['GET', HEADERS, 405, 'method'],
  ['PUT', HEADERS, 405, 'method'],
  ['POST', { authorization: HEADERS.authorization, 'content-type': 'text/plain' }, 415, 'type'],
])('%s %j is answered with %i', async (method, headers, status, error) => {
  const { post } = await opened();
  const answer = await post('', { method, headers });
  expect(answer).toMatchObject({ status, body: { error } });
});

test('wrong orders are named with their fields, and nothing of the request is taken', async () => {
  const { post, paths } = await opened();
  const wrong = sent('1002', { currency: 'euro', lines: [{ sku: 'A', units: 1.5 }] });
  expect(await post([sent('1001'), wrong])).toMatchObject({
    status: 400,
    body: {
      error: 'orders',
      problems: [
        { order: '1002', at: 2, field: 'currency' },
        { order: '1002', at: 2, field: 'lines[0].units' },
      ],
    },
  });
  for (const text of ['{"id":', '', 'null', '[]'])
    expect((await post(text)).status, text).toBe(400);
  expect(readdirSync(join(paths[0] ?? '', 'in'))).toEqual([]);
});

test('more than 5 MB is not read, whether it says so or not', async () => {
  const { post } = await opened();
  const large = sent('1', { note: 'x'.repeat(6 * 1024 * 1024) });
  const told = await post(large).catch((error: unknown) => error);
  expect(told).toMatchObject({ status: 413, body: { error: 'size' } });
  const chunked = { headers: { ...HEADERS, 'transfer-encoding': 'chunked' } };
  expect(await post(large, chunked)).toMatchObject({ status: 413, body: { error: 'size' } });
  expect((await post(sent('1'))).status).toBe(202);
});

test('who sends too often is told when to go on', async () => {
  const { post, clock } = await opened();
  for (let n = 0; n < 100; n++) await post('[');
  expect(await post(sent('1'))).toMatchObject({ status: 429, retryAfter: '1' });
  clock.now += 1_000;
  expect((await post(sent('1'))).status).toBe(202);
});

test('no folder, several folders, and one that is away: nothing is taken that would be lost', async () => {
  const none = await opened({ folders: 0 });
  expect(await none.post(sent('1'))).toMatchObject({ status: 503, body: { error: 'no-folder' } });

  const two = await opened({ folders: 2 });
  expect(await two.post(sent('1'))).toMatchObject({
    status: 400,
    body: { error: 'which-folder', reason: expect.stringContaining('folder-1, folder-2') },
  });
  const to = (id: string) => two.post(sent('1'), { path: `/api/orders?channel=${id}` });
  expect((await to('folder-9')).status).toBe(404);
  expect((await to('folder-2')).status).toBe(202);
  expect(two.paths.map((path) => readdirSync(join(path, 'in')).length)).toEqual([0, 1]);

  rmSync(join(two.paths[0] ?? '', 'in'), { recursive: true });
  expect(await to('folder-1')).toMatchObject({ status: 503, body: { error: 'folder-away' } });
});

test('a program that goes away in the middle leaves nothing behind', async () => {
  const { port, paths, post } = await opened();
  const asking = request({
    ...{ host: '127.0.0.1', port, path: '/api/orders', method: 'POST', agent: false },
    headers: { ...HEADERS, 'content-length': '1000' },
  });
  asking.on('error', () => undefined);
  asking.write('[{"id":');
  await setTimeout(50);
  asking.destroy();
  await setTimeout(50);
  expect((await post(sent('1'))).status).toBe(202);
  expect(readdirSync(join(paths[0] ?? '', 'in'))).toHaveLength(1);
});
