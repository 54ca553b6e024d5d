import { expect, onTestFinished, test } from 'vitest';
import type { Bell } from '../../shared/replication/remote.ts';
import { BELL_TIMES, type BellTimes, listenToDatabase } from './bells.ts';
import { BENCH, serverWithShop, sessionAt, to } from './testing/shop.ts';

const QUICK: BellTimes = { ...BELL_TIMES, firstMs: 20, mostMs: 80, newsGapMs: 0, idleGapMs: 50 };

/** A server, and what rings while somebody listens to its orders. */
async function listening(times: Partial<BellTimes> = {}, password = BENCH.password) {
  const server = await serverWithShop();
  const session = sessionAt(server, { password });
  const rung: string[] = [];
  const ring = (bell: Bell) =>
    void rung.push(bell.kind === 'lost' ? `lost: ${bell.fault.kind}` : bell.kind);
  const leaving = new AbortController();
  const start = () => {
    const { signal } = leaving;
    const ended = listenToDatabase({
      session,
      collection: 'orders',
      ring,
      times: { ...QUICK, ...times },
      signal,
      reached: () => new AbortController().signal,
    });
    onTestFinished(async () => {
      leaving.abort();
      await ended;
    });
    return ended;
  };
  const db = await server.database('shop-orders');
  const polls = () => server.requests.filter(to('_changes')).length;
  return { server, rung, start, db, polls, leave: () => leaving.abort() };
}

test('R2: it begins where the database stands, and rings for what comes after', async () => {
  const { rung, start, db, polls } = await listening();
  await db.put({ _id: 'before' });
  start();
  await expect.poll(polls).toBe(1);
  expect(rung).toEqual(['begun']);
  await db.put({ _id: 'a' });
  await expect.poll(() => rung).toEqual(['begun', 'rung']);
  await expect.poll(polls).toBe(2);
  await db.put({ _id: 'b' });
  await expect.poll(() => rung).toEqual(['begun', 'rung', 'rung']);
});

test('R1: what was written while nobody could listen is covered by the next beginning', async () => {
  const { server, rung, start, db, polls } = await listening();
  start();
  await expect.poll(polls).toBe(1);
  await server.goDown();
  await expect.poll(() => rung.length).toBeGreaterThan(2);
  await db.put({ _id: 'meanwhile' });
  await server.comeUp();
  await expect.poll(() => rung.at(-1)).toBe('begun');
  expect(new Set(rung.slice(1, -1))).toEqual(new Set(['lost: unreachable']));
});

test.each([
  ['an error in JSON', { status: 500, body: { error: 'x', reason: 'y' } }, 'lost: busy'],
  ['an error in HTML', { status: 502, body: '<p>x</p>' }, 'lost: busy'],
  ['a page', { status: 200, body: '<p>x</p>' }, 'lost: nonsense'],
  ['a database that is gone', { status: 404, body: { error: 'not_found' } }, 'lost: no-database'],
])('an answer that is %s is told, and listening begins anew', async (_, reply, lost) => {
  const { server, rung, start, db, polls } = await listening();
  server.faults.add({ kind: 'answer', reply }, { on: to('_changes'), times: 1 });
  start();
  await expect.poll(() => rung).toEqual(['begun', lost, 'begun']);
  await expect.poll(polls).toBe(2);
  await db.put({ _id: 'a' });
  await expect.poll(() => rung).toEqual(['begun', lost, 'begun', 'rung']);
});

test('R4: a connection that goes silent is given up and made anew', async () => {
  const { server, rung, start } = await listening({ silenceMs: 150 });
  server.faults.add({ kind: 'stall' }, { on: to('_changes'), times: 1 });
  start();
  await expect.poll(() => rung).toEqual(['begun', 'lost: silent', 'begun']);
});

test('a poll that only heartbeats keep up is asked anew, which is no fault', async () => {
  const { rung, start, polls } = await listening({ longestMs: 100 });
  start();
  await expect.poll(polls).toBeGreaterThan(2);
  expect(rung).toEqual(['begun']);
});

test('R5: when the account is refused, listening ends', async () => {
  const { server, rung, start } = await listening({}, 'wrong');
  await start();
  expect(rung).toEqual(['lost: signed-out']);
  expect(server.accounts.wrongTries).toEqual(['bench']);
});

test('no answer makes it ask in a busy loop', async () => {
  const { server, rung, start, polls } = await listening();
  const body = { results: [], last_seq: 0 };
  server.faults.add({ kind: 'answer', reply: { status: 200, body } }, { on: to('_changes') });
  start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(polls()).toBeLessThan(9);
  expect(rung).toEqual(['begun']);
});

test('R4: leaving ends the poll at the server too', async () => {
  const { server, start, polls, leave } = await listening();
  const ended = start();
  await expect.poll(polls).toBe(1);
  leave();
  await ended;
  await expect.poll(() => server.open()).toBe(0);
});
