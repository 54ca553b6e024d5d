/** What becomes of an order of BigCommerce's: the contract's own example, whole, and what is strange about others. */
import { expect, test } from 'vitest';
import { orderShape } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { fixture, type Json } from './testing/examples.ts';
import { newOrder, productOf } from './testing/stub-orders.ts';

const { product } = fixture('examples');
const read = (raw: Json) => readOrder(orderShape.parse(raw), raw);

/** The example's order with its example of a product, as one consignment. */
function example(): Json {
  const order = newOrder(100, Date.parse('2018-01-10T21:05:30Z'), []);
  order.date_modified = 'Wed, 05 Dec 2018 20:16:55 +0000';
  order.consignments.shipping[0].line_items = [structuredClone(product)];
  return order;
}

test('the example of the contract, whole', () => {
  const raw = { ...example(), total_tax: '9.2400', customer_message: 'Ring twice' };
  expect(read(raw)).toEqual({
    reading: {
      channel: 'bigcommerce',
      externalId: '100',
      number: '100',
      revision: '2018-12-05T20:16:55.000Z',
      status: 'open',
      payment: 'authorized',
      placedAt: '2018-01-10T21:05:30.000Z',
      shipBy: null,
      currency: 'USD',
      total: 36195,
      buyer: { name: 'Jane Doe', email: 'janedoe@example.com', phone: '555-123-4567' },
      shipTo: {
        name: 'Jane Doe',
        company: 'Laser Ltd',
        line1: '123 Main Street',
        line2: 'string',
        city: 'Austin',
        region: 'Texas',
        postcode: '12345',
        country: 'US',
        phone: '0410999888',
      },
      lines: [
        {
          id: '65',
          sku: 'S-ORAN',
          title: 'Fog Linen Chambray Towel - Beige Stripe, Size: S, Color: Orange',
          units: 1,
          unitPrice: 5599,
        },
      ],
      charges: [{ kind: 'tax', title: '', amount: 924 }],
      service: 'Free Shipping',
      programmes: [],
      fulfilledBy: 'us',
      tags: [],
      note: 'Ring twice',
      giftMessage: '',
    },
    review: [],
    cancelRequested: false,
    raw: JSON.stringify(raw),
  });
});

test('postage, handling, wrapping, fees and discounts are charges', () => {
  const { reading } = read({
    ...example(),
    shipping_cost_ex_tax: '5.1000',
    handling_cost_ex_tax: '4.1',
    wrapping_cost_ex_tax: '2',
    fees: [{ display_name_customer: 'Insurance', cost_ex_tax: 8.5 }],
    discount_amount: '1.00',
    coupon_discount: '5.0000',
  });
  expect(reading.charges).toEqual([
    { kind: 'postage', title: 'Free Shipping', amount: 510 },
    { kind: 'fee', title: 'Handling', amount: 410 },
    { kind: 'fee', title: 'Gift wrapping', amount: 200 },
    { kind: 'fee', title: 'Insurance', amount: 850 },
    { kind: 'discount', title: '', amount: -600 },
  ]);
});

test('amounts are in the currency that is paid in, not in the one that was shown', () => {
  const { reading } = read({
    ...example(),
    default_currency_code: 'JPY',
    currency_code: 'USD',
    total_inc_tax: '3600.0000',
  });
  expect([reading.currency, reading.total]).toEqual(['JPY', 3600]);
});

test('an order to several addresses is for a person, with all of its lines', () => {
  const order = newOrder(7, 0, [{ sku: 'A', title: 'A', units: 1 }]);
  const line_items = [productOf(702, 7, 71, { sku: 'B', title: 'B', units: 2 })];
  order.consignments.shipping.push({ ...order.consignments.shipping[0], id: 71, line_items });
  const { reading, review } = read(order);
  expect([review, reading.lines.map(({ sku }) => sku)]).toEqual([
    ['shipping addresses: 2'],
    ['A', 'B'],
  ]);
});

test('what the buyer fetches is for a person, what is downloaded for nobody', () => {
  const order = example();
  const { pickups, downloads } = fixture('examples').consignments;
  order.consignments = { ...order.consignments, shipping: [], pickups, downloads };
  order.consignments.pickups[0].line_items = [product];
  const { reading, review } = read(order);
  expect([review, reading.lines.map(({ id }) => id), reading.shipTo.city]).toEqual([
    ['pickup: Pick Up'],
    ['65'],
    '',
  ]);
});

test.each([
  ['refunded before it left', { quantity: 3, quantity_refunded: 1 }, 2],
  ['refunded after it left', { quantity: 3, quantity_refunded: 1, quantity_shipped: 3 }, 3],
  ['refunded whole', { quantity: 3, quantity_refunded: 3 }, 0],
])('of a line that was %s', (_, changes, units) => {
  const order = example();
  Object.assign(order.consignments.shipping[0].line_items[0], changes);
  expect(read(order).reading.lines[0]?.units).toBe(units);
});

test('an order is shipped when all that was not refunded has left, whatever its status', () => {
  const order = example();
  const [line] = order.consignments.shipping[0].line_items;
  Object.assign(line, { quantity: 3, quantity_refunded: 1, quantity_shipped: 2 });
  expect(read({ ...order, status_id: 14 }).reading.status).toBe('shipped');
  line.quantity_shipped = 1;
  expect(read({ ...order, status_id: 14 }).reading.status).toBe('open');
});

test.each([
  [{ status_id: 99, status: 'New' }, ['status: New'], { status: 'open' }],
  [{ status_id: 'x', status: '' }, ['status: -1'], { status: 'open' }],
  [{ status_id: 12, status: 'Verify' }, ['status: Verify'], { status: 'open' }],
  [{ payment_status: 'held for review' }, ['payment: held for review'], { payment: 'unpaid' }],
  [{ default_currency_code: 'ZZZ' }, ['currency: ZZZ'], { currency: 'ZZZ' }],
  [{ default_currency_code: '', currency_code: '' }, ['currency: '], { currency: 'XXX' }],
  [{ total_inc_tax: 'free' }, ['total_inc_tax: free'], { total: 0 }],
  [{ date_created: '' }, [], { placedAt: '2018-12-05T20:16:55.000Z' }],
  [{ is_deleted: true }, [], { status: 'cancelled' }],
  [{ consignments: 'none' }, ['consignments: none'], { lines: [] }],
])('%j', (changes, review, reading) => {
  expect(read({ ...example(), ...changes })).toMatchObject({ review, reading });
});

test('a line without an id is said, and a country that is none', () => {
  const order = example();
  const [to] = order.consignments.shipping;
  Object.assign(to, { line_items: [{ name: '?' }], country_iso2: 'QQ', country: 'Nowhere' });
  expect(read(order)).toMatchObject({
    review: ['line_items 1: id', 'country: QQ'],
    reading: { lines: [], shipTo: { country: '' } },
  });
});

test.each([
  [1, 'open', 'unpaid'],
  [2, 'shipped', 'paid'],
  [3, 'open', 'paid'],
  [4, 'cancelled', 'refunded'],
  [5, 'cancelled', 'voided'],
  [6, 'cancelled', 'failed'],
  [7, 'open', 'unpaid'],
  [9, 'open', 'paid'],
  [10, 'shipped', 'paid'],
  [11, 'open', 'paid'],
  [14, 'open', 'partially-refunded'],
])('status %i is %s, and without a payment of its own %s', (status_id, status, payment) => {
  const order = { ...example(), status_id, payment_status: '' };
  expect(read(order)).toMatchObject({ reading: { status, payment }, review: [] });
});

test.each([
  ['captured', 'paid'],
  ['Capture Pending', 'authorized'],
  ['pending', 'unpaid'],
  ['declined', 'failed'],
  ['partially refunded', 'partially-refunded'],
  ['void pending', 'voided'],
])('payment %s is %s', (payment_status, payment) => {
  expect(read({ ...example(), payment_status })).toMatchObject({
    reading: { payment },
    review: [],
  });
});
