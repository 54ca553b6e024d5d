/** Orders of Amazon's own static sandbox, and what is strange in others, as readings. */
import { expect, test } from 'vitest';
import sandbox from '../../../tests/fixtures/channels/amazon/sandbox-orders.json' with {
  type: 'json',
};
import { orderAnswer } from './order-answer.ts';
import { readOrder } from './read-order.ts';

const read = (raw: unknown) => readOrder(orderAnswer.parse(raw), raw);
const [japan, britain, brazil] = sandbox;

/** The Brazilian order, which is to be sent, with changes. */
function changed(changes: object, itemChanges: object = {}) {
  const [item] = brazil?.orderItems ?? [];
  return read({ ...brazil, orderItems: [{ ...item, ...itemChanges }], ...changes });
}

test('an order that Amazon ships is shown as the marketplace’s', () => {
  expect(read(japan)).toEqual({
    reading: {
      channel: 'amazon',
      externalId: '250-1234567-8901234',
      number: '250-1234567-8901234',
      revision: '2024-12-25T06:45:00.000Z',
      status: 'shipped',
      payment: 'paid',
      placedAt: '2024-12-25T02:30:00.000Z',
      shipBy: '2024-12-25T23:59:59.000Z',
      currency: 'JPY',
      total: 19940,
      buyer: { name: 'John Smith', email: 'buyer-email@marketplace.amazon.co.jp', phone: '' },
      shipTo: {
        name: 'John Smith',
        company: '',
        line1: '123 Business Park',
        line2: 'Suite 456',
        city: 'Tokyo',
        region: '',
        postcode: '150-0002',
        country: 'JP',
        phone: '',
      },
      lines: [
        {
          id: '25012345678901',
          sku: 'ECHO-DOT-4-JP-CHARCOAL',
          title: japan?.orderItems[0]?.product.title,
          units: 1,
          unitPrice: 5980,
        },
        {
          id: '25012345678902',
          sku: 'FIRE-TV-4K-MAX-JP',
          title: japan?.orderItems[1]?.product.title,
          units: 2,
          unitPrice: 6980,
        },
      ],
      charges: [],
      service: 'STANDARD',
      programmes: ['prime'],
      fulfilledBy: 'marketplace',
      tags: ['transparency'],
      note: '',
      giftMessage: '',
    },
    review: [],
    cancelRequested: false,
    delivered: [],
    raw: JSON.stringify(japan),
  });
});

test('a Prime order that the seller ships is ours; nothing of its address is lost', () => {
  const { reading, review } = read(britain);
  expect(review).toEqual([]);
  expect(reading).toMatchObject({
    status: 'shipped',
    fulfilledBy: 'us',
    programmes: ['prime'],
    total: 3499,
    shipBy: '2024-12-25T23:59:59.000Z',
    buyer: { phone: '+44 20 7946 0958' },
    shipTo: {
      line1: '45 Oak Avenue',
      line2: 'Flat 2A, Greater London',
      city: 'London',
      region: 'England',
      postcode: 'SW1A 1AA',
      country: 'GB',
    },
  });
});

test('a business order that is to be sent', () => {
  const { reading, review } = read(brazil);
  expect(review).toEqual([]);
  expect(reading).toMatchObject({
    status: 'open',
    payment: 'paid',
    programmes: ['business', 'delivery-by-amazon'],
    shipTo: { company: 'Oliveira Tecnologia Ltda', region: 'SP', country: 'BR' },
    lines: [{ id: '17123456789012', sku: 'DELL-I15-BR-001', units: 1, unitPrice: 159990 }],
  });
});

test('a pending order is not paid, and has neither money nor address yet', () => {
  const { buyer, recipient, proceeds, ...rest } = brazil as Record<string, unknown>;
  const [item] = brazil?.orderItems ?? [];
  const pending = read({
    ...rest,
    fulfillment: { fulfillmentStatus: 'PENDING', fulfilledBy: 'MERCHANT' },
    orderItems: [{ ...item, product: { sellerSku: 'A' }, proceeds: undefined }],
  });
  expect(pending.review).toEqual([]);
  expect(pending.reading).toMatchObject({
    status: 'open',
    payment: 'unpaid',
    currency: 'XXX',
    total: 0,
    shipTo: { name: '', line1: '', country: '' },
    lines: [{ sku: 'A', title: '', unitPrice: 0 }],
  });
});

test.each([
  ['deliveryAddress: none', { recipient: undefined }],
  ['fulfillmentStatus: UNFULFILLABLE', { fulfillment: { fulfillmentStatus: 'UNFULFILLABLE' } }],
  ['fulfillmentStatus: none', { fulfillment: undefined }],
  ['currency: ZZZ', { proceeds: { grandTotal: { amount: '1', currencyCode: 'ZZZ' } } }],
  ['grandTotal: 1,5 BRL', { proceeds: { grandTotal: { amount: '1,5', currencyCode: 'BRL' } } }],
  ['countryCode: QQ', { recipient: { deliveryAddress: { countryCode: 'QQ' } } }],
  ['programs: IN_STORE_PICK_UP', { programs: ['IN_STORE_PICK_UP'] }],
])('a person has to look: %s', (reason, changes) => {
  expect(changed(changes).review).toContain(reason);
});

test('the buyer’s wish to cancel is told until it is done', () => {
  const cancellationRequest = { requester: 'BUYER', cancelReason: 'Mistake' };
  const asked = changed({}, { cancellation: { cancellationRequest } });
  expect(asked.cancelRequested).toBe(true);
  expect(asked.reading).toMatchObject({ status: 'open', lines: [{ units: 1 }] });
  const done = changed(
    {},
    {
      quantityOrdered: 3,
      cancellation: { cancellationRequest, cancellationExecution: { cancelledBy: 'MERCHANT' } },
      fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 1 },
    },
  );
  expect(done.cancelRequested).toBe(false);
  expect(done.reading.lines[0]?.units).toBe(1);
});

test('postage, tax, tips and discounts are charges; gifts have a message', () => {
  const sum = (type: string, amount: string) => ({
    type,
    subtotal: { amount, currencyCode: 'BRL' },
  });
  const { reading } = changed(
    {
      proceeds: {
        grandTotal: { amount: '100.00', currencyCode: 'BRL' },
        breakdowns: [
          sum('ITEM', '90'),
          sum('SHIPPING', '9.50'),
          sum('DISCOUNT', '2'),
          sum('TAX', '0'),
          sum('DELIVERY_TIP', '1'),
        ],
      },
      recipient: {
        deliveryAddress: { countryCode: 'BR' },
        deliveryPreference: { dropOffLocation: 'Porch', addressInstruction: 'Ring twice' },
      },
    },
    {
      product: { sellerSku: 'A', customization: { customizedUrl: 'https://a/b' } },
      fulfillment: { packing: { giftOption: { giftMessage: 'For Ana', giftWrapLevel: 'Blue' } } },
    },
  );
  expect(reading).toMatchObject({
    charges: [
      { kind: 'postage', title: '', amount: 950 },
      { kind: 'discount', title: '', amount: -200 },
      { kind: 'other', title: 'DELIVERY_TIP', amount: 100 },
    ],
    lines: [{ unitPrice: 159990 }],
    note: 'Porch\nRing twice',
    giftMessage: 'For Ana',
    tags: ['customised', 'gift-wrap'],
  });
});

test('packages that were delivered are told by their tracking numbers', () => {
  const sent = (trackingNumber: string, status: string) => ({
    ...{ packageReferenceId: trackingNumber, trackingNumber, packageStatus: { status } },
  });
  const packages = [sent('JD1', 'DELIVERED'), sent('JD2', 'IN_TRANSIT'), sent('', 'DELIVERED')];
  expect(changed({ packages }).delivered).toEqual(['JD1']);
});
