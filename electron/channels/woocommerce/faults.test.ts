/** What a shop that does not answer as it should is told as: in words, by the step that fails. */
import { afterEach, expect, test } from 'vitest';
import { readAnswer } from './answers.ts';
import { openShop, told } from './testing/open-shop.ts';
import { recorded } from './testing/recorded.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

async function shopOf() {
  const shop = await openShop();
  open.push(shop.stub);
  return shop;
}

const from = { cursor: '', since: null, limit: 10 };

test.each([
  [200, '[{"id": 7, "numb', { kind: 'busy', status: 200 }],
  [404, '{"code":"rest_no_ro', { kind: 'busy', status: 404 }],
  [200, '<html><h1>Coming soon</h1></html>', { kind: 'nonsense', reason: 'not JSON: Coming soon' }],
  [200, '{"id": 7}', { kind: 'nonsense', reason: 'not a list of orders' }],
  [200, '[{"name": "x"}]', { kind: 'nonsense', reason: 'not a list of orders' }],
  [403, '<html>Attention required</html>', { kind: 'busy', status: 403 }],
  [401, '<html>Staging</html>', { kind: 'signed-out', why: 'keys' }],
  [301, '', { kind: 'refused', code: 'moved' }],
  [404, '<html>Not found</html>', { kind: 'refused', code: '404' }],
  [502, '<html>Bad gateway</html>', { kind: 'busy', status: 502 }],
  [429, '', { kind: 'throttled' }],
])('%i with %j', async (status, text, fault) => {
  const { stub, connector } = await shopOf();
  stub.instead({ status, body: text });
  expect(await connector.pull(from)).toMatchObject({ ok: false, error: fault });
});

test('a byte order mark before the JSON does no harm', async () => {
  const { stub, connector } = await shopOf();
  stub.instead({ body: '\uFEFF[]' });
  expect(await told(connector.pull(from))).toMatchObject({ orders: [] });
});

test('a list that is not sorted by change is not trusted with the cursor', async () => {
  const { stub, connector } = await shopOf();
  const orders = recorded('orders-list');
  orders[0].date_modified_gmt = '2026-11-23T10:00:00';
  stub.instead({ body: orders });
  expect(await connector.pull(from)).toMatchObject({ ok: false, error: { kind: 'nonsense' } });
});

test('carts are no orders', async () => {
  const { stub, connector } = await shopOf();
  stub.place({ status: 'checkout-draft' });
  expect(await told(connector.pull(from))).toMatchObject({ orders: [], left: 0 });
});

test('a cursor that nobody can read begins again', async () => {
  const { stub, connector } = await shopOf();
  stub.place();
  expect((await told(connector.pull({ ...from, cursor: '{"v":0' }))).orders).toHaveLength(1);
});

test('the recorded refusals keep the words of the shop', () => {
  const said = (name: string) => {
    const { status, body } = recorded(name);
    return readAnswer({ status, headers: {}, text: JSON.stringify(body) });
  };
  expect(said('error-duplicate-sku')).toEqual({
    ok: false,
    error: { kind: 'refused', code: 'product_invalid_sku', reason: 'Invalid or duplicated SKU.' },
  });
  expect(said('error-bad-status')).toMatchObject({ error: { code: 'rest_invalid_param' } });
});

test('a key that may only read fails at the step that writes', async () => {
  const { stub, connector } = await shopOf();
  stub.keys.permissions = 'read';
  expect(await connector.test()).toEqual({
    ok: false,
    error: {
      kind: 'signed-out',
      why: 'permission',
      reason: 'Changing orders: The API key provided does not have write permissions.',
    },
  });
});

test('a key whose user may not do it is a lack of permission, in whatever language', async () => {
  const { stub, connector } = await shopOf();
  const body = { code: 'woocommerce_rest_cannot_view', message: 'リソースを一覧できません。' };
  stub.instead({ body: stub.shop.site }, { status: 403, body });
  expect(await connector.test()).toMatchObject({
    error: {
      kind: 'signed-out',
      why: 'permission',
      reason: 'Reading orders: リソースを一覧できません。',
    },
  });
});

test.each([
  ['no pretty permalinks', { status: 404, body: '<html></html>' }, { code: 'no-rest-api' }],
  ['no WooCommerce', { body: { name: 'Blog', namespaces: ['wp/v2'] } }, { code: 'no-woocommerce' }],
  ['not WordPress', { body: { hello: 1 } }, { kind: 'nonsense' }],
])('the test tells of %s', async (_what, reply, fault) => {
  const { stub, connector } = await shopOf();
  stub.instead(reply);
  expect(await connector.test()).toMatchObject({ ok: false, error: fault });
});

test('the test changes nothing', async () => {
  const { stub, connector } = await shopOf();
  const before = JSON.stringify([[...stub.orders], [...stub.products]]);
  expect(await connector.test()).toEqual({ ok: true, value: 'Nippon Mugs' });
  expect(JSON.stringify([[...stub.orders], [...stub.products]])).toBe(before);
  expect(stub.asked.filter(({ method }) => method !== 'GET').map(({ body }) => body)).toEqual([
    {},
    {},
  ]);
});

test('a shop that is not there is unreachable', async () => {
  const { connect } = await shopOf();
  const answer = await connect({ url: 'http://127.0.0.1:9' }).pull(from);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});
