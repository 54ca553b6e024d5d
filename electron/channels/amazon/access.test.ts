/** Login with Amazon: one access token an hour, another when it is refused, and what is said when there is none. */
import { expect, test } from 'vitest';
import { openShop } from './testing/open-shop.ts';
import { CLIENT } from './testing/stub-amazon.ts';

const MINUTE = 60_000;

test('one token serves an hour’s requests, and is renewed before it runs out', async () => {
  await using shop = await openShop();
  const { orderId } = shop.place();
  const ask = () => shop.connector.refresh([orderId]);
  await Promise.all([ask(), ask(), ask()]);
  const granted = () => shop.amazon.server.asked.filter(({ path }) => path.startsWith('/auth'));
  expect(granted()).toHaveLength(1);
  shop.clock.pass(54 * MINUTE);
  expect(await ask()).toMatchObject({ ok: true });
  expect(granted()).toHaveLength(1);
  shop.clock.pass(2 * MINUTE);
  expect(await ask()).toMatchObject({ ok: true });
  expect(granted()).toHaveLength(2);
  expect(shop.amazon.server.asked.filter(({ path }) => path.includes(orderId))).toHaveLength(5);
});

test('a token that is refused early is renewed once, and the request sent again', async () => {
  await using shop = await openShop();
  const { orderId } = shop.place();
  await shop.connector.refresh([orderId]);
  shop.amazon.login.granted.clear();
  expect(await shop.connector.refresh([orderId])).toMatchObject({
    ok: true,
    value: [{ reading: { externalId: orderId } }],
  });
});

test('a refresh token that Amazon replaces is kept', async () => {
  await using shop = await openShop();
  shop.amazon.login.next = 'Atzr|2';
  await shop.connector.refresh([shop.place().orderId]);
  expect(shop.kept.token).toBe('Atzr|2');
  shop.clock.pass(61 * MINUTE);
  expect(await shop.connector.test()).toEqual({ ok: true, value: 'A2SELLER' });
});

test('a permission that was taken back is told as such, and so are keys that are wrong', async () => {
  await using shop = await openShop();
  shop.amazon.login.refreshToken = 'Atzr|another';
  expect(await shop.connector.test()).toEqual({
    ok: false,
    error: {
      kind: 'signed-out',
      why: 'expired',
      reason: 'Reading orders: The request has an invalid grant',
    },
  });
  await using wrong = await openShop({ ...CLIENT, clientSecret: 'x' });
  expect(await wrong.connector.refresh([wrong.place().orderId])).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'keys', reason: 'Client authentication failed' },
  });
});

test('a role that the app lacks is told by the step that needs it', async () => {
  await using shop = await openShop();
  const denied = { code: 'Unauthorized', message: 'Access to requested resource is denied.' };
  const reply = { status: 403, body: { errors: [denied] } };
  const isListing = ({ path }: { path: string }) => path.startsWith('/listings');
  shop.amazon.server.fail(Array(2).fill({ kind: 'instead', reply }), isListing);
  expect(await shop.connector.test()).toEqual({
    ok: false,
    error: {
      kind: 'signed-out',
      why: 'permission',
      reason: 'Reading listings: Access to requested resource is denied.',
    },
  });
});

test('what is no answer of Amazon’s is told apart from one that broke off', async () => {
  await using shop = await openShop();
  const { orderId } = shop.place();
  const isOrder = ({ path }: { path: string }) => path.includes(orderId);
  shop.amazon.server.fail([{ kind: 'cut' }], isOrder);
  expect(await shop.connector.refresh([orderId])).toMatchObject({ error: { kind: 'busy' } });
  shop.amazon.server.fail([{ kind: 'instead', reply: { body: '<html>Wi-Fi</html>' } }], isOrder);
  expect(await shop.connector.refresh([orderId])).toMatchObject({ error: { kind: 'nonsense' } });
});
