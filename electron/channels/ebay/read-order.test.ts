/** What an order of eBay becomes. Its fields are those of eBay's contract, which has an example of each. */
import { expect, test } from 'vitest';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import { orderShape } from './order-shape.ts';
import { readOrder } from './read-order.ts';

const pounds = (value: string) => ({ value, currency: 'GBP' });

const LINE = {
  lineItemId: '10000123456789',
  sku: 'PEN-BR',
  title: 'Brass Pen',
  quantity: 3,
  lineItemCost: pounds('10.00'),
  variationAspects: [{ name: 'Colour', value: 'Black' }],
  lineItemFulfillmentInstructions: { shipByDate: '2026-11-25T22:59:59.000Z' },
  giftDetails: { message: 'Happy birthday' },
};

const ORDER = {
  orderId: '12-00001-12345',
  creationDate: '2026-11-23T09:04:15.123Z',
  lastModifiedDate: '2026-11-23T09:05:00.000Z',
  orderFulfillmentStatus: 'NOT_STARTED',
  orderPaymentStatus: 'PAID',
  buyer: {
    username: 'ann-buyer',
    buyerRegistrationAddress: {
      fullName: "Ann O'Buyer Ünïcode",
      email: 'ann@members.ebay.test',
      primaryPhone: { phoneNumber: '0113 496 0000' },
    },
  },
  buyerCheckoutNotes: 'Leave by the gate',
  cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
  pricingSummary: {
    deliveryCost: pounds('4.99'),
    deliveryDiscount: pounds('-1.00'),
    priceDiscount: pounds('-2.50'),
    tax: pounds('2.00'),
    total: pounds('13.49'),
  },
  fulfillmentStartInstructions: [
    {
      fulfillmentInstructionsType: 'SHIP_TO',
      shippingStep: {
        shippingServiceCode: 'UK_RoyalMailTracked48',
        shipTo: {
          fullName: 'Bo Receiver',
          companyName: 'Paper & Co',
          primaryPhone: { phoneNumber: '0113 496 0001' },
          contactAddress: {
            addressLine1: '1 High St',
            addressLine2: 'Flat 2',
            city: 'Leeds',
            stateOrProvince: 'West Yorkshire',
            postalCode: 'LS1 4AP',
            countryCode: 'GB',
          },
        },
      },
    },
  ],
  lineItems: [LINE],
};

function pulled(changes: object = {}) {
  const raw = { ...ORDER, ...changes };
  const order = readOrder(orderShape.parse(raw), raw);
  // Whatever comes, it can be stored.
  orderFacts.parse(factsOf(order.reading, '2026-11-23T09:10:00.000Z'));
  return order;
}

test('an order, whole', () => {
  expect(pulled()).toEqual({
    reading: {
      channel: 'ebay',
      externalId: '12-00001-12345',
      number: '12-00001-12345',
      revision: '2026-11-23T09:05:00.000Z',
      status: 'open',
      payment: 'paid',
      placedAt: '2026-11-23T09:04:15.123Z',
      shipBy: '2026-11-25T22:59:59.000Z',
      currency: 'GBP',
      total: 1349,
      buyer: {
        name: "Ann O'Buyer Ünïcode",
        email: 'ann@members.ebay.test',
        phone: '0113 496 0000',
      },
      shipTo: {
        name: 'Bo Receiver',
        company: 'Paper & Co',
        line1: '1 High St',
        line2: 'Flat 2',
        city: 'Leeds',
        region: 'West Yorkshire',
        postcode: 'LS1 4AP',
        country: 'GB',
        phone: '0113 496 0001',
      },
      lines: [
        {
          id: '10000123456789',
          sku: 'PEN-BR',
          title: 'Brass Pen, Colour: Black',
          units: 3,
          unitPrice: 333,
        },
      ],
      charges: [
        { kind: 'postage', title: '', amount: 499 },
        { kind: 'discount', title: 'delivery', amount: -100 },
        { kind: 'discount', title: '', amount: -250 },
        { kind: 'tax', title: '', amount: 200 },
      ],
      service: 'UK_RoyalMailTracked48',
      programmes: [],
      fulfilledBy: 'us',
      tags: [],
      note: 'Leave by the gate',
      giftMessage: 'Happy birthday',
    },
    review: [],
    cancelRequested: false,
    raw: JSON.stringify(ORDER),
  });
});

test.each([
  ['NOT_STARTED', 'open', []],
  ['IN_PROGRESS', 'open', []],
  ['FULFILLED', 'shipped', []],
  ['ON_THE_MOON', 'open', ['orderFulfillmentStatus: ON_THE_MOON']],
  ['constructor', 'open', ['orderFulfillmentStatus: constructor']],
])('orderFulfillmentStatus %s is %s', (orderFulfillmentStatus, status, review) => {
  expect(pulled({ orderFulfillmentStatus })).toMatchObject({ reading: { status }, review });
});

test.each([
  ['PAID', 'paid', []],
  ['PENDING', 'unpaid', []],
  ['FAILED', 'failed', []],
  ['PARTIALLY_REFUNDED', 'partially-refunded', []],
  ['FULLY_REFUNDED', 'refunded', []],
  ['BARTERED', 'unpaid', ['orderPaymentStatus: BARTERED']],
])('orderPaymentStatus %s is %s', (orderPaymentStatus, payment, review) => {
  expect(pulled({ orderPaymentStatus })).toMatchObject({ reading: { payment }, review });
});

const request = (cancelInitiator: string, cancelRequestState: string) => ({
  cancelInitiator,
  cancelRequestState,
  cancelRequestId: '5001',
});

test.each([
  ['NONE_REQUESTED', [], 'open', false, []],
  ['CANCELED', [request('Buyer', 'COMPLETED')], 'cancelled', false, []],
  ['IN_PROGRESS', [request('Buyer', 'REQUESTED')], 'open', true, []],
  ['IN_PROGRESS', [request('Seller', 'REQUESTED')], 'open', false, ['cancelState: IN_PROGRESS']],
  ['NONE_REQUESTED', [request('Buyer', 'REJECTED')], 'open', false, []],
  ['REGRETTED', [], 'open', false, ['cancelState: REGRETTED']],
])('cancelState %s with %j', (cancelState, cancelRequests, status, cancelRequested, review) => {
  const order = pulled({ cancelStatus: { cancelState, cancelRequests } });
  expect(order).toMatchObject({ reading: { status }, cancelRequested, review });
});

test("eBay's own warehouse packs what it fulfils", () => {
  const program = { fulfillmentProgram: { fulfilledBy: 'EBAY' } };
  expect(pulled({ program }).reading.fulfilledBy).toBe('marketplace');
  const type = [{ fulfillmentInstructionsType: 'FULFILLED_BY_EBAY' }];
  const order = pulled({ fulfillmentStartInstructions: type });
  expect(order).toMatchObject({ reading: { fulfilledBy: 'marketplace' }, review: [] });
});

test('what is collected in a shop is looked at first', () => {
  const type = [{ fulfillmentInstructionsType: 'PREPARE_FOR_PICKUP' }];
  const { review } = pulled({ fulfillmentStartInstructions: type });
  expect(review).toEqual(['fulfillmentInstructionsType: PREPARE_FOR_PICKUP']);
});

test("a parcel that eBay carries on has eBay's reference in its address", () => {
  const [instruction] = ORDER.fulfillmentStartInstructions;
  const { reading } = pulled({
    fulfillmentStartInstructions: [
      {
        ...instruction,
        ebaySupportedFulfillment: true,
        shippingStep: { ...instruction?.shippingStep, shipToReferenceId: 'UK10000104518' },
      },
    ],
  });
  expect(reading.programmes).toEqual(['global-shipping']);
  expect(reading.shipTo.line2).toBe('Reference #UK10000104518, Flat 2');
});

test('an order older than 90 days has no names and no address any more', () => {
  const { reading, review } = pulled({
    buyer: { username: 'ann-buyer' },
    fulfillmentStartInstructions: [{ fulfillmentInstructionsType: 'SHIP_TO', shippingStep: {} }],
  });
  expect(reading.buyer).toEqual({ name: 'ann-buyer', email: '', phone: '' });
  expect(reading.shipTo.line1).toBe('');
  expect(review).toEqual([]);
});

test('what is not understood is said, and never lost in silence', () => {
  const { reading, review } = pulled({
    creationDate: 'yesterday',
    pricingSummary: { total: { value: '12,50', currency: 'QQQ' } },
    lineItems: [LINE, { title: 'No id' }],
  });
  expect(reading).toMatchObject({ currency: 'QQQ', total: 0, lines: [{ sku: 'PEN-BR' }] });
  expect(review).toEqual([
    'currency: QQQ',
    'lineItems 2: lineItemId',
    'creationDate: yesterday',
    'total: 12,50',
    'lineItemCost: GBP',
  ]);
});

test('an order of nothing but its id can be stored', () => {
  const { review } = pulled(
    Object.fromEntries(Object.keys(ORDER).map((key) => [key, key === 'orderId' ? '1' : null])),
  );
  expect(review).toContain('lineItems: none');
});
