/** eBay's access tokens: one at a time, renewed ahead of their end and when they are refused. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 1 }];
const FROM = { cursor: '', since: null, limit: 50 };

test('one access token serves for two hours, however many ask at once', async () => {
  await using shop = await openShop();
  await Promise.all([1, 2, 3].map(() => told(shop.connector.pull(FROM))));
  shop.clock.pass(110 * 60_000);
  await told(shop.connector.pull(FROM));
  expect(shop.stub.tokens).toHaveLength(1);
  // Five minutes before its end it is another.
  shop.clock.pass(6 * 60_000);
  await told(shop.connector.pull(FROM));
  expect(shop.stub.tokens).toHaveLength(2);
});

test('a token that is refused before its time is renewed, and a write that was refused is done once', async () => {
  await using shop = await openShop();
  const externalId = shop.stub.orders.place({ lines: LINES });
  await told(shop.connector.pull(FROM));
  shop.stub.lapse();
  const shipment = {
    key: 'k',
    externalId,
    lines: [{ line: '1200001123451', units: 1 }],
    carrier: 'DHL',
    tracking: 'T1',
    shippedAt: '2026-11-23T11:00:00.000Z',
  };
  await told(shop.connector.confirmShipment(shipment));
  expect(shop.stub.orders.parcels(externalId)).toEqual([{ tracking: 'T1', units: 1 }]);
  expect(shop.stub.tokens).toHaveLength(2);
});

test('when the seller took the consent back, nothing is asked any more but that', async () => {
  await using shop = await openShop();
  await told(shop.connector.pull(FROM));
  shop.stub.revoke();
  const error = { kind: 'signed-out', why: 'expired', reason: 'invalid_grant, says eBay' };
  expect(await shop.connector.pull(FROM)).toEqual({ ok: false, error });
  expect(await shop.connector.test()).toEqual({ ok: false, error });
});

test('a permission that the seller did not give is told, as are wrong keys', async () => {
  await using shop = await openShop();
  const wrong = shop.connect({ clientSecret: 'wrong' });
  expect(await wrong.test()).toMatchObject({ error: { kind: 'signed-out', why: 'keys' } });
  shop.stub.agreeTo(['', '/sell.fulfillment']);
  expect(await shop.connector.test()).toMatchObject({
    error: { kind: 'signed-out', why: 'permission' },
  });
});

test('the test tells the name of the seller, once there is an order', async () => {
  await using shop = await openShop();
  expect(await told(shop.connector.test())).toBe('eBay');
  shop.stub.orders.place({ lines: LINES });
  expect(await told(shop.connector.test())).toBe('paper.and.brass');
});

test('too often, with eBay saying nothing of when: it waits, and asks again', async () => {
  await using shop = await openShop();
  const reply = { status: 429, body: { errors: [{ errorId: 2001, message: 'Too many.' }] } };
  shop.stub.server.fail([{ kind: 'instead', reply }]);
  await told(shop.connector.pull(FROM));
  expect(shop.clock.slept.length).toBeGreaterThan(0);
});
