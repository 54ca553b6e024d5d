import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { type ConnectRequest, connectSteps } from '../../shared/replication/connecting.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { startCouchServer } from '../../tests/replication/couch-server.ts';
import type { Fault } from '../../tests/replication/faults.ts';
import { walkSteps } from './connect.ts';
import { BENCH, OWNER, serverWithShop, to } from './testing/shop.ts';

const before = (step: (typeof connectSteps)[number]) =>
  connectSteps.slice(0, connectSteps.indexOf(step));

async function walk(address: string, asked: Partial<ConnectRequest> = {}, requestMs = 10_000) {
  const request = { workspace: 'shop', user: 'bench', password: 'pw', make: false, ...asked };
  const signal = new AbortController().signal;
  return (await walkSteps({ address, ...request }, signal, { requestMs })).report;
}

test('all is well: every step passes, and the orders are counted', async () => {
  const server = await serverWithShop();
  await (await server.database('shop-orders')).put({ _id: 'a' });
  expect(await walk(server.url)).toEqual({ passed: connectSteps, failed: null, orders: 1 });
});

test('an address that is none, and one that would show the password to the network', async () => {
  expect(await walk('shop server')).toMatchObject({
    failed: { step: 'address', fault: { kind: 'bad-address' } },
  });
  expect(await walk('http://couch.example.com')).toMatchObject({
    failed: { step: 'address', fault: { kind: 'not-encrypted' } },
  });
});

test('a name that nobody has, a port where nobody is, a certificate that nobody signed', async () => {
  expect(await walk('https://packbench.invalid')).toMatchObject({
    passed: ['address'],
    failed: { step: 'reach', fault: { kind: 'name-not-found', host: 'packbench.invalid' } },
  });
  expect(await walk('http://127.0.0.1:9')).toMatchObject({
    failed: { step: 'reach', fault: { kind: 'no-answer' } },
  });
  const pem = readFileSync(join(import.meta.dirname, 'testing', 'self-signed.pem'));
  const server = createServer({ key: pem, cert: pem });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await walk(`https://127.0.0.1:${port}`)).toMatchObject({
    failed: { step: 'reach', fault: { kind: 'certificate' } },
  });
});

const welcome = (version: string) => ({ status: 200, body: { couchdb: 'Welcome', version } });

test.each<[string, Fault, object]>([
  ['no answer', { kind: 'stall' }, { step: 'reach', fault: { kind: 'no-answer' } }],
  [
    'a page',
    { kind: 'answer', reply: { status: 200, body: '<h1>It works</h1>' } },
    { step: 'couchdb', fault: { kind: 'not-couchdb' } },
  ],
  [
    'a redirect, which is not followed',
    {
      kind: 'answer',
      reply: { status: 301, body: '', headers: { location: 'http://127.0.0.1:9/' } },
    },
    { step: 'couchdb', fault: { kind: 'not-couchdb' } },
  ],
  [
    'trouble',
    { kind: 'answer', reply: { status: 503, body: '<h1>Maintenance</h1>' } },
    { step: 'couchdb', fault: { kind: 'server-trouble' } },
  ],
  [
    'an old CouchDB',
    { kind: 'answer', reply: welcome('2.3.1') },
    { step: 'version', fault: { kind: 'too-old', version: '2.3.1', least: '3.0.0' } },
  ],
])('the server gives %s', async (_, fault, failed) => {
  const server = await serverWithShop();
  server.faults.add(fault, { on: ({ path }) => path === '/' });
  const { step } = failed as { step: (typeof connectSteps)[number] };
  const requestMs = fault.kind === 'stall' ? 100 : 10_000;
  expect(await walk(server.url, {}, requestMs)).toMatchObject({ passed: before(step), failed });
});

test('a real CouchDB is known by its welcome, also where it asks for the password first', async () => {
  const server = await serverWithShop();
  const root = ({ path }: { path: string }) => path === '/';
  const guarded = {
    status: 401,
    body: { error: 'unauthorized', reason: 'Authentication required.' },
  };
  server.faults.add(
    { kind: 'answer', reply: guarded },
    { on: (asked) => root(asked) && !asked.headers.authorization },
  );
  server.faults.add({ kind: 'answer', reply: welcome('3.5.0') }, { on: root });
  expect(await walk(server.url)).toMatchObject({ failed: null });
  expect(await walk(server.url, { password: 'wrong' })).toMatchObject({
    failed: { step: 'sign-in', fault: { kind: 'wrong-password' } },
  });
  expect(server.accounts.wrongTries).toEqual(['bench']);
});

test('R5: a wrong password is tried once; a locked account is told from it', async () => {
  const server = await serverWithShop();
  for (const tries of [1, 2, 3, 4, 5]) {
    expect(await walk(server.url, { password: 'wrong' })).toEqual({
      passed: before('sign-in'),
      failed: { step: 'sign-in', fault: { kind: 'wrong-password' } },
      orders: null,
    });
    expect(server.accounts.wrongTries).toHaveLength(tries);
  }
  expect(await walk(server.url)).toMatchObject({
    failed: { step: 'sign-in', fault: { kind: 'locked' } },
  });
});

test('an account that may not read one of the databases', async () => {
  const server = await serverWithShop();
  const reply = { status: 403, body: { error: 'forbidden', reason: 'not allowed' } };
  server.faults.add({ kind: 'answer', reply }, { on: to('/shop-scans') });
  expect(await walk(server.url)).toMatchObject({
    passed: before('databases'),
    failed: { step: 'databases', fault: { kind: 'no-permission', database: 'shop-scans' } },
  });
});

test('an account that may read and not write', async () => {
  const server = await serverWithShop();
  const reply = { status: 403, body: { error: 'forbidden', reason: 'read only' } };
  server.faults.add({ kind: 'answer', reply }, { on: ({ method }) => method === 'PUT' });
  expect(await walk(server.url)).toMatchObject({
    passed: before('write'),
    failed: {
      step: 'write',
      fault: { kind: 'read-only', database: 'shop-orders', reason: 'read only' },
    },
  });
});

test('clocks that are far apart are told last of all', async () => {
  const server = await serverWithShop();
  server.faults.add({ kind: 'clock', aheadMs: -3_600_000 });
  const { passed, failed, orders } = await walk(server.url);
  expect([passed, failed?.step, orders]).toEqual([before('clock'), 'clock', 0]);
  const skewMs = failed?.fault.kind === 'clock-off' ? failed.fault.skewMs : 0;
  expect(Math.abs(skewMs + 3_600_000)).toBeLessThan(5_000);
});

async function emptyServer() {
  const server = await startCouchServer({ accounts: [OWNER, BENCH] });
  onTestFinished(() => server.stop());
  return server;
}

const names = replicatedNames.map((name) => `shop-${name}`);
const admin = { user: 'owner', password: 'secret' };

test('databases that are missing: who may make them does so when asked to, and a test makes none', async () => {
  const server = await emptyServer();
  expect(await walk(server.url, admin)).toMatchObject({
    failed: {
      step: 'databases',
      fault: { kind: 'databases-missing', databases: names, mayMake: true },
    },
  });
  expect(await walk(server.url, { ...admin, make: true })).toMatchObject({ failed: null });
  const skus = await server.database('shop-skus');
  expect(await skus.get('_design/packbench')).toMatchObject(checkDesign('skus'));
  expect(await walk(server.url)).toMatchObject({ failed: null });
});

test('who may not make them gets the commands, which hold no password', async () => {
  const server = await emptyServer();
  const { failed } = await walk(server.url, { make: true });
  const fault = failed?.fault.kind === 'databases-missing' ? failed.fault : undefined;
  expect([fault?.databases, fault?.mayMake]).toEqual([names, false]);
  expect(fault?.commands).toHaveLength(2 * replicatedNames.length);
  expect(fault?.commands.slice(0, 2)).toEqual([
    `curl -u admin -X PUT '${server.url}/shop-orders'`,
    `curl -u admin -X PUT '${server.url}/shop-orders/_security' -H 'Content-Type: application/json' ` +
      `-d '{"admins":{"names":[],"roles":["_admin"]},"members":{"names":["bench"],"roles":["packbench-shop"]}}'`,
  ]);
});
