import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { err, ok } from '../../../shared/result.ts';
import { type ExchangeRequest, fetchExchange, unanswered } from './exchange.ts';
import { answer, cutOff, silence, stubChannel, truncated } from './testing/stub-channel.ts';

function ask(url: string, more: Partial<ExchangeRequest> = {}) {
  const { signal } = new AbortController();
  return fetchExchange({ method: 'GET', url, limitMs: 5_000, maxBytes: 10_000, signal, ...more });
}

/** The port of a server that listens, until the test ends. */
async function listening(server: import('node:net').Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('a request arrives as it was made, and its answer comes back whole', async () => {
  const channel = await stubChannel(answer(201, '{"id":"ä"}', { Location: '/1' }));
  const headers = { 'x-key': 'k', 'content-type': 'text/plain' };
  const reply = await ask(`${channel.url}/a?b=1`, { method: 'POST', headers, body: 'ünits' });
  expect(reply).toMatchObject(ok({ status: 201, text: '{"id":"ä"}', headers: { location: '/1' } }));
  expect(channel.asked).toMatchObject([{ method: 'POST', path: '/a?b=1', headers, body: 'ünits' }]);
});

test('a redirect is an answer and is not followed', async () => {
  const channel = await stubChannel(answer(302, '', { location: '/elsewhere' }));
  expect(await ask(channel.url)).toMatchObject(ok({ status: 302 }));
  expect(channel.asked).toHaveLength(1);
});

test('an answer that is too large is given up', async () => {
  const channel = await stubChannel(answer(200, 'x'.repeat(10_001)));
  expect(await ask(channel.url)).toEqual(err({ kind: 'too-large' }));
});

test('an answer that breaks off is told from one that never began', async () => {
  const channel = await stubChannel(truncated, cutOff);
  expect(await ask(channel.url)).toEqual(err({ kind: 'cut', status: 200 }));
  expect(await ask(channel.url)).toMatchObject(err({ kind: 'silent' }));
});

test('silence ends at the time limit', async () => {
  const channel = await stubChannel(silence);
  expect(await ask(channel.url, { limitMs: 50 })).toMatchObject(err({ kind: 'silent' }));
});

test('it can be ended', async () => {
  const channel = await stubChannel(silence);
  const ending = new AbortController();
  const asking = ask(channel.url, { signal: ending.signal });
  await expect.poll(() => channel.asked.length).toBe(1);
  ending.abort();
  expect(await asking).toMatchObject(err({ kind: 'silent' }));
});

test('nobody listening never got there', async () => {
  const server = createSocketServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject(
    err({ kind: 'unreachable', reason: expect.stringContaining('ECONNREFUSED') }),
  );
});

test('a certificate that is not trusted never got there, and the reason says so', async () => {
  const file = join(import.meta.dirname, '../../sync/testing/self-signed.pem');
  const pem = readFileSync(file);
  const port = await listening(createTlsServer({ key: pem, cert: pem }));
  expect(await ask(`https://127.0.0.1:${port}/`)).toMatchObject(
    err({ kind: 'unreachable', reason: expect.stringContaining('self-signed certificate') }),
  );
});

test('something that speaks no HTTP may have understood all the same', async () => {
  const port = await listening(createSocketServer((socket) => socket.end('SSH-2.0\r\n')));
  expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject(err({ kind: 'silent' }));
});

test.each([
  ['an address', 'not an address', {}],
  ['a key', 'http://127.0.0.1:9/', { authorization: 'Bearer two\nlines' }],
])('%s that cannot be sent is told without quoting it', async (_, url, headers) => {
  expect(await ask(url, { headers })).toEqual(err({ kind: 'unsendable' }));
});

test.each([
  ['connect', 'unreachable'],
  ['read', 'silent'],
  ['write', 'silent'],
])('a network that is gone at %s is %s', (when, kind) => {
  const cause = Object.assign(new Error(`${when} ENETDOWN 10.0.0.2:443`), { code: 'ENETDOWN' });
  expect(unanswered(new TypeError('fetch failed', { cause }))).toMatchObject({ kind });
});
