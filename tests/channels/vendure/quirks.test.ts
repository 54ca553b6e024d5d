/** What is peculiar about Vendure 3.7.3, each seen on the server itself and met by the connector. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import {
  asked,
  connect,
  fillCart,
  linesOf,
  makeKey,
  owner,
  placeOrder,
  standing,
  variant,
  vendure,
} from './shop.ts';

/** SQLite keeps `updatedAt` in whole seconds. */
const A_SECOND = 1_100;

const parcel = (
  externalId: string,
  line: string,
  units: number,
  tracking: string,
): ShipmentOut => ({
  ...{ key: tracking, externalId, lines: [{ line, units }], carrier: 'DHL', tracking },
  shippedAt: '2026-11-23T12:00:00.000Z',
});

const ADD = `mutation ($line: ID!, $quantity: Int!, $code: String!) {
  addFulfillmentToOrder(input: {
    lines: [{ orderLineId: $line, quantity: $quantity }]
    handler: { code: "manual-fulfillment", arguments: [
      { name: "method", value: "DHL" }, { name: "trackingCode", value: $code }
    ] }
  }) { __typename ... on Fulfillment { id state } }
}`;
const CANCEL = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) {
  __typename ... on Order { state } ... on ErrorResult { errorCode }
} }`;
const SET = `mutation ($input: [UpdateProductVariantInput!]!) {
  updateProductVariants(input: $input) { id }
}`;

const ids = `query ($options: OrderListOptions) { orders(options: $options) { items { id } } }`;
async function idsWhere(filter: object): Promise<string[]> {
  const { orders } = await owner(ids, { options: { filter, take: 1000 } });
  return orders.items.map(({ id }: { id: string }) => id);
}

async function pulled(since: string | null): Promise<string[]> {
  const answer = await vendure.pull({ cursor: '', since, limit: 100 });
  return answer.ok ? answer.value.orders.map(({ reading }) => reading.externalId) : [];
}

test('1: updatedAt stands still when an order is paid; a refresh tells', async () => {
  const id = await placeOrder({ 'NB-A6': 1 }, 'card');
  const read = async () => {
    const answer = await vendure.refresh([id]);
    return answer.ok ? answer.value.map(({ reading }) => reading.payment) : [];
  };
  const { updatedAt } = await standing(id);
  expect(await read()).toEqual(['authorized']);
  await wait(A_SECOND);
  const { order } = await owner('query ($id: ID!) { order(id: $id) { payments { id } } }', { id });
  await owner('mutation ($id: ID!) { settlePayment(id: $id) { __typename } }', {
    id: order.payments[0].id,
  });
  expect(await standing(id)).toMatchObject({ state: 'PaymentSettled', updatedAt });
  expect(await read()).toEqual(['paid']);
});

test('2: a cart paid after the cursor was taken is missed by updatedAt; a pull has it', async () => {
  const { id, pay } = await fillCart({ 'NB-A6': 1 });
  await wait(A_SECOND);
  const cursor = new Date().toISOString();
  await wait(A_SECOND);
  await pay('paid-at-once');
  expect(await idsWhere({ updatedAt: { after: cursor } })).toEqual([]);
  expect(await pulled(cursor)).toEqual([id]);
});

test('3: "after" is strict; an order placed at the moment of the cursor is not lost', async () => {
  const id = await placeOrder({ 'NB-A6': 1 });
  const { order } = await owner('query ($id: ID!) { order(id: $id) { orderPlacedAt } }', { id });
  expect(await idsWhere({ orderPlacedAt: { after: order.orderPlacedAt } })).toEqual([]);
  expect(await pulled(order.orderPlacedAt)).toEqual([id]);
});

test('4: carts are orders too, but none of ours', async () => {
  const { id } = await fillCart({ 'NB-A6': 1 });
  expect(await idsWhere({})).toContain(id);
  expect(await pulled(null)).not.toContain(id);
});

test('5: refusals come as HTTP 200, only a bad query as 400; each is told apart', async () => {
  const stranger = await asked('{ orders { totalItems } }', {}, { 'vendure-api-key': 'nobody' });
  expect([stranger.status, stranger.body.errors[0].extensions.code]).toEqual([200, 'FORBIDDEN']);
  expect((await asked('{ ordrs { totalItems } }')).status).toBe(400);
  const id = await placeOrder({ 'NB-A6': 1 });
  const [line = ''] = await linesOf(id);
  const tooMany = await asked(ADD, { line, quantity: 9, code: 'X' });
  expect([tooMany.status, tooMany.body.data.addFulfillmentToOrder.__typename]).toEqual([
    200,
    'ItemsAlreadyFulfilledError',
  ]);
  expect(await connect('nobody').pull({ cursor: '', since: null, limit: 1 })).toMatchObject({
    error: { kind: 'signed-out', why: 'keys' },
  });
  expect(await vendure.confirmShipment(parcel(id, line, 9, 'X'))).toMatchObject({
    value: { kind: 'rejected', code: 'ITEMS_ALREADY_FULFILLED_ERROR' },
  });
});

test('6: Vendure takes a parcel twice; it is told once, and the second step is made up for', async () => {
  const twice = await placeOrder({ 'NB-A6': 2 }, 'card');
  const [bare = ''] = await linesOf(twice);
  for (const code of ['SAME', 'SAME']) await owner(ADD, { line: bare, quantity: 1, code });
  expect((await standing(twice)).fulfillments).toHaveLength(2);

  // Allowed while payment is only authorised. The first step was done and its answer lost.
  const id = await placeOrder({ 'NB-A6': 2 }, 'card');
  const [line = ''] = await linesOf(id);
  const { addFulfillmentToOrder } = await owner(ADD, { line, quantity: 1, code: 'ONCE' });
  expect(addFulfillmentToOrder.state).toBe('Pending');
  const done = { ok: true, value: { kind: 'done', remote: addFulfillmentToOrder.id } };
  expect(await vendure.confirmShipment(parcel(id, line, 1, 'ONCE'))).toEqual(done);
  expect(await vendure.confirmShipment(parcel(id, line, 1, 'ONCE'))).toEqual(done);
  expect((await standing(id)).fulfillments).toMatchObject([{ state: 'Shipped' }]);
});

test('7: stock is what is on hand, all or nothing; each entry has its own outcome', async () => {
  const before = await variant('NB-A6');
  const id = await placeOrder({ 'NB-A6': 2 });
  const ordered = await variant('NB-A6');
  expect(ordered).toEqual({ ...before, allocated: before.allocated + 2 });
  const [line = ''] = await linesOf(id);
  await vendure.confirmShipment(parcel(id, line, 2, 'STOCK'));
  const sent = await variant('NB-A6');
  expect(sent).toEqual({ ...before, onHand: before.onHand - 2 });

  const pen = await variant('PEN-BR');
  const wanted = [
    { id: '999999', stockOnHand: 1 },
    { id: pen.id, stockOnHand: 41 },
  ];
  const batch = await asked(SET, { input: wanted });
  expect([batch.status, batch.body.errors[0].extensions.code]).toEqual([200, 'ENTITY_NOT_FOUND']);
  expect(await variant('PEN-BR')).toEqual(pen);

  const entries = [...wanted, { id: sent.id, stockOnHand: -1 }].map((one) => ({
    ...{ key: one.id, listing: one.id, quantity: one.stockOnHand, from: null },
  }));
  expect(await vendure.setQuantities(entries)).toMatchObject({
    value: [
      { kind: 'rejected', code: 'ENTITY_NOT_FOUND' },
      { kind: 'done' },
      { kind: 'rejected', code: 'USER_INPUT_ERROR' },
    ],
  });
  expect([await variant('PEN-BR'), await variant('NB-A6')]).toEqual([{ ...pen, onHand: 41 }, sent]);
});

test('7: fewer on hand than are allocated is accepted', async () => {
  await placeOrder({ 'TOTE-BLK': 8 });
  const black = await variant('TOTE-BLK');
  const one = { key: 'q', listing: black.id, quantity: 1, from: black.onHand };
  expect(await vendure.setQuantities([one])).toMatchObject({ value: [{ kind: 'done' }] });
  expect(await variant('TOTE-BLK')).toEqual({ ...black, onHand: 1 });
});

test('8: a part-shipped order would be cancelled; it is a conflict, and cancelling twice is done', async () => {
  const shipped = await placeOrder({ 'NB-A6': 2 });
  const [line = ''] = await linesOf(shipped);
  await vendure.confirmShipment(parcel(shipped, line, 1, 'HALF'));
  expect(await vendure.cancel(shipped, 'k', 'x')).toEqual({
    ok: true,
    value: { kind: 'conflict', remote: 'PartiallyShipped' },
  });
  const bare = await owner(CANCEL, { id: shipped });
  expect(bare.cancelOrder.state).toBe('Cancelled');

  const id = await placeOrder({ 'PEN-BR': 3 });
  const done = { ok: true, value: { kind: 'done', remote: '' } };
  expect(await vendure.cancel(id, 'k', 'Out of stock')).toEqual(done);
  const again = await owner(CANCEL, { id });
  expect(again.cancelOrder.errorCode).toBe('EMPTY_ORDER_LINE_SELECTION_ERROR');
  expect(await vendure.cancel(id, 'k', 'Out of stock')).toEqual(done);
  const [order] = await refreshedRaw(id);
  expect(order).toMatchObject({
    reading: {
      ...{ status: 'cancelled', total: 0, lines: [{ units: 0 }] },
      charges: [{ amount: 500 }, { title: 'shipping cancellation', amount: -500 }],
    },
    raw: expect.stringContaining('"orderPlacedQuantity":3'),
  });
});

async function refreshedRaw(id: string) {
  const answer = await vendure.refresh([id]);
  return answer.ok ? answer.value : [];
}

test('9: an API key opens the shop; what it may not do is named', async () => {
  expect(await vendure.test()).toEqual({ ok: true, value: '__default_channel__' });
  const enough = ['ReadOrder', 'UpdateOrder', 'ReadCatalog', 'UpdateCatalog'];
  const key = connect(await makeKey(enough));
  expect(await key.test()).toEqual({ ok: true, value: '__default_channel__' });
  const { id, onHand } = await variant('TOTE-NAT');
  expect(
    await key.setQuantities([{ key: 'q', listing: id, quantity: onHand, from: onHand }]),
  ).toEqual({ ok: true, value: [{ kind: 'done', remote: '' }] });
  const reader = connect(await makeKey(['ReadOrder', 'ReadCatalog']));
  expect(await reader.test()).toEqual({
    ok: false,
    error: {
      ...{ kind: 'signed-out', why: 'permission', reason: 'UpdateOrder, UpdateCatalog' },
    },
  });
  const order = await placeOrder({ 'NB-A6': 1 });
  expect(await reader.cancel(order, 'k', 'x')).toMatchObject({
    error: { kind: 'signed-out', why: 'permission' },
  });
});

test('9: more than 1000 at once are refused; a pull asks for fewer', async () => {
  const { body } = await asked(ids, { options: { take: 1001 } });
  expect(body.errors[0].extensions.code).toBe('USER_INPUT_ERROR');
  expect(await vendure.pull({ cursor: '', since: null, limit: 5_000 })).toMatchObject({ ok: true });
});

test('10: money is whole minor units and ids are texts', async () => {
  const id = await placeOrder({ 'TOTE-NAT': 1 });
  const { order } = await owner('query ($id: ID!) { order(id: $id) { id totalWithTax } }', { id });
  expect(order).toEqual({ id: expect.stringMatching(/^\d+$/), totalWithTax: 2790 });
  expect(await refreshedRaw(id)).toMatchObject([{ reading: { externalId: id, total: 2790 } }]);
});
