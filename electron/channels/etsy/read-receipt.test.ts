/** What a receipt of Etsy's becomes. Its fields are those of the types that are generated from Etsy's own OpenAPI. */
import { expect, test } from 'vitest';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptShape } from './receipt-shape.ts';

const dollars = (amount: number) => ({ amount, divisor: 100, currency_code: 'USD' });

const TRANSACTION = {
  transaction_id: 4011,
  title: 'Brass Pen',
  quantity: 2,
  sku: 'PEN-BR',
  price: dollars(1250),
  is_digital: false,
  shipping_method: 'Standard',
  shipping_upgrade: null,
  expected_ship_date: 1764028800,
  variations: [
    { formatted_name: 'Colour', formatted_value: 'Black' },
    { formatted_name: 'Personalization', formatted_value: 'For Anna' },
  ],
};

const RECEIPT = {
  receipt_id: 3000000001,
  status: 'Paid',
  is_paid: true,
  is_shipped: false,
  is_gift: true,
  created_timestamp: 1763888655,
  updated_timestamp: 1763888700,
  buyer_email: null,
  name: "Ann O'Buyer Ünïcode",
  first_line: '1 High St',
  second_line: 'Flat 2',
  city: 'Leeds',
  state: 'West Yorkshire',
  zip: 'LS1 4AP',
  country_iso: 'GB',
  message_from_buyer: 'Leave by the gate',
  gift_message: 'Happy birthday',
  grandtotal: dollars(2950),
  total_shipping_cost: dollars(499),
  total_tax_cost: dollars(201),
  total_vat_cost: dollars(300),
  discount_amt: dollars(250),
  gift_wrap_price: dollars(0),
  shipments: [],
  transactions: [TRANSACTION],
};

function pulled(changes: object = {}) {
  const raw = { ...RECEIPT, ...changes };
  const order = readReceipt(receiptShape.parse(raw), raw);
  // Whatever comes, it can be stored.
  orderFacts.parse(factsOf(order.reading, '2026-11-23T09:10:00.000Z'));
  return order;
}

test('a receipt, whole', () => {
  expect(pulled()).toEqual({
    reading: {
      channel: 'etsy',
      externalId: '3000000001',
      number: '3000000001',
      revision: '2025-11-23T09:05:00.000Z',
      status: 'open',
      payment: 'paid',
      placedAt: '2025-11-23T09:04:15.000Z',
      shipBy: '2025-11-25T00:00:00.000Z',
      currency: 'USD',
      total: 2950,
      buyer: { name: "Ann O'Buyer Ünïcode", email: '', phone: '' },
      shipTo: {
        name: "Ann O'Buyer Ünïcode",
        company: '',
        line1: '1 High St',
        line2: 'Flat 2',
        city: 'Leeds',
        region: 'West Yorkshire',
        postcode: 'LS1 4AP',
        country: 'GB',
        phone: '',
      },
      lines: [
        {
          id: '4011',
          sku: 'PEN-BR',
          title: 'Brass Pen, Colour: Black, Personalization: For Anna',
          units: 2,
          unitPrice: 1250,
        },
      ],
      charges: [
        { kind: 'postage', title: '', amount: 499 },
        { kind: 'discount', title: '', amount: -250 },
        { kind: 'tax', title: '', amount: 201 },
      ],
      service: 'Standard',
      programmes: [],
      fulfilledBy: 'us',
      tags: ['gift'],
      note: 'Leave by the gate',
      giftMessage: 'Happy birthday',
    },
    review: [],
    cancelRequested: false,
    raw: JSON.stringify(RECEIPT),
  });
});

test('lines and charges add up to what the buyer pays', () => {
  const { lines, charges, total } = pulled().reading;
  const items = lines.reduce((sum, { units, unitPrice }) => sum + units * unitPrice, 0);
  expect(charges.reduce((sum, { amount }) => sum + amount, items)).toBe(total);
});

test.each([
  ['Paid', {}, 'open', 'paid', []],
  ['paid', { is_shipped: true }, 'shipped', 'paid', []],
  ['Completed', { is_shipped: true }, 'shipped', 'paid', []],
  ['Open', { is_paid: false }, 'open', 'unpaid', []],
  ['Payment Processing', { is_paid: false }, 'open', 'unpaid', []],
  ['Canceled', {}, 'cancelled', 'voided', []],
  ['Partially Refunded', {}, 'open', 'partially-refunded', []],
  ['Fully Refunded', {}, 'open', 'refunded', []],
  ['On the moon', {}, 'open', 'paid', ['status: On the moon']],
  ['constructor', { is_paid: false }, 'open', 'unpaid', ['status: constructor']],
])('status %s with %j', (status, changes, standing, payment, review) => {
  const order = pulled({ status, ...changes });
  expect(order).toMatchObject({ reading: { status: standing, payment }, review });
});

test.each([
  [{ amount: 1299, divisor: 100, currency_code: 'JPY' }, 'JPY', 13],
  [{ amount: 1299, divisor: 1, currency_code: 'JPY' }, 'JPY', 1299],
  [{ amount: 12999, divisor: 1000, currency_code: 'USD' }, 'USD', 1300],
])('%j is %s %i', (grandtotal, currency, total) => {
  expect(pulled({ grandtotal }).reading).toMatchObject({ currency, total });
});

test('a file is not packed', () => {
  const { lines } = pulled({ transactions: [{ ...TRANSACTION, is_digital: true }] }).reading;
  expect(lines.map(({ units }) => units)).toEqual([0]);
});

test('what is not understood is said, and never lost in silence', () => {
  const { review } = pulled({
    grandtotal: { amount: 1, divisor: 100, currency_code: 'QQQ' },
    country_iso: 'ZZ',
    created_timestamp: null,
    discount_amt: null,
    total_tax_cost: null,
    transactions: [{ title: 'No id' }],
  });
  expect(review).toEqual([
    'currency: QQQ',
    'transactions 1: transaction_id',
    'created_timestamp: none',
    'country: ZZ',
    'shipping: USD',
    'gift_wrap_price: USD',
  ]);
});

test('a receipt of nothing but its id can be stored', () => {
  const nothing = Object.keys(RECEIPT).map((key) => [key, key === 'receipt_id' ? 1 : null]);
  expect(pulled(Object.fromEntries(nothing)).review).toContain('transactions: none');
});
