/** Etsy's keys: refresh tokens that are another after each use, and stored before anything else is asked. */
import { expect, test } from 'vitest';
import { keptText, openShop, told } from './testing/open-shop.ts';

const FROM = { cursor: '', since: null, limit: 50 };

test('one access token serves for an hour, however many ask at once', async () => {
  await using shop = await openShop();
  await Promise.all([1, 2, 3].map(() => told(shop.connector.pull(FROM))));
  expect(shop.stub.granted).toBe(1);
  shop.clock.pass(56 * 60_000);
  await told(shop.connector.pull(FROM));
  expect(shop.stub.granted).toBe(2);
  expect(shop.tokens.text).toBe('refresh-2');
});

test('the next refresh token is stored before the access token is used', async () => {
  await using shop = await openShop();
  const askedBefore: number[] = [];
  const kept = keptText(shop.stub.refreshToken);
  const tokens = {
    load: kept.load,
    save: async (token: string) => {
      // Slow, as disks are.
      await new Promise((done) => setTimeout(done, 20));
      askedBefore.push(shop.stub.server.asked.length);
      await kept.save(token);
    },
  };
  await told(shop.connect({ tokens }).pull(FROM));
  expect(kept.text).toBe('refresh-1');
  expect(askedBefore).toEqual([1]);
  expect(shop.stub.server.asked.length).toBeGreaterThan(1);
});

test('a refresh token that could not be stored is not lost: the next try goes on from it', async () => {
  await using shop = await openShop();
  const kept = keptText(shop.stub.refreshToken);
  let full = true;
  const tokens = {
    load: kept.load,
    save: async (token: string) => {
      if (full) throw new Error('the disk is full');
      await kept.save(token);
    },
  };
  const connector = shop.connect({ tokens });
  for (let times = 0; times < 3; times += 1)
    expect(await connector.pull(FROM)).toMatchObject({ error: { kind: 'unreachable' } });
  // Only tokens were asked for: nothing was done with one that a crash would have cost us.
  expect(new Set(shop.stub.server.asked.map(({ path }) => path))).toEqual(
    new Set(['/v3/public/oauth/token']),
  );
  full = false;
  await told(connector.pull(FROM));
  expect(kept.text).toBe('refresh-4');
});

test('a token that is refused before its time is renewed', async () => {
  await using shop = await openShop();
  await told(shop.connector.pull(FROM));
  shop.stub.lapse();
  await told(shop.connector.pull(FROM));
  expect(shop.stub.granted).toBe(2);
});

test('a new password of the seller ends it all, which is told', async () => {
  await using shop = await openShop();
  await told(shop.connector.pull(FROM));
  shop.stub.revoke();
  const error = { kind: 'signed-out', why: 'expired', reason: 'refresh_token is revoked' };
  expect(await shop.connector.pull(FROM)).toEqual({ ok: false, error });
  expect(await shop.connector.test()).toEqual({ ok: false, error });
});

test('wrong keys and missing permissions are told apart', async () => {
  await using shop = await openShop();
  expect(await shop.connect({ sharedSecret: 'wrong' }).test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'keys', reason: 'Invalid API key' },
  });
  const body = { error: 'insufficient_scope', error_description: 'needs transactions_r' };
  const refusal = { kind: 'instead', reply: { status: 403, body } } as const;
  shop.stub.server.fail([refusal], ({ path }) => path.endsWith('/receipts'));
  const reason = 'Reading orders (transactions_r): needs transactions_r';
  expect(await shop.connector.test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'permission', reason },
  });
});

test("the test tells the shop's name", async () => {
  await using shop = await openShop();
  expect(await told(shop.connector.test())).toBe('PaperAndBrass');
});

test("too often: it waits as long as Etsy says, and no longer than the day's quota allows", async () => {
  await using shop = await openShop();
  await told(shop.connector.pull(FROM));
  const body = { error: 'Exceeded rate limit.' };
  const headers = { 'retry-after': '40' };
  shop.stub.server.fail([{ kind: 'instead', reply: { status: 429, headers, body } }]);
  await told(shop.connector.pull(FROM));
  expect(shop.clock.slept).toContain(40_000);
  const spent = { ...headers, 'x-remaining-today': '0' };
  shop.stub.server.fail([{ kind: 'instead', reply: { status: 429, headers: spent, body } }]);
  expect(await shop.connector.pull(FROM)).toMatchObject({ error: { kind: 'throttled' } });
});
