/** What becomes of an order of Medusa's: recorded ones, whole, and what is strange about others. */
import { expect, test } from 'vitest';
import { orderShape } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { type Json, recorded } from './testing/recorded.ts';

const read = (raw: Json) => readOrder(orderShape.parse(raw), raw);
const detail = () => recorded('order-detail').order;

test('a recorded order, whole', () => {
  const raw = detail();
  expect(read(raw)).toEqual({
    reading: {
      channel: 'medusa',
      externalId: 'order_01M83T6AFP9M2HMTBXPH4J9VKZ',
      number: '7',
      revision: '2026-11-23T09:01:38.820Z',
      status: 'open',
      payment: 'authorized',
      placedAt: '2026-11-23T09:01:03.360Z',
      shipBy: null,
      currency: 'GBP',
      total: 3889,
      buyer: { name: "Ann O'Buyer Ünïcode", email: 'b0@example.test', phone: '+441134960000' },
      shipTo: {
        name: "Ann O'Buyer Ünïcode",
        company: '',
        line1: '0 High St',
        line2: '',
        city: 'Leeds',
        region: '',
        postcode: 'LS1 4AP',
        country: 'GB',
        phone: '+441134960000',
      },
      lines: [
        {
          id: 'ordli_01M83T6AFY30S3DZ3PK9MR1RG2',
          sku: 'PEN-BR',
          title: 'Brass Pen',
          units: 1,
          unitPrice: 2400,
        },
        {
          id: 'ordli_01M83T6AFYCNJYSCCP0F9ZDSZA',
          sku: 'NB-A6',
          title: 'Field Notebook',
          units: 2,
          unitPrice: 495,
        },
      ],
      charges: [{ kind: 'postage', title: 'Standard', amount: 499 }],
      service: 'Standard',
      programmes: [],
      fulfilledBy: 'us',
      tags: [],
      note: '',
      giftMessage: '',
    },
    review: [],
    cancelRequested: false,
    delivered: [],
    raw: JSON.stringify(raw),
  });
});

test('a cancelled order keeps its lines; its payment was not told with it', () => {
  const { reading, review } = read({ ...recorded('order-cancel').order, currency_code: 'gbp' });
  expect([reading.status, reading.total, reading.lines.map(({ units }) => units)]).toEqual([
    'cancelled',
    2899,
    [1],
  ]);
  expect(review).toEqual(['payment: ']);
});

test('discounts and tax of lines and postage are charges, prices are without them', () => {
  const order = detail();
  const raw = (value: string) => ({ value, precision: 20 });
  Object.assign(order.items[0], { raw_discount_subtotal: raw('2.4'), raw_tax_total: raw('4.32') });
  Object.assign(order.shipping_methods[0], { raw_tax_total: raw('0.998') });
  expect(read(order).reading.charges).toEqual([
    { kind: 'postage', title: 'Standard', amount: 499 },
    { kind: 'discount', title: '', amount: -240 },
    { kind: 'tax', title: '', amount: 532 },
  ]);
});

test.each([
  [{ status: 'under_inspection' }, 'status: under_inspection', { status: 'open' }],
  [{ status: 'requires_action' }, 'status: requires_action', { status: 'open' }],
  [{ payment_status: 'requires_action' }, 'payment: requires_action', { payment: 'unpaid' }],
  [{ currency_code: 'zzz' }, 'currency: zzz', { currency: 'ZZZ' }],
  [{ currency_code: null }, 'currency: ', { currency: 'XXX' }],
  [{ created_at: 'soon' }, null, { placedAt: '2026-11-23T09:01:38.820Z' }],
  [{ items: 'none' }, 'items: none', { lines: [] }],
  [{ items: [{ id: 7 }] }, 'items 1: id', { lines: [] }],
])('%j is for a person: %s', (changes, said, reading) => {
  const pulled = read({ ...detail(), ...changes });
  expect(pulled.review).toEqual(said === null ? [] : [said]);
  expect(pulled.reading).toMatchObject(reading);
});

test('a country that is none is said, and left open', () => {
  const order = detail();
  order.shipping_address.country_code = 'qq';
  const { reading, review } = read(order);
  expect([reading.shipTo.country, review]).toEqual(['', ['country: qq']]);
});

test.each([
  ['pending', 'open'],
  ['completed', 'shipped'],
  ['archived', 'shipped'],
  ['canceled', 'cancelled'],
])('status %s is %s', (status, ours) => {
  expect(read({ ...detail(), status })).toMatchObject({ reading: { status: ours }, review: [] });
});

test.each([
  ['not_paid', 'unpaid'],
  ['awaiting', 'unpaid'],
  ['partially_authorized', 'unpaid'],
  ['captured', 'paid'],
  ['partially_captured', 'partially-paid'],
  ['partially_refunded', 'partially-refunded'],
  ['refunded', 'refunded'],
  ['canceled', 'voided'],
])('payment %s is %s', (payment_status, payment) => {
  expect(read({ ...detail(), payment_status })).toMatchObject({ reading: { payment }, review: [] });
});

test('parcels that were delivered are told by their tracking numbers', () => {
  const sent = (tracking: string, changes: object) => ({
    ...{ id: `f-${tracking}`, shipped_at: '2026-11-20T10:00:00Z', delivered_at: null },
    labels: [{ tracking_number: tracking }],
    ...changes,
  });
  const fulfillments = [
    sent('JD1', { delivered_at: '2026-11-21T10:00:00Z' }),
    sent('JD2', {}),
    sent('JD3', { delivered_at: '2026-11-21T10:00:00Z', canceled_at: '2026-11-22T10:00:00Z' }),
  ];
  expect(read({ ...detail(), fulfillments }).delivered).toEqual(['JD1']);
});
