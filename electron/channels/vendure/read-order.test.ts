/** Orders recorded from a Vendure 3.7.3, and what could be in their place, as readings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import cancelled from '../../../tests/fixtures/channels/vendure/cancelled.json' with {
  type: 'json',
};
import placed from '../../../tests/fixtures/channels/vendure/placed.json' with { type: 'json' };
import { orderAnswer } from './order-answer.ts';
import { readOrder } from './read-order.ts';

/** What is read of an answer that is `placed` but for what is said. */
function read(changes: object = {}) {
  const raw = { ...placed, ...changes };
  return readOrder(orderAnswer.parse(raw), raw);
}

test('a placed order', () => {
  expect(read()).toEqual({
    reading: {
      channel: 'vendure',
      externalId: '2',
      number: 'XWJC4Y9BRYR6YLWY',
      revision: null,
      status: 'open',
      payment: 'authorized',
      placedAt: '2026-11-23T08:57:47.387Z',
      shipBy: null,
      currency: 'USD',
      total: 4668,
      buyer: { name: "Ann0 O'Buyer Ünïcode", email: 'buyer0@example.test', phone: '' },
      shipTo: {
        ...{ name: "Ann0 O'Buyer", company: '', line1: '0 High St', line2: '', city: 'Leeds' },
        ...{ region: '', postcode: 'LS1 4AP', country: 'GB', phone: '+44 113 496 0000' },
      },
      lines: [
        { id: '2', sku: 'NB-A6', title: 'Field Notebook A6', units: 2, unitPrice: 495 },
        { id: '3', sku: 'PEN-BR', title: 'Brass Pen', units: 1, unitPrice: 2400 },
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
    },
    review: [],
    cancelRequested: false,
    delivered: [],
    raw: JSON.stringify(placed),
  });
});

test('a cancelled order has nothing left to ship; what was ordered stays in the raw answer', () => {
  const { reading, raw } = readOrder(orderAnswer.parse(cancelled), cancelled);
  expect([reading.status, reading.total]).toEqual(['cancelled', 600]);
  expect(reading.lines.map(({ sku, units }) => [sku, units])).toEqual([
    ['NB-A6', 0],
    ['PEN-BR', 0],
  ]);
  expect(JSON.parse(raw)).toMatchObject({ lines: [{ orderPlacedQuantity: 2 }, {}] });
});

test.each([
  ['PaymentAuthorized', 'open', []],
  ['PaymentSettled', 'open', []],
  ['PartiallyShipped', 'open', []],
  ['PartiallyDelivered', 'open', []],
  ['Shipped', 'shipped', []],
  ['Delivered', 'shipped', []],
  ['Cancelled', 'cancelled', []],
  ['Modifying', 'open', ['state: Modifying']],
  ['AwaitingEngraving', 'open', ['state: AwaitingEngraving']],
  ['constructor', 'open', ['state: constructor']],
])('%s is %s', (state, status, review) => {
  const order = read({ state });
  expect([order.reading.status, order.review]).toEqual([status, review]);
});

const settled = (amount: number, ...refunded: number[]) => ({
  ...{ state: 'Settled', amount },
  refunds: refunded.map((total) => ({ state: 'Settled', total })),
});
const payment = (state: string, amount = 4668) => ({ state, amount, refunds: [] });

test.each([
  ['paid', [settled(4668)]],
  ['paid', [payment('Declined'), settled(4668)]],
  ['partially-paid', [settled(1000)]],
  ['authorized', [settled(1000), payment('Authorized', 3668)]],
  ['partially-refunded', [settled(4668, 100, 200)]],
  ['refunded', [settled(4668, 668, 4000)]],
  ['paid', [{ ...settled(4668), refunds: [{ state: 'Failed', total: 4668 }] }]],
  ['unpaid', [payment('Authorized', 1)]],
  ['voided', [payment('Cancelled')]],
  ['failed', [payment('Declined')]],
  ['failed', [payment('Error')]],
  ['unpaid', [payment('Created')]],
  ['unpaid', []],
  ['unpaid', null],
])('%s: %j', (status, payments) => {
  expect(read({ payments })).toMatchObject({ reading: { payment: status }, review: [] });
});

test('nothing to pay is paid', () => {
  expect(read({ payments: [], totalWithTax: 0 }).reading.payment).toBe('paid');
});

test('what is not known is looked at by a person, and stops nothing', () => {
  const order = read({
    state: 'Dreaming',
    currencyCode: 'XBT',
    shippingAddress: { countryCode: 'ZZ', country: 'Atlantis' },
    payments: [payment('Chargeback')],
    customer: null,
    shippingLines: [{ price: 0, shippingMethod: null }],
  });
  expect(order.review).toEqual([
    'state: Dreaming',
    'payment: Chargeback',
    'currency: XBT',
    'country: ZZ',
  ]);
  expect(orderFacts.parse(factsOf(order.reading, ''))).toMatchObject(order.reading);
});

test('surcharges and discounts are charges; what is nothing is none', () => {
  const { reading } = read({
    shippingLines: [],
    discounts: [{ description: 'Three for two', amount: -495 }],
    surcharges: [{ description: 'Gift wrap', price: 300 }],
    taxSummary: [{ description: 'zero', taxTotal: 0 }],
  });
  expect(reading.charges).toEqual([
    { kind: 'discount', title: 'Three for two', amount: -495 },
    { kind: 'fee', title: 'Gift wrap', amount: 300 },
  ]);
});

test('whatever stands in its texts, a reading can be stored', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null));
  fc.assert(
    fc.property(text, text, text, text, (state, currencyCode, country, fullName) => {
      const { reading } = read({
        ...{ state, currencyCode, shippingAddress: { country, countryCode: country, fullName } },
      });
      expect(orderFacts.safeParse(factsOf(reading, '')).success).toBe(true);
    }),
  );
});

test('parcels that were delivered are told by their tracking numbers', () => {
  const fulfillments = [
    { state: 'Delivered', trackingCode: 'JD 1' },
    { state: 'Delivered', trackingCode: null },
    { state: 'Shipped', trackingCode: 'JD 2' },
  ];
  expect(read({ fulfillments }).delivered).toEqual(['JD 1']);
});
