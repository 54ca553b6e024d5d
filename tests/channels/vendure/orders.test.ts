/** Orders of a real Vendure, read by the connector. */
import { expect, test } from 'vitest';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import { linesOf, owner, placeOrder, vendure } from './shop.ts';

async function refreshed(id: string): Promise<PulledOrder> {
  const answer = await vendure.refresh([id]);
  const [order] = answer.ok ? answer.value : [];
  if (order === undefined) throw new Error(JSON.stringify(answer));
  return order;
}

/** Everything from a cursor to the end. */
async function pullAll(since: string | null, limit: number) {
  const ids: string[] = [];
  let cursor = '';
  for (let left: number | null = 1; left !== 0; ) {
    const answer = await vendure.pull({ cursor, since, limit });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    ids.push(...answer.value.orders.map(({ reading }) => reading.externalId));
    ({ cursor, left } = answer.value);
  }
  return { ids, cursor };
}

test('an order is read whole', async () => {
  const id = await placeOrder({ 'NB-A6': 2, 'PEN-BR': 1 });
  const [notebooks = '', pen = ''] = await linesOf(id);
  const { reading, review, cancelRequested, raw } = await refreshed(id);
  expect([review, cancelRequested]).toEqual([[], false]);
  expect(JSON.parse(raw)).toMatchObject({ id, lines: [{ orderPlacedQuantity: 2 }, {}] });
  expect(orderFacts.parse(factsOf(reading, ''))).toMatchObject(reading);
  expect(reading).toEqual({
    channel: 'vendure',
    externalId: id,
    number: expect.stringMatching(/^[A-Z0-9]{16}$/),
    revision: null,
    status: 'open',
    payment: 'paid',
    placedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    shipBy: null,
    currency: 'USD',
    total: 4668,
    buyer: { name: "Ann O'Buyer Ünïcode", email: 'ann@example.test', phone: '' },
    shipTo: {
      ...{ name: "Ann O'Buyer", company: '', line1: '1 High St', line2: '', city: 'Leeds' },
      ...{ region: '', postcode: 'LS1 4AP', country: 'GB', phone: '+44 113 496 0000' },
    },
    lines: [
      { id: notebooks, sku: 'NB-A6', title: 'Field Notebook A6', units: 2, unitPrice: 495 },
      { id: pen, sku: 'PEN-BR', title: 'Brass Pen', units: 1, unitPrice: 2400 },
    ],
    charges: [
      { kind: 'postage', title: 'Standard Shipping', amount: 500 },
      { kind: 'tax', title: 'Standard Tax Europe', amount: 678 },
      { kind: 'tax', title: 'shipping tax', amount: 100 },
    ],
    service: 'Standard Shipping',
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: '',
    giftMessage: '',
  });
});

test('a discount is a charge, and everything adds up to the total', async () => {
  await owner(
    `mutation ($input: CreatePromotionInput!) {
      createPromotion(input: $input) { __typename }
    }`,
    {
      input: {
        enabled: true,
        translations: [{ languageCode: 'en', name: 'Three totes', description: '' }],
        conditions: [
          {
            code: 'contains_products',
            arguments: [
              { name: 'minimum', value: '3' },
              { name: 'productVariantIds', value: JSON.stringify([await toteId()]) },
            ],
          },
        ],
        actions: [
          { code: 'order_percentage_discount', arguments: [{ name: 'discount', value: '10' }] },
        ],
      },
    },
  );
  const { reading } = await refreshed(await placeOrder({ 'TOTE-NAT': 3, 'NB-A6': 1 }));
  expect(reading.charges).toContainEqual({ kind: 'discount', title: 'Three totes', amount: -597 });
  const lines = reading.lines.map(({ units, unitPrice }) => units * unitPrice);
  const charges = reading.charges.map(({ amount }) => amount);
  expect([...lines, ...charges].reduce((sum, one) => sum + one, 0)).toBe(reading.total);
});

async function toteId(): Promise<string> {
  const { productVariants } = await owner(
    '{ productVariants(options: { filter: { sku: { eq: "TOTE-NAT" } } }) { items { id } } }',
  );
  return productVariants.items[0].id;
}

test('slices of any size bring every order once, oldest first; the next pull repeats only the last minutes', async () => {
  const placed = [];
  for (let n = 0; n < 4; n++) placed.push(await placeOrder({ 'NB-A6': 1 }));
  const whole = await pullAll(null, 100);
  const byThree = await pullAll(null, 3);
  const byOne = await pullAll((await refreshed(placed[0] ?? '')).reading.placedAt, 1);
  expect([whole.ids.slice(-4), byOne.ids]).toEqual([placed, placed]);
  expect(byThree).toEqual(whole);
  const [id] = [await placeOrder({ 'NB-A6': 1 })];
  const next = await vendure.pull({ cursor: byThree.cursor, since: null, limit: 100 });
  const ids = next.ok && next.value.orders.map(({ reading }) => reading.externalId);
  // All of this run was within the minutes that are read again.
  expect(ids).toEqual([...byThree.ids, id]);
});

test('nothing before the beginning is asked for, then or later', async () => {
  const { reading } = await refreshed(await placeOrder({ 'NB-A6': 1 }));
  const from = { since: reading.placedAt, limit: 10 };
  const first = await vendure.pull({ ...from, cursor: '' });
  const cursor = first.ok ? first.value.cursor : '';
  const second = await vendure.pull({ ...from, cursor });
  expect([first, second]).toMatchObject([
    { value: { left: 0, orders: [{ reading: { externalId: reading.externalId } }] } },
    { value: { left: 0, orders: [{ reading: { externalId: reading.externalId } }], cursor } },
  ]);
});

test('orders that are gone are left out of a refresh', async () => {
  const id = await placeOrder({ 'NB-A6': 1 });
  const answer = await vendure.refresh(['999999', id]);
  expect(answer).toMatchObject({ ok: true, value: [{ reading: { externalId: id } }] });
});
