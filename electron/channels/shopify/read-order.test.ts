/** Orders as Shopify's API tells them, as readings. */
import { expect, test } from 'vitest';
import { factsOf, orderFacts } from '../../../shared/records/order-facts.ts';
import { openShop, told } from './testing/open-shop.ts';
import { ADDRESS, type NewLine, type StubOrder } from './testing/state.ts';

/** An order at a shop, changed before it is read. */
async function read(
  lines: readonly NewLine[],
  change: (order: StubOrder) => void = () => undefined,
) {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const service = { id: 7, name: 'Elsewhere Ltd', isFulfillmentService: true, isActive: true };
  stub.state.locations.push(service, { ...service, id: 8, isFulfillmentService: false });
  const order = stub.place(lines);
  change(order);
  const [pulled] = await told(connector.refresh([String(order.id)]));
  if (!pulled) throw new Error('no order');
  return { ...pulled, order };
}

test('a paid order, whole', async () => {
  const { order, raw, ...pulled } = await read(
    [
      { sku: 'NB-A6', title: 'Field Notebook - A6', units: 2, price: 495 },
      { sku: 'PEN-BR', title: 'Brass Pen', units: 1, price: 2400 },
      { sku: 'GC-10', title: 'Gift card', units: 1, price: 1000, requiresShipping: false },
    ],
    (one) =>
      Object.assign(one, {
        ...{ discount: 99, tax: 678, duties: 120, note: 'Leave at the door', phone: '+44 1' },
        ...{ tags: ['VIP', 'gift'], billing: { name: 'Bea Payer', phone: null } },
        address: { ...ADDRESS, company: 'Ann & Co', address2: 'Flat 2' },
      }),
  );
  const ids = order.lines.map(({ id }) => String(id));
  expect(pulled).toEqual({
    reading: {
      ...{ channel: 'shopify', externalId: String(order.id), number: `#${order.id}` },
      revision: '2026-11-23T12:00:00.000Z',
      ...{ status: 'open', payment: 'paid', placedAt: '2026-11-23T12:00:00.000Z', shipBy: null },
      ...{ currency: 'GBP', total: 990 + 2400 + 1000 + 495 + 678 + 120 - 99 },
      buyer: { name: 'Bea Payer', email: 'ann@example.test', phone: '+44 1' },
      shipTo: {
        ...{ name: 'Ann Buyer', company: 'Ann & Co', line1: '1 High St', line2: 'Flat 2' },
        ...{ city: 'Leeds', region: 'ENG', postcode: 'LS1 4AP', country: 'GB' },
        phone: '+44 113 496 0000',
      },
      lines: [
        { id: ids[0], sku: 'NB-A6', title: 'Field Notebook - A6', units: 2, unitPrice: 495 },
        { id: ids[1], sku: 'PEN-BR', title: 'Brass Pen', units: 1, unitPrice: 2400 },
      ],
      charges: [
        { kind: 'postage', title: 'Standard', amount: 495 },
        { kind: 'discount', title: '', amount: -99 },
        { kind: 'fee', title: '', amount: 120 },
        { kind: 'tax', title: '', amount: 678 },
        { kind: 'other', title: 'Gift card', amount: 1000 },
      ],
      ...{ service: 'Standard', programmes: ['vip'], fulfilledBy: 'us', tags: ['VIP', 'gift'] },
      ...{ note: 'Leave at the door', giftMessage: '' },
    },
    review: [],
    cancelRequested: false,
    delivered: [],
  });
  expect(JSON.parse(raw)).toMatchObject({ name: `#${order.id}`, taxesIncluded: false });
  const { reading } = pulled;
  expect(orderFacts.parse(factsOf(reading, ''))).toMatchObject(reading);
});

test.each([
  [false, [['tax', 200]], 1_695],
  [true, [], 1_495],
])('tax that prices include (%s) is added by nobody', async (taxesIncluded, taxes, total) => {
  const { reading } = await read([{}], (one) => Object.assign(one, { taxesIncluded, tax: 200 }));
  const charges = reading.charges.filter(({ kind }) => kind === 'tax');
  expect(charges.map(({ kind, amount }) => [kind, amount])).toEqual(taxes);
  expect(reading.total).toBe(total);
});

test.each([
  ['JPY', { currency: 'USD', rate: 0.0067 }, 1_495],
  ['GBP', { currency: 'EUR', rate: 1.17 }, 1_495],
  ['KWD', { currency: 'KWD', rate: 1 }, 1_495],
])('money is the shop’s %s, whatever the buyer paid in', async (currency, presentment, total) => {
  const { reading, raw } = await read([{}], (one) => Object.assign(one, { currency, presentment }));
  expect([reading.currency, reading.total, reading.lines[0]?.unitPrice]).toEqual([
    ...[currency, total, 1_000],
  ]);
  expect(JSON.parse(raw).currentTotalPriceSet.presentmentMoney.currencyCode).toBe(
    presentment.currency,
  );
});

test.each([
  ['UNFULFILLED', 'open', []],
  ['PARTIALLY_FULFILLED', 'open', []],
  ['IN_PROGRESS', 'open', []],
  ['FULFILLED', 'shipped', []],
  ['FULFILLMENT_NOT_REQUIRED', 'shipped', []],
  ['AWAITING_DRONE', 'open', ['fulfilment: AWAITING_DRONE']],
  ['constructor', 'open', ['fulfilment: constructor']],
])('%s is %s', async (fulfilment, status, review) => {
  const pulled = await read([{}], (one) => Object.assign(one, { fulfilment }));
  expect([pulled.reading.status, pulled.review]).toEqual([status, review]);
});

test.each([
  ['PENDING', 'unpaid', []],
  ['AUTHORIZED', 'authorized', []],
  ['PARTIALLY_PAID', 'partially-paid', []],
  ['PAID', 'paid', []],
  ['PARTIALLY_REFUNDED', 'partially-refunded', []],
  ['REFUNDED', 'refunded', []],
  ['VOIDED', 'voided', []],
  ['EXPIRED', 'failed', []],
  ['CHARGED_BACK', 'unpaid', ['payment: CHARGED_BACK']],
  [null, 'unpaid', ['payment: ']],
])('%s is %s', async (financial, payment, review) => {
  const pulled = await read([{}], (one) => Object.assign(one, { financial }));
  expect([pulled.reading.payment, pulled.review]).toEqual([payment, review]);
});

test('nothing to pay is paid', async () => {
  const free = (one: StubOrder) => Object.assign(one, { financial: null, shipping: null });
  const { reading, review } = await read([{ price: 0 }], free);
  expect([reading.payment, reading.total, review]).toEqual(['paid', 0, []]);
});

const held = (reason: string, reasonNotes: string | null = null) => ({
  status: 'ON_HOLD',
  holds: [{ reason, reasonNotes }],
});

test.each([
  [
    'INCORRECT_ADDRESS',
    'no such street',
    'PAID',
    'paid',
    ['hold: INCORRECT_ADDRESS: no such street'],
  ],
  ['HIGH_RISK_OF_FRAUD', null, 'PAID', 'paid', ['hold: HIGH_RISK_OF_FRAUD']],
  ['SOMETHING_NEW', null, 'PAID', 'paid', ['hold: SOMETHING_NEW']],
  ['AWAITING_PAYMENT', null, 'AUTHORIZED', 'unpaid', []],
  ['AWAITING_PAYMENT', 'net 30', 'PENDING', 'unpaid', []],
  ['AWAITING_PAYMENT', null, 'PAID', 'paid', ['hold: AWAITING_PAYMENT']],
])('held for %s (%s) and %s', async (reason, notes, financial, payment, review) => {
  const pulled = await read([{}], (one) => {
    Object.assign(one, { financial });
    Object.assign(one.work[0] ?? {}, held(reason, notes));
  });
  expect(pulled).toMatchObject({ reading: { status: 'open', payment }, review });
});

test('an order for later says when; a promise is the day to ship by', async () => {
  const pulled = await read([{}], (one) =>
    Object.assign(one.work[0] ?? {}, {
      status: 'SCHEDULED',
      fulfillAt: '2026-12-01T00:00:00Z',
      fulfillBy: '2026-12-03T00:00:00Z',
    }),
  );
  expect(pulled.review).toEqual(['scheduled: 2026-12-01T00:00:00.000Z']);
  expect(pulled.reading.shipBy).toBe('2026-12-03T00:00:00.000Z');
});

test.each([
  ['ACCEPT', []],
  ['NONE', []],
  ['INVESTIGATE', ['risk: INVESTIGATE']],
  ['CANCEL', ['risk: CANCEL']],
  ['PRAY', ['risk: PRAY']],
])('risk: %s', async (risk, review) => {
  expect((await read([{}], (one) => Object.assign(one, { risk }))).review).toEqual(review);
});

test('a cancelled order, whatever else it says', async () => {
  const cancelledAt = Date.UTC(2026, 10, 23, 11);
  const { reading } = await read([{}], (one) => Object.assign(one, { cancelledAt }));
  expect(reading.status).toBe('cancelled');
});

test('an edited or refunded order: what is left of each line', async () => {
  const { reading } = await read([{ units: 3 }, { sku: 'B', units: 1 }], (one) => {
    one.financial = 'PARTIALLY_REFUNDED';
    Object.assign(one.lines[0] ?? {}, { current: 2 });
    Object.assign(one.lines[1] ?? {}, { current: 0 });
  });
  expect(reading.lines.map(({ units }) => units)).toEqual([2, 0]);
  expect([reading.payment, reading.total]).toEqual(['partially-refunded', 2_495]);
});

test('an order that another fulfilment service ships is seen, and not ours', async () => {
  const { reading } = await read([{ location: 7 }]);
  expect(reading).toMatchObject({ fulfilledBy: 'marketplace', lines: [{ units: 1 }] });
});

test('of one that is shipped from two places, the units of the other service are not ours', async () => {
  const { reading, raw, order } = await read([
    { units: 2 },
    { sku: 'B', units: 3, location: 7 },
    { sku: 'C', units: 1, location: 8 },
  ]);
  expect(reading.fulfilledBy).toBe('us');
  expect(reading.lines.map(({ sku, units }) => [sku, units])).toEqual([
    ['NB-A6', 2],
    ['B', 0],
    ['C', 1],
  ]);
  expect(JSON.parse(raw).elsewhere).toEqual({ [String(order.lines[1]?.id)]: 3 });
});

test('what the other service gave back is ours', async () => {
  const { reading } = await read(
    [{ location: 7 }, { sku: 'B' }, { sku: 'C', location: 7 }],
    (one) => {
      const [theirs, ours] = one.work;
      Object.assign(theirs ?? {}, { status: 'CANCELLED' });
      ours?.lines.push({ id: 99, line: one.lines[0]?.id ?? 0, total: 1, remaining: 1 });
      // They keep the third line.
      const kept = { id: 98, line: one.lines[2]?.id ?? 0, total: 1, remaining: 1 };
      if (theirs) one.work.push({ ...theirs, id: 97, status: 'OPEN', lines: [kept] });
      theirs?.lines.splice(1);
    },
  );
  expect(reading.fulfilledBy).toBe('us');
  expect(reading.lines.map(({ units }) => units)).toEqual([1, 1, 0]);
});

test('what is not known is looked at by a person, and stops nothing', async () => {
  const { reading, review } = await read([{}], (one) =>
    Object.assign(one, {
      ...{ currency: 'XBT', test: true, billing: null, email: null },
      address: { ...ADDRESS, countryCodeV2: 'ZZ', country: 'Atlantis' },
    }),
  );
  expect(review).toEqual(['test: true', 'currency: XBT', 'country: ZZ']);
  expect(orderFacts.parse(factsOf(reading, ''))).toMatchObject(reading);
});

test('nobody to ship to, and no name', async () => {
  const { reading } = await read([{}], (one) =>
    Object.assign(one, { address: null, billing: null }),
  );
  expect(reading.shipTo).toMatchObject({ name: '', country: '' });
  expect(reading.buyer.name).toBe('');
});

test('parcels that were delivered are told by their tracking numbers', async () => {
  const { delivered } = await read([{ sku: 'MUG', price: 500, units: 2 }], ({ fulfilments }) => {
    const sent = { status: 'SUCCESS', company: 'DHL', lines: [] };
    fulfilments.push(
      { ...sent, id: 1, numbers: ['JD1', 'JD2'], displayStatus: 'DELIVERED' },
      { ...sent, id: 2, numbers: ['JD3'], displayStatus: 'IN_TRANSIT' },
      { ...sent, id: 3, numbers: [], displayStatus: 'DELIVERED' },
    );
  });
  expect(delivered).toEqual(['JD1', 'JD2']);
});
