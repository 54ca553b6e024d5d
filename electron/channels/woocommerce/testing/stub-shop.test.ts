/** The stub's answers have the fields and types of those that a real WooCommerce 11.0.1 gave. */
import { afterAll, expect, test } from 'vitest';
import { openShop } from './open-shop.ts';
import { type Json, recorded, shapeFaults } from './recorded.ts';

const { stub } = await openShop({ fulfilments: true });
afterAll(() => stub.close());

const order = stub.place();
const mug = stub.product({});
const size = stub.variation({ parent_id: 13 });
stub.refund(order, '1.00', []);

async function asked(method: string, path: string, body?: object) {
  const response = await fetch(`${stub.url}/wp-json/wc/v3/${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${stub.keys.key}:${stub.keys.secret}`)}`,
      'x-forwarded-proto': 'https',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: Json = await response.json();
  return { status: response.status, body: answer, headers: response.headers };
}

test.each([
  ['order-detail', 'GET', `orders/${order.id}`, undefined],
  ['orders-list', 'GET', 'orders?orderby=modified&order=asc', undefined],
  ['refund', 'GET', `orders/${order.id}/refunds`, undefined],
  ['order-note', 'POST', `orders/${order.id}/notes`, { note: 'x', customer_note: true }],
  ['products', 'GET', 'products', undefined],
  ['variations', 'GET', 'products/13/variations', undefined],
  ['stock-batch', 'POST', 'products/batch', { update: [{ id: mug.id, stock_quantity: 5 }] }],
] as const)('%s', async (name, method, path, body) => {
  const answer = await asked(method, path, body);
  const model = recorded(name);
  const one = name === 'refund' ? answer.body[0] : answer.body;
  expect(shapeFaults(one, model)).toEqual([]);
});

test('fulfillment-create', async () => {
  const meta_data = [{ key: '_tracking_number', value: 'RM1' }];
  const made = await asked('POST', `orders/${order.id}/fulfillments`, {
    status: 'fulfilled',
    is_fulfilled: true,
    meta_data,
  });
  const { status, body } = recorded('fulfillment-create');
  expect(made.status).toBe(status);
  // The recorded first value is a list of lines, ours a number: values of meta are anything.
  const shape = { ...body, meta_data: [{ key: '', id: 1 }] };
  expect(shapeFaults(made.body, shape)).toEqual([]);
});

test('errors, of a whole request and of one entry', async () => {
  const bad = await asked('PUT', `orders/${order.id}`, { status: 'packed' });
  expect(bad).toMatchObject(recorded('error-bad-status'));
  const batch = await asked('POST', 'products/batch', {
    update: [
      { id: size.id, stock_quantity: 1 },
      { id: 99999, stock_quantity: 1 },
    ],
  });
  expect(shapeFaults(batch.body.update[0], recorded('stock-batch').update[1])).toEqual([]);
  expect(batch.body.update[1]).toEqual(recorded('stock-batch').update[1]);
  const stranger = await fetch(`${stub.url}/wp-json/wc/v3/orders`);
  expect({ status: stranger.status, j: await stranger.json() }).toEqual(
    recorded('error-unauthenticated'),
  );
});

test('a list says how long it is', async () => {
  const { headers } = await asked('GET', 'orders?per_page=5');
  const names = Object.keys(recorded('orders-list-headers')).filter((name) =>
    name.startsWith('x-wp-'),
  );
  expect(names.map((name) => [name, headers.get(name)])).toEqual([
    ['x-wp-total', '1'],
    ['x-wp-totalpages', '1'],
  ]);
});
