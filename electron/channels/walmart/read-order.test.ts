/** The orders of Walmart's own examples, and what is strange in others, as readings. */
import { expect, test } from 'vitest';
import examples from '../../../tests/fixtures/channels/walmart/example-orders.json' with {
  type: 'json',
};
import { listed } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { plainLine } from './testing/open-shop.ts';
import { quantity } from './testing/stub-orders.ts';

const read = (raw: unknown, node?: string) => readOrder(listed.parse(raw), node);
const [created, cancelled, shipped] = examples;
const AT = 1_568_466_571_000;

function withLine(changes: object) {
  return read({ ...created, orderLines: { orderLine: [{ ...line(), ...changes }] } });
}

function line(units = 1, price = 10) {
  return plainLine('1', 'MUG', units, price, AT);
}

function statuses(...all: [status: string, units: number][]) {
  const orderLineStatus = all.map(([status, units]) => ({
    status,
    statusQuantity: quantity(units),
  }));
  return { orderLineStatuses: { orderLineStatus } };
}

test('a replacement order that is to be sent', () => {
  expect(read(created)).toEqual({
    reading: {
      channel: 'walmart',
      externalId: '1796277083022',
      number: '1796277083022',
      revision: null,
      status: 'open',
      payment: 'paid',
      placedAt: '2019-09-14T13:09:31.000Z',
      shipBy: '2019-09-17T06:00:00.000Z',
      currency: 'USD',
      total: 1080,
      buyer: {
        name: 'Kathryn Cole',
        email: '3A31739D8B0A45A1B23F7F8C81C8747F@relay.walmart.com',
        phone: '3155598681',
      },
      shipTo: {
        name: 'Kathryn Cole',
        company: '',
        line1: '3258BWarners rd',
        line2: 'Garage',
        city: 'Warners',
        region: 'NY',
        postcode: '13164',
        country: 'US',
        phone: '3155598681',
      },
      lines: [
        {
          id: '4',
          sku: 'test1',
          title: 'Beba Bean Pee-pee Teepee Airplane - Blue - Laundry Bag',
          units: 1,
          unitPrice: 1000,
        },
      ],
      charges: [{ kind: 'tax', title: '', amount: 80 }],
      service: 'Value',
      programmes: [],
      fulfilledBy: 'us',
      tags: ['replacement'],
      note: '',
      giftMessage: '',
    },
    review: [],
    cancelRequested: false,
    delivered: [],
    raw: JSON.stringify(created),
  });
});

test('orders that are over', () => {
  expect(read(cancelled)).toMatchObject({
    reading: { status: 'cancelled', payment: 'voided', lines: [{ units: 0 }] },
    review: [],
  });
  expect(read(shipped)).toMatchObject({
    reading: { status: 'shipped', payment: 'paid', total: 1084, lines: [{ unitPrice: 999 }] },
    review: [],
  });
});

test.each([
  ['open', 'paid', 3, [['Acknowledged', 3]]],
  [
    'open',
    'paid',
    2,
    [
      ['Created', 1],
      ['Shipped', 1],
      ['Cancelled', 1],
    ],
  ],
  [
    'shipped',
    'paid',
    2,
    [
      ['Delivered', 2],
      ['Cancelled', 1],
    ],
  ],
  [
    'shipped',
    'refunded',
    2,
    [
      ['Refund', 2],
      ['Cancelled', 1],
    ],
  ],
  [
    'shipped',
    'partially-refunded',
    3,
    [
      ['Refund', 1],
      ['Delivered', 2],
    ],
  ],
  ['cancelled', 'voided', 0, [['Cancelled', 3]]],
] satisfies [string, string, number, [string, number][]][])(
  'units stand where their statuses say: %s, %s, %i to ship',
  (status, payment, units, all) => {
    const { reading, review } = withLine({ ...line(3, 30), ...statuses(...all) });
    expect(reading).toMatchObject({ status, payment, lines: [{ units, unitPrice: 1000 }] });
    expect(review).toEqual([]);
  },
);

test('what Walmart ships from its own warehouses is the marketplace’s', () => {
  const of = (raw: unknown, node?: string) => read(raw, node).reading.fulfilledBy;
  expect(of({ ...created, shipNode: { type: 'WFSFulfilled' } })).toBe('marketplace');
  expect(of(created, 'WFSFulfilled')).toBe('marketplace');
  expect(of({ ...created, shipNode: { type: 'SellerFulfilled' } }, 'WFSFulfilled')).toBe('us');
});

test('a wish to cancel is told as long as something can be', () => {
  const wish = { intentToCancel: 'YES' };
  expect(withLine(wish).cancelRequested).toBe(true);
  expect(withLine({ intentToCancel: 'no' }).cancelRequested).toBe(false);
  expect(withLine({ ...wish, ...statuses(['Cancelled', 1]) }).cancelRequested).toBe(false);
});

test('postage, discounts and tax are charges; a delivery programme is told', () => {
  const sum = (chargeType: string, chargeName: string, amount: number) => ({
    chargeType,
    chargeName,
    chargeAmount: { currency: 'USD', amount },
    tax: { taxAmount: { currency: 'USD', amount: 0.5 } },
  });
  const { reading } = withLine({
    charges: {
      charge: [
        sum('PRODUCT', 'ItemPrice', 20),
        sum('PRODUCT', 'SubscriptionDiscount', -1.5),
        sum('SHIPPING', 'Shipping', 4.99),
        sum('FEE', 'Recycling', 1),
      ],
    },
    fulfillment: { shippingProgramType: 'TWO_DAY' },
    configId: 'c-1',
  });
  expect(reading).toMatchObject({
    total: 2649,
    lines: [{ unitPrice: 2000 }],
    charges: [
      { kind: 'tax', title: '', amount: 200 },
      { kind: 'discount', title: 'SubscriptionDiscount', amount: -150 },
      { kind: 'postage', title: 'Shipping', amount: 499 },
      { kind: 'other', title: 'Recycling', amount: 100 },
    ],
    programmes: ['two-day'],
    tags: ['replacement', 'customised'],
  });
});

test.each([
  ['status: Lost', { orderLines: { orderLine: [{ ...line(), ...statuses(['Lost', 1]) }] } }],
  ['postalAddress: none', { shippingInfo: { phone: '1' } }],
  ['country: Qwertz', { shippingInfo: { postalAddress: { country: 'Qwertz' } } }],
  ['orderDate: none', { orderDate: null }],
  ['currency: none', { orderLines: { orderLine: [{ ...line(), charges: null }] } }],
])('a person has to look: %s', (reason, changes) => {
  const { review, reading } = read({ ...created, ...changes });
  expect(review).toContain(reason);
  expect(reading.status).toBe('open');
});

test('parcels that were delivered whole are told by their tracking numbers', () => {
  const sent = (trackingNumber: string, status: string) => ({
    ...{ status, statusQuantity: quantity(1), trackingInfo: { trackingNumber } },
  });
  const told = withLine({
    orderLineStatuses: {
      orderLineStatus: [
        sent('JD1', 'Delivered'),
        sent('JD2', 'Delivered'),
        sent('JD2', 'Shipped'),
        { status: 'Delivered', statusQuantity: quantity(1) },
      ],
    },
  });
  expect(told.delivered).toEqual(['JD1']);
});
