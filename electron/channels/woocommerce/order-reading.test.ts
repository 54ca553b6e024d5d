/** What an order of WooCommerce becomes, from the recorded one and changes to it. */
import { expect, test } from 'vitest';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import { refundedUnits } from './order-lines.ts';
import { readOrder } from './order-reading.ts';
import { orderShape, refundShape } from './order-shape.ts';
import { recorded } from './testing/recorded.ts';

function readingOf(changes: object = {}, refunded: ReadonlyMap<string, number> = new Map()) {
  const order = { ...recorded('order-detail'), status: 'processing', ...changes };
  const { reading, review } = readOrder(orderShape.parse(order), refunded, '{}');
  // Whatever comes, it can be stored.
  orderFacts.parse(factsOf(reading, '2026-11-23T09:10:00.000Z'));
  return { ...reading, review };
}

function line(changes: object = {}) {
  return { ...recorded('order-detail').line_items[0], ...changes };
}

test('the recorded order, whole', () => {
  expect(readingOf()).toEqual({
    channel: 'woocommerce',
    externalId: '16',
    number: '16',
    revision: '2026-11-23T09:04:20.000Z',
    status: 'open',
    payment: 'paid',
    placedAt: '2026-11-23T09:04:15.000Z',
    shipBy: null,
    currency: 'GBP',
    total: 3889,
    buyer: { name: "Ann O'Buyer Ünïcode", email: 'ann@example.test', phone: '+44 113 496 0000' },
    shipTo: {
      name: "Ann O'Buyer Ünïcode",
      company: '',
      line1: '1 High St',
      line2: '',
      city: 'Leeds',
      region: '',
      postcode: 'LS1 4AP',
      country: 'GB',
      phone: '+44 113 496 0000',
    },
    lines: [
      { id: '1', sku: 'NB-A6', title: 'Field Notebook', units: 2, unitPrice: 495 },
      { id: '2', sku: 'PEN-BR', title: 'Brass Pen', units: 1, unitPrice: 2400 },
    ],
    charges: [{ kind: 'postage', title: 'Flat rate', amount: 499 }],
    service: 'Flat rate',
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: 'Leave by the gate',
    giftMessage: '',
    review: [],
  });
});

const UNPAID = { date_paid_gmt: null };

test.each([
  ['pending', UNPAID, 'open', 'unpaid', []],
  ['on-hold', UNPAID, 'open', 'unpaid', []],
  ['on-hold', {}, 'open', 'paid', ['status: on-hold']],
  ['processing', {}, 'open', 'paid', []],
  ['completed', {}, 'shipped', 'paid', []],
  ['cancelled', {}, 'cancelled', 'voided', []],
  ['refunded', {}, 'cancelled', 'refunded', []],
  ['failed', UNPAID, 'open', 'failed', []],
  ['trash', {}, 'cancelled', 'voided', []],
  ['awaiting-stock', {}, 'open', 'paid', ['status: awaiting-stock']],
  ['constructor', UNPAID, 'open', 'unpaid', ['status: constructor']],
])('status %s with %j is %s and %s', (status, changes, told, payment, review) => {
  expect(readingOf({ status, ...changes })).toMatchObject({ status: told, payment, review });
});

test('an order that the shop has fulfilled is shipped, though its status stays', () => {
  const state = (value: string) =>
    readingOf({ meta_data: [{ key: '_fulfillment_status', value }] });
  expect(state('fulfilled').status).toBe('shipped');
  expect(state('partially_fulfilled').status).toBe('open');
});

test.each([
  [[], 'paid'],
  [['-10.00'], 'partially-refunded'],
  [['-10.00', '-28.89'], 'refunded'],
])('refunds of %j leave it %s', (totals, payment) => {
  const refunds = totals.map((total, id) => ({ id, reason: '', total }));
  expect(readingOf({ refunds }).payment).toBe(payment);
});

test('refunded units are not to be packed, and a refund of money alone takes none', () => {
  const back = (quantity: number, of: string) => ({
    quantity,
    meta_data: [{ id: 1, key: '_refunded_item_id', value: of }],
  });
  const refunds = [
    recorded('refund'),
    { line_items: [back(-1, '1'), back(0, '2')] },
    { line_items: [back(-2, '2')] },
  ].map((refund) => refundShape.parse(refund));
  const units = readingOf({}, refundedUnits(refunds)).lines.map((one) => one.units);
  expect(units).toEqual([1, 0]);
});

test('lines and charges add up to what the buyer pays', () => {
  const { lines, charges, total } = readingOf({
    discount_total: '3.39',
    total_tax: '7.10',
    total: '44.60',
    coupon_lines: [{ code: 'spring10' }],
    tax_lines: [{ label: 'VAT' }],
    fee_lines: [
      { name: 'Gift box', total: '3.00' },
      { name: 'Loyalty', total: '-1.00' },
    ],
  });
  expect(charges).toEqual([
    { kind: 'postage', title: 'Flat rate', amount: 499 },
    { kind: 'fee', title: 'Gift box', amount: 300 },
    { kind: 'discount', title: 'Loyalty', amount: -100 },
    { kind: 'discount', title: 'spring10', amount: -339 },
    { kind: 'tax', title: 'VAT', amount: 710 },
  ]);
  const goods = lines.reduce((sum, one) => sum + one.units * one.unitPrice, 0);
  expect(charges.reduce((sum, one) => sum + one.amount, goods)).toBe(total);
});

test.each([
  ['JPY', '3889', 3889, []],
  ['KWD', '38.895', 38895, []],
  ['EUR', '38.89', 3889, []],
  ['QQQ', '38.89', 3889, ['currency: QQQ']],
  ['Points', '38', 3800, ['currency: Points']],
  ['GBP', 'free', 0, ['total: free']],
])('%s %s is %i minor units', (currency, amount, total, review) => {
  const told = readingOf({ currency, total: amount, line_items: [], shipping_lines: [] });
  expect(told).toMatchObject({ total, review });
});

test('what the buyer chose or wrote is in the title, once', () => {
  const meta = (key: string, value: unknown, shown: unknown = value) => {
    return { id: 1, key, value, display_key: key.replace('pa_', ''), display_value: shown };
  };
  const meta_data = [
    meta('pa_size', 'm', 'M'),
    meta('pa_color', 'sea-blue', 'Sea blue'),
    meta('Engraving', 'Für Jörg 🎁', '<p>Für Jörg 🎁</p>'),
    meta('_reduced_stock', '2'),
    meta('addons', [{ a: 1 }]),
  ];
  const { lines } = readingOf({ line_items: [line({ name: 'Tee - M', meta_data })] });
  expect(lines[0]?.title).toBe('Tee - M, color: Sea blue, Engraving: Für Jörg 🎁');
});

test('a line of a product that was deleted keeps its name; half a unit is a whole piece, to be looked at', () => {
  const lines = [line({ sku: null, quantity: 0.5, subtotal: '4.00', parent_name: null })];
  expect(readingOf({ line_items: lines })).toMatchObject({
    lines: [{ sku: '', title: 'Field Notebook', units: 1, unitPrice: 400 }],
    review: ['quantity: 0.5 Field Notebook'],
  });
});

test('what cannot be read is said, never left out in silence', () => {
  const told = readingOf({
    line_items: [line(), { id: 'x' }, null],
    date_created_gmt: null,
    date_modified_gmt: 'yesterday',
    shipping: { ...recorded('order-detail').shipping, country: 'Atlantis' },
  });
  expect(told.lines).toHaveLength(1);
  expect(told.review).toEqual([
    'date_created_gmt: ',
    'country: Atlantis',
    expect.stringContaining('line_items 2'),
    expect.stringContaining('line_items 3'),
  ]);
  expect(readingOf({ line_items: undefined }).review).toEqual(['line_items: none']);
});

test('an id alone is an order, to be looked at', () => {
  const bare = readOrder(orderShape.parse({ id: 7 }), new Map(), '{}');
  expect(bare.reading).toMatchObject({
    externalId: '7',
    number: '7',
    status: 'open',
    payment: 'unpaid',
  });
  expect(bare.review.length).toBeGreaterThan(2);
});

test.each([
  ['Arabic, right to left', 'شارع الملك فهد ١٢٣'],
  ['Hebrew with marks', '\u202Bרחוב הרצל 5\u202C'],
  ['Japanese', '東京都千代田区丸の内1-1'],
  ['emoji of several signs', '👩‍👩‍👧‍👦 House 🏳️‍🌈'],
  ['300 letters', 'ż'.repeat(300)],
  ['HTML', '<b onclick="x()">Flat 2</b> & co'],
  ['a formula', '=HYPERLINK("http://x.test")'],
])('%s in every text comes through unharmed', (_kind, text) => {
  const person = {
    first_name: text,
    last_name: '',
    company: text,
    address_1: text,
    address_2: text,
    city: text,
    state: text,
    postcode: text,
    country: 'JP',
    phone: text,
  };
  const told = readingOf({
    shipping: person,
    customer_note: text,
    line_items: [line({ name: text, sku: text })],
    shipping_lines: [{ method_title: text, total: '1.00' }],
  });
  const { country: _, ...place } = told.shipTo;
  expect(new Set(Object.values(place).map((part) => part.replace(`${text} `, '')))).toEqual(
    new Set([text]),
  );
  expect([told.note, told.service, told.lines[0]?.title, told.lines[0]?.sku]).toEqual([
    text,
    text,
    text,
    text,
  ]);
});

test('an order without a shipping address goes to the billing address', () => {
  const nowhere = Object.fromEntries(
    Object.keys(recorded('order-detail').shipping).map((key) => [key, '']),
  );
  expect(readingOf({ shipping: nowhere }).shipTo).toMatchObject({
    line1: '1 High St',
    country: 'GB',
  });
});

test('a hundred lines are a hundred lines', () => {
  const line_items = Array.from({ length: 100 }, (_, at) => line({ id: at + 1 }));
  expect(readingOf({ line_items }).lines).toHaveLength(100);
});
