import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { HOST_SOCKET_PATH } from '../../shared/host-wires.ts';
import { backupFiles } from '../backups/backup-files.ts';
import { idleDesk } from '../channels/testing/idle-desk.ts';
import { describeHostWire } from '../host.contract.ts';
import { createHost, type Host } from '../host.ts';
import { createScanReads } from '../scanners/reads.ts';
import { memorySecrets } from '../secrets.ts';
import { createShopServer } from '../sync/shop-server.ts';
import { cookieName, originOf } from './gate.ts';
import { type Serving, serve } from './serve.ts';

const token = 'a-token-of-24-letters-xx';
let page = '';

beforeAll(() => {
  page = mkdtempSync(join(tmpdir(), 'packbench-serve-'));
  writeFileSync(join(page, 'index.html'), 'the page');
});
afterAll(() => rmSync(page, { recursive: true }));

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

function serving(host: Host, report: (error: unknown) => void, port = 0): Promise<Serving> {
  return serve({ port, token, version: '1.0.0', page, host, report });
}

async function started(): Promise<Serving> {
  const server = await serving(idleHost, () => {});
  onTestFinished(() => server.close());
  return server;
}

/** A page's socket, as the browser that was let in opens it. */
function socketTo({ gate }: Serving, headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${gate.port}${HOST_SOCKET_PATH}`, {
    headers: {
      cookie: `${cookieName(gate.port)}=${token}`,
      origin: originOf(gate.port),
      ...headers,
    },
  });
}

describeHostWire('websocket', async (host, report) => {
  const server = await serving(host, report);
  const socket = socketTo(server);
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    // @ts-expect-error ws' socket is the browser's in all that the link uses
    link: new RPCLink({ websocket: socket }),
    cut: () => socket.terminate(),
    close: async () => {
      socket.terminate();
      await server.close();
    },
  };
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function get(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    });
    asking.once('error', reject).end();
  });
}

test('a browser comes in by the printed address and stays in', async () => {
  const { gate } = await started();
  const shut = await get(gate.port, '/');
  expect(shut.status).toBe(401);
  expect(shut.body).toContain('Open Packbench with its full address');
  expect(shut.body).not.toContain(token);

  const welcome = await get(gate.port, `/?token=${token}`);
  expect([welcome.status, welcome.headers.location]).toEqual([302, '/']);
  const cookie = welcome.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

  const open = await get(gate.port, '/', { cookie });
  expect([open.status, open.body]).toEqual([200, 'the page']);
});

test('every answer carries the policy', async () => {
  const { gate } = await started();
  const cookie = `${cookieName(gate.port)}=${token}`;
  for (const answer of [await get(gate.port, '/'), await get(gate.port, '/x.js', { cookie })]) {
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['content-security-policy']).toContain(`ws://127.0.0.1:${gate.port}`);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

test('a name rebound to this machine gets nothing, token or not', async () => {
  const { gate } = await started();
  const cookie = `${cookieName(gate.port)}=${token}`;
  const answer = await get(gate.port, '/', { cookie, host: `evil.example:${gate.port}` });
  expect([answer.status, answer.body]).toEqual([403, '']);
});

test('the sockets of other pages and of strangers are not opened', async () => {
  const server = await started();
  for (const headers of [{ origin: 'http://evil.example' }, { cookie: '' }, { host: 'evil' }]) {
    const socket = socketTo(server, headers);
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('open', () => resolve('open'));
    });
    expect(status).toBe(403);
  }
});

test('a message over the limit ends its socket and nothing else', async () => {
  const server = await started();
  const socket = socketTo(server);
  await new Promise((resolve) => socket.once('open', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  socket.send('x'.repeat(33 * 1024 * 1024));
  expect(await code).toBe(1009);
  expect((await get(server.gate.port, '/')).status).toBe(401);
});

test('a port that is taken is an error, never another port', async () => {
  const first = await started();
  await expect(serving(idleHost, () => {}, first.gate.port)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('stopping says goodbye to pages and frees the port', async () => {
  const server = await serving(idleHost, () => {});
  const socket = socketTo(server);
  await new Promise((resolve) => socket.once('open', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));
  await server.close();
  expect(await code).toBe(1001);
  await (await serving(idleHost, () => {}, server.gate.port)).close();
});
