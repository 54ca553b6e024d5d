/** Answers that are none, what they are called, and questions that Shopify turns away. */
import { expect, test } from 'vitest';
import type { ShopReply } from '../testing/faulty-server.ts';
import { openShop, pullAll, told } from './testing/open-shop.ts';

const error = (code: string, extra: object = {}) => ({
  errors: [{ message: 'No.', extensions: { code, ...extra } }],
});

const isQuery = ({ path }: { path: string }) => path.endsWith('graphql.json');

test.each<[string, ShopReply, object]>([
  ['a rule', { body: error('undefinedField') }, { kind: 'refused', code: 'undefinedField' }],
  [
    'no permission',
    { body: error('ACCESS_DENIED', { requiredAccess: '`read_orders`' }) },
    { kind: 'signed-out', why: 'permission', reason: '`read_orders`' },
  ],
  [
    'data that needs approval',
    { body: { ...error('ACCESS_DENIED'), data: { nodes: [null] } } },
    { kind: 'signed-out', why: 'permission', reason: 'No.' },
  ],
  ['an error inside', { body: error('INTERNAL_SERVER_ERROR') }, { kind: 'busy', status: 200 }],
  ['cut short', { body: '{"data":{"sho' }, { kind: 'busy', status: 200 }],
  [
    'a web page',
    { body: '<html>Hello</html>' },
    { kind: 'nonsense', reason: '<html>Hello</html>' },
  ],
  ['another API', { body: { data: { nodes: 3 } } }, { kind: 'nonsense' }],
  ['another address', { status: 301, body: '' }, { kind: 'refused', code: 'HTTP 301' }],
  ['a frozen shop', { status: 402, body: '' }, { kind: 'refused', code: 'HTTP 402' }],
  [
    'an app that was not approved',
    { status: 403, body: { errors: '[API] This action requires merchant approval.' } },
    { kind: 'signed-out', reason: '[API] This action requires merchant approval.' },
  ],
  ['no such shop', { status: 404, body: '<html>' }, { kind: 'refused', code: 'HTTP 404' }],
])('%s', async (_, reply, fault) => {
  await using shop = await openShop();
  shop.stub.server.fail([{ kind: 'instead', reply }], isQuery);
  expect(await shop.connector.refresh(['1'])).toMatchObject({ ok: false, error: fault });
});

test('what is throttled waits for the points that it lacks, and is asked again', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const id = String(stub.place([{}]).id);
  await told(connector.refresh([id]));
  // Another app of the same key used up all of them.
  stub.bucket.available = 0;
  const before = clock.slept.length;
  expect(await told(connector.refresh([id]))).toHaveLength(1);
  const waited = clock.slept.slice(before).reduce((sum, ms) => sum + ms, 0);
  expect(waited).toBeGreaterThanOrEqual(500);
  expect(waited).toBeLessThan(2_000);
});

test.each([true, false])('a throttle, with the points told: %s', async (hinted) => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const { id, lines } = stub.place([{ units: 2 }]);
  await told(connector.test());
  const line = { line: String(lines[0]?.id), units: 2 };
  stub.throttle(hinted);
  await told(connector.refresh([String(id)]));
  const parcel = {
    ...{ key: 'k', externalId: String(id), lines: [line], carrier: 'UPS', tracking: '1Z' },
    shippedAt: '2026-11-23T12:00:00.000Z',
  };
  stub.throttle(hinted);
  expect(await told(connector.confirmShipment(parcel))).toMatchObject({ kind: 'done' });
  expect(stub.parcels(String(id))).toEqual([{ tracking: '1Z', units: 2 }]);
});

test('a shop that turns everything away is left alone, with how long', async () => {
  await using shop = await openShop();
  const reply = { body: error('THROTTLED') };
  const always = Array.from({ length: 9 }, () => ({ kind: 'instead' as const, reply }));
  shop.stub.server.fail(always, isQuery);
  expect(await shop.connector.refresh(['1'])).toEqual({
    ok: false,
    error: { kind: 'throttled', retryAfterMs: 2_000 },
  });
});

test('a first pull goes as fast as the points come back, and is hardly ever turned away', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  for (let n = 0; n < 900; n++) {
    stub.place([{}, {}]);
    clock.pass(1_000);
  }
  const began = clock.now();
  const { ids } = await pullAll(connector);
  expect(new Set(ids).size).toBe(900);
  expect((clock.now() - began) / 1_000).toBeGreaterThan(30);
  expect(stub.turnedAway()).toBeLessThanOrEqual(2);
});

test('what is too dear at once is asked for in smaller parts, and so the next time', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const ids = Array.from({ length: 8 }, () => String(stub.place([{}]).id));
  const tooDear = { kind: 'instead' as const, reply: { body: error('MAX_COST_EXCEEDED') } };
  stub.server.fail([tooDear, tooDear], isQuery);
  const { orders } = await told(connector.pull({ cursor: '', since: null, limit: 8 }));
  expect(orders).toHaveLength(2);
  stub.server.fail([tooDear], isQuery);
  expect(await told(connector.refresh(ids))).toHaveLength(8);
});
