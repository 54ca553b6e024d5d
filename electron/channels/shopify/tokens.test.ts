/** Signing in: tokens that are asked for, renewed and taken back; permissions that are missing. */
import { expect, test } from 'vitest';
import type { FaultyServer } from '../testing/faulty-server.ts';
import { openShop, told } from './testing/open-shop.ts';

const HOUR = 3_600_000;
const grants = ({ asked }: FaultyServer) => asked.filter(({ path }) => path.endsWith('_token'));

test('an app asks for a token once, and in time for the next before that one lapses', async () => {
  await using shop = await openShop();
  const { connector, stub, clock } = shop;
  expect(await connector.test()).toEqual({ ok: true, value: 'Stub & Co' });
  await Promise.all([connector.refresh(['1']), connector.refresh(['2'])]);
  expect(grants(stub.server)).toHaveLength(1);
  clock.pass(24 * HOUR - 9 * 60_000);
  await told(connector.refresh(['1']));
  expect(grants(stub.server)).toHaveLength(2);
});

test('questions that begin together share one grant', async () => {
  await using shop = await openShop();
  await Promise.all(['1', '2', '3'].map((id) => told(shop.connector.refresh([id]))));
  expect(grants(shop.stub.server)).toHaveLength(1);
});

test('a token that lapses mid-pull is renewed, and nothing is lost', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const ids = [1, 2, 3].map(() => String(stub.place([{}]).id));
  const first = await told(connector.pull({ cursor: '', since: null, limit: 1 }));
  stub.expire();
  const second = await told(connector.pull({ cursor: first.cursor, since: null, limit: 10 }));
  const pulled = [...first.orders, ...second.orders].map(({ reading }) => reading.externalId);
  expect(new Set(pulled)).toEqual(new Set(ids));
  expect(grants(stub.server)).toHaveLength(2);
});

test('keys that were taken back are told, and asked for no more than once', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  await told(connector.refresh(['1']));
  stub.revoke();
  const before = stub.server.asked.length;
  expect(await connector.refresh(['1'])).toEqual({
    ok: false,
    error: {
      ...{ kind: 'signed-out', why: 'keys' },
      reason: 'application_not_installed: The app may not do that.',
    },
  });
  expect(stub.server.asked).toHaveLength(before + 2);
});

test('a refusal on a page is read too', async () => {
  await using shop = await openShop();
  const body = '<html><p>Oauth error shop_not_permitted: Not on this shop.</p></html>';
  shop.stub.server.fail([{ kind: 'instead', reply: { status: 400, body } }]);
  expect(await shop.connector.test()).toMatchObject({
    error: { kind: 'signed-out', reason: 'shop_not_permitted: Not on this shop.' },
  });
});

test('the token of a custom app is used as it is', async () => {
  await using shop = await openShop();
  const connector = shop.connect({ keys: { kind: 'token', token: shop.stub.token } });
  expect(await connector.test()).toEqual({ ok: true, value: 'Stub & Co' });
  shop.stub.expire();
  expect(await connector.test()).toEqual({
    ok: false,
    error: {
      ...{ kind: 'signed-out', why: 'keys' },
      reason: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    },
  });
  expect(grants(shop.stub.server)).toEqual([]);
});

test.each([
  [['write_inventory'], 'read_inventory, write_inventory'],
  [['read_locations'], 'read_locations'],
  [['write_third_party_fulfillment_orders'], 'read_third_party_fulfillment_orders'],
  [['read_products', 'write_orders'], 'read_orders, write_orders, read_products'],
])('permissions that are missing are named: without %j', async (without, reason) => {
  await using shop = await openShop();
  for (const scope of without) shop.stub.state.scopes.delete(scope);
  expect(await shop.connector.test()).toEqual({
    ok: false,
    error: { kind: 'signed-out', why: 'permission', reason },
  });
});

test('a permission that is taken away later is named by what needs it', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  await told(connector.test());
  stub.state.scopes.delete('write_inventory');
  const set = connector.setQuantities([{ key: 'k', listing: '1', quantity: 1, from: null }]);
  expect(await set).toEqual({
    ok: false,
    error: {
      ...{ kind: 'signed-out', why: 'permission' },
      reason: '`write_inventory` access scope.',
    },
  });
});

test.each([
  ['app', 'with a token'],
  ['token', 'when it is tested'],
])('history is 60 days unless Shopify granted all of it: known %s', async (kind) => {
  await using shop = await openShop();
  const { stub } = shop;
  stub.state.scopes.add('read_all_orders');
  const connector =
    kind === 'app' ? shop.connector : shop.connect({ keys: { kind: 'token', token: stub.token } });
  expect(connector.capabilities.historyDays).toBe(60);
  await told(connector.test());
  expect(connector.capabilities.historyDays).toBeNull();
});

test('a shop with two places has to be told which one; a service of others is none', async () => {
  await using shop = await openShop();
  const { stub } = shop;
  const service = { id: 7, name: 'Elsewhere Ltd', isFulfillmentService: true, isActive: true };
  stub.state.locations.push(service);
  expect(await shop.connector.test()).toMatchObject({ ok: true });
  const second = { id: 8, name: 'Shop floor', isFulfillmentService: false, isActive: true };
  stub.state.locations.push(second);
  expect(await shop.connector.test()).toEqual({
    ok: false,
    error: { kind: 'refused', code: 'location', reason: '1 Warehouse, 8 Shop floor' },
  });
  expect(await shop.connect({ locationId: '8' }).test()).toMatchObject({ ok: true });
  second.isActive = false;
  expect(await shop.connect({ locationId: '8' }).test()).toMatchObject({
    error: { code: 'location', reason: '1 Warehouse' },
  });
});
