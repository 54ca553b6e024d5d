import { expect, test } from 'vitest';
import { err } from '../../shared/result.ts';
import type { CouchRequest } from './couch-session.ts';
import { serverWithShop, sessionAt, to } from './testing/shop.ts';

const ASK: CouchRequest = { method: 'GET', collection: 'skus' };
const WRONG = err({ kind: 'signed-out', why: 'password' });

test('R5: after a wrong password nothing more is sent, however much was asked at once', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server, { password: 'wrong' });
  const first = await Promise.all(Array.from({ length: 20 }, () => session.ask(ASK)));
  expect(first).toEqual(first.map(() => WRONG));
  expect(await session.ask(ASK)).toEqual(WRONG);
  expect(server.accounts.wrongTries).toEqual(['bench']);
  expect(server.requests).toHaveLength(1);
});

test('R5: a password changed while a station is connected is shown to the server once', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server, {}, { trustMs: 0 });
  expect(await session.ask(ASK)).toMatchObject({ ok: true });
  server.accounts.setPassword('bench', 'new');
  await Promise.all(Array.from({ length: 20 }, () => session.ask(ASK)));
  expect(server.accounts.wrongTries).toEqual(['bench']);
});

test('R5: after an outage one request goes ahead, as the password may be another by then', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  await session.ask(ASK);
  await server.goDown();
  expect(await session.ask(ASK)).toMatchObject({ error: { kind: 'unreachable' } });
  server.accounts.setPassword('bench', 'new');
  await server.comeUp();
  await Promise.all(Array.from({ length: 20 }, () => session.ask(ASK)));
  expect(server.accounts.wrongTries).toEqual(['bench']);
});

test('R5: what is under way when the server says no is ended', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  server.faults.add({ kind: 'stall' }, { on: to('_all_docs') });
  const refused = {
    status: 403,
    body: { error: 'forbidden', reason: 'You are not allowed to access this db.' },
  };
  server.faults.add({ kind: 'answer', reply: refused }, { on: to('_changes') });
  const waiting = session.ask({ ...ASK, path: '_all_docs' });
  await expect.poll(() => server.open()).toBe(1);
  const permission = err({ kind: 'signed-out', why: 'permission' });
  expect(await session.ask({ ...ASK, path: '_changes' })).toEqual(permission);
  expect(await waiting).toEqual(permission);
  await expect.poll(() => server.open()).toBe(0);
});

test('a locked account is told from a wrong password', async () => {
  const server = await serverWithShop();
  for (const _ of [1, 2, 3, 4, 5]) await sessionAt(server, { password: 'wrong' }).ask(ASK);
  expect(await sessionAt(server).ask(ASK)).toEqual(err({ kind: 'signed-out', why: 'locked' }));
});

test('without a password the server is not asked', async () => {
  const server = await serverWithShop();
  expect(await sessionAt(server, { password: null }).ask(ASK)).toEqual(WRONG);
  expect(server.requests).toEqual([]);
});

test('R4: closing ends what is under way', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  server.faults.add({ kind: 'stall' });
  const waiting = session.ask(ASK);
  await expect.poll(() => server.open()).toBe(1);
  session.close();
  expect(await waiting).toEqual(err({ kind: 'off' }));
  await expect.poll(() => server.open()).toBe(0);
});

test("the server's clock is compared by its answers", async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  expect(session.skewMs()).toBe(null);
  server.faults.add({ kind: 'clock', aheadMs: 600_000 });
  await session.ask(ASK);
  expect(Math.abs((session.skewMs() ?? 0) - 600_000)).toBeLessThan(2_000);
});

test('requests are not held up by a poll of every database', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  const polls = Array.from({ length: 9 }, () =>
    session.ask({
      ...ASK,
      path: '_changes',
      query: { feed: 'longpoll', since: '0' },
      silenceMs: 20_000,
      limitMs: 20_000,
    }),
  );
  await expect.poll(() => server.open()).toBe(9);
  expect(await session.ask(ASK)).toMatchObject({ ok: true });
  session.close();
  await Promise.all(polls);
});
