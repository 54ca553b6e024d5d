/** Parcels told to Shopify: once, in as many fulfilments as there are places. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import { allot, lessTold } from './allot.ts';
import { openShop, told } from './testing/open-shop.ts';
import type { StubOrder } from './testing/state.ts';
import type { StubShopify } from './testing/stub-shopify.ts';
import type { Work } from './work.ts';

const isCreate = ({ body }: { body: string }) => body.includes('fulfillmentCreate');
const isUpdate = ({ body }: { body: string }) => body.includes('fulfillmentTrackingInfoUpdate');
const count = ({ server }: StubShopify, what: (request: { body: string }) => boolean) =>
  server.asked.filter(what).length;

/** A parcel with so many units of each line. */
function parcelOf(order: StubOrder, units: readonly number[], tracking = '1Z1'): ShipmentOut {
  return {
    ...{ key: 'k', externalId: String(order.id), carrier: 'ups', tracking },
    lines: order.lines.flatMap(({ id }, at) => {
      const some = units[at] ?? 0;
      return some > 0 ? [{ line: String(id), units: some }] : [];
    }),
    shippedAt: '2026-11-23T12:00:00.000Z',
  };
}

/** With a second place of ours (8), and another fulfilment service (7). */
async function openPlaces() {
  const shop = await openShop();
  const place = { name: 'Back room', isFulfillmentService: false, isActive: true };
  shop.stub.state.locations.push(
    { ...place, id: 8 },
    { ...place, id: 7, isFulfillmentService: true },
  );
  return shop;
}

test('a parcel is told with its number and its carrier as Shopify writes it; the buyer hears of it', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{ units: 2 }]);
  const outcome = await told(connector.confirmShipment(parcelOf(order, [2])));
  const [made] = order.fulfilments;
  expect(outcome).toEqual({ kind: 'done', remote: String(made?.id) });
  expect(made).toMatchObject({ company: 'UPS', numbers: ['1Z1'] });
  expect(order.mails).toEqual(['shipped 1Z1']);
  const [pulled] = await told(connector.refresh([String(order.id)]));
  expect(pulled?.reading.status).toBe('shipped');
});

test('a shop that writes to buyers itself has Shopify write nothing', async () => {
  await using shop = await openShop();
  const order = shop.stub.place([{}]);
  await told(shop.connect({ notifyBuyer: false }).confirmShipment(parcelOf(order, [1])));
  expect(order.mails).toEqual([]);
});

test('told twice, it is one parcel; parts of an order are parcels of their own', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{ units: 2 }, { sku: 'B', units: 1 }]);
  const first = await told(connector.confirmShipment(parcelOf(order, [1], '1Z1')));
  expect(await told(connector.confirmShipment(parcelOf(order, [1], '1Z1')))).toEqual(first);
  await told(connector.confirmShipment(parcelOf(order, [1, 1], '1Z2')));
  expect(stub.parcels(String(order.id))).toEqual([
    { tracking: '1Z1', units: 1 },
    { tracking: '1Z2', units: 2 },
  ]);
});

test.each(['lost', 'cut'] as const)(
  'an answer that is %s: the parcel is not told again',
  async (kind) => {
    await using shop = await openShop();
    const { stub, connector } = shop;
    const order = stub.place([{ units: 2 }]);
    stub.server.fail([{ kind }], isCreate);
    expect(await connector.confirmShipment(parcelOf(order, [2]))).toMatchObject({ ok: false });
    const again = await told(connector.confirmShipment(parcelOf(order, [2])));
    expect(again).toEqual({ kind: 'done', remote: String(order.fulfilments[0]?.id) });
    expect(stub.parcels(String(order.id))).toEqual([{ tracking: '1Z1', units: 2 }]);
    expect(count(stub, isCreate)).toBe(1);
  },
);

test('an order of two places is told in two, which go on where they were', async () => {
  await using shop = await openPlaces();
  const { stub, connector } = shop;
  const order = stub.place([{ units: 2 }, { sku: 'B', units: 1, location: 8 }]);
  const parcel = parcelOf(order, [2, 1]);
  stub.server.fail(
    [{ kind: 'instead', reply: { status: 502, body: '<html>' } }],
    (request) => isCreate(request) && stub.parcels(parcel.externalId).length === 1,
  );
  expect(await connector.confirmShipment(parcel)).toMatchObject({ error: { kind: 'busy' } });
  const outcome = await told(connector.confirmShipment(parcel));
  const ids = order.fulfilments.map(({ id }) => id);
  expect(outcome).toEqual({ kind: 'done', remote: ids.join() });
  expect(order.fulfilments.map(({ lines }) => lines)).toEqual([
    [{ line: order.lines[0]?.id, quantity: 2 }],
    [{ line: order.lines[1]?.id, quantity: 1 }],
  ]);
});

test('several fulfilment orders of one place are one fulfilment', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{ units: 2 }]);
  const [work] = order.work;
  Object.assign(work?.lines[0] ?? {}, { total: 1, remaining: 1 });
  const line = { id: 90, line: order.lines[0]?.id ?? 0, total: 1, remaining: 1 };
  if (work) order.work.push({ ...work, id: 91, holds: [], lines: [line] });
  expect(await told(connector.confirmShipment(parcelOf(order, [2])))).toMatchObject({
    kind: 'done',
  });
  expect(count(stub, isCreate)).toBe(1);
  expect(stub.parcels(String(order.id))).toEqual([{ tracking: '1Z1', units: 2 }]);
});

test('an untracked parcel has no number, and is known by its lines', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{}, { sku: 'B' }]);
  const parcel = parcelOf(order, [1], '');
  await told(connector.confirmShipment(parcel));
  await told(connector.confirmShipment(parcel));
  await told(connector.confirmShipment(parcelOf(order, [0, 1], '')));
  expect(stub.parcels(String(order.id))).toEqual([
    { tracking: '', units: 1 },
    { tracking: '', units: 1 },
  ]);
});

test('a fulfilment that was cancelled there is none', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{ units: 1 }]);
  const gone = { id: 70, status: 'CANCELLED', company: 'UPS', numbers: ['1Z1'] };
  order.fulfilments.push({ ...gone, lines: [{ line: order.lines[0]?.id ?? 0, quantity: 1 }] });
  expect(await told(connector.confirmShipment(parcelOf(order, [1])))).toMatchObject({
    kind: 'done',
  });
  expect(order.fulfilments.map(({ status }) => status)).toEqual(['CANCELLED', 'SUCCESS']);
});

test('a held order is not told of, and why', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{}]);
  const holds = [{ reason: 'INCORRECT_ADDRESS', reasonNotes: 'no such street' }];
  Object.assign(order.work[0] ?? {}, { status: 'ON_HOLD', holds });
  expect(await told(connector.confirmShipment(parcelOf(order, [1])))).toEqual({
    ...{ kind: 'rejected', code: 'ON_HOLD', reason: 'INCORRECT_ADDRESS: no such street' },
  });
  expect(count(stub, isCreate)).toBe(0);
});

test('nothing is told of a parcel of which only a part can be', async () => {
  await using shop = await openPlaces();
  const { stub, connector } = shop;
  const order = stub.place([{}, { sku: 'B', location: 7 }]);
  expect(await told(connector.confirmShipment(parcelOf(order, [1, 1])))).toEqual({
    ...{ kind: 'rejected', code: 'NOT_FULFILLABLE', reason: 'at another fulfilment service' },
  });
  expect(stub.parcels(String(order.id))).toEqual([]);
});

test.each([
  [
    'shipped from the admin',
    (one: StubOrder) => one,
    { kind: 'conflict', remote: 'fulfilled 1Z9' },
  ],
  [
    'cancelled',
    (one: StubOrder) => Object.assign(one, { cancelledAt: 0 }),
    { kind: 'conflict', remote: 'cancelled' },
  ],
])('an order that was %s', async (_, change, outcome) => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{}]);
  await told(connector.confirmShipment(parcelOf(order, [1], '1Z9')));
  change(order);
  expect(await told(connector.confirmShipment(parcelOf(order, [1], '1Z1')))).toEqual(outcome);
});

test('what Shopify refuses is told in its words', async () => {
  await using shop = await openShop();
  const order = shop.stub.place([{}]);
  const refused = {
    fulfillment: null,
    userErrors: [{ field: ['fulfillment'], message: 'Not now.' }],
  };
  const reply = { body: { data: { fulfillmentCreate: refused } } };
  shop.stub.server.fail([{ kind: 'instead', reply }], isCreate);
  expect(await told(shop.connector.confirmShipment(parcelOf(order, [1])))).toEqual({
    ...{ kind: 'rejected', code: 'fulfillmentCreate', reason: 'Not now.' },
  });
});

test.each(['99', 'abc', ''])('an order that is not there: %j', async (externalId) => {
  await using shop = await openShop();
  const parcel = { ...parcelOf(shop.stub.place([{}]), [1]), externalId };
  expect(await told(shop.connector.confirmShipment(parcel))).toMatchObject({
    ...{ kind: 'rejected', code: 'NOT_FOUND' },
  });
});

test('a number is corrected, at every place that the parcel was told of, and once', async () => {
  await using shop = await openPlaces();
  const { stub, connector } = shop;
  const order = stub.place([{}, { sku: 'B', location: 8 }]);
  const { remote } = {
    remote: '',
    ...(await told(connector.confirmShipment(parcelOf(order, [1, 1])))),
  };
  const corrected = { ...parcelOf(order, [1, 1], 'JJD9'), carrier: 'Royal-Mail' };
  const done = { kind: 'done', remote };
  expect(await told(connector.updateTracking(corrected, remote))).toEqual(done);
  expect(await told(connector.updateTracking(corrected, remote))).toEqual(done);
  expect(order.fulfilments.map(({ company, numbers }) => [company, numbers])).toEqual([
    ['Royal Mail', ['JJD9']],
    ['Royal Mail', ['JJD9']],
  ]);
  expect(count(stub, isUpdate)).toBe(2);
});

test('a number cannot be corrected where the parcel is not told of any more', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const order = stub.place([{}]);
  await told(connector.confirmShipment(parcelOf(order, [1])));
  const [made] = order.fulfilments;
  Object.assign(made ?? {}, { status: 'CANCELLED' });
  const parcel = parcelOf(order, [1], '1Z2');
  expect(await told(connector.updateTracking(parcel, String(made?.id)))).toEqual({
    ...{ kind: 'conflict', remote: 'CANCELLED' },
  });
  for (const remote of ['99', ''])
    expect(await told(connector.updateTracking(parcel, remote))).toMatchObject({
      code: 'NOT_FOUND',
    });
});

const work = fc.record({
  id: fc.constant('f'),
  status: fc.constant('OPEN'),
  canShip: fc.boolean(),
  holds: fc.constantFrom([], ['OTHER']),
  location: fc.constantFrom('1', '8'),
  atService: fc.boolean(),
  lines: fc.uniqueArray(
    fc.record({
      ...{ id: fc.uuid(), line: fc.constantFrom('a', 'b', 'c') },
      ...{ total: fc.constant(9), remaining: fc.integer({ min: 0, max: 4 }) },
    }),
    { selector: ({ line }) => line, maxLength: 3 },
  ),
});
const wanted = fc.uniqueArray(
  fc.record({ line: fc.constantFrom('a', 'b', 'c', 'd'), units: fc.integer({ min: 1, max: 6 }) }),
  { selector: ({ line }) => line },
);

test('units are allotted once, where there is room for them, and the rest is left', () => {
  fc.assert(
    fc.property(wanted, fc.array(work, { maxLength: 5 }), (lines, drawn) => {
      const all: Work[] = drawn.map((one, at) => ({ ...one, id: `f${at}` }));
      const { parts, left } = allot(lines, all, '8');
      const room = all.filter((one) => one.canShip && !one.atService && one.holds.length === 0);
      for (const { line, units } of lines) {
        const ids = new Map(room.flatMap((one) => one.lines).map((one) => [one.id, one]));
        const taken = parts
          .flatMap((part) => part.work)
          .flatMap((one) => one.lines)
          .filter(({ id }) => ids.get(id)?.line === line);
        const free = [...ids.values()].filter((one) => one.line === line);
        const most = free.reduce((sum, { remaining }) => sum + remaining, 0);
        expect(taken.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(Math.min(units, most));
        expect(left.find((one) => one.line === line)?.units ?? 0).toBe(Math.max(0, units - most));
        for (const { id, quantity } of taken)
          expect(quantity).toBeLessThanOrEqual(ids.get(id)?.remaining ?? 0);
      }
      expect(new Set(parts.map(({ location }) => location)).size).toBe(parts.length);
    }),
  );
});

test('what was told of a parcel is not told again', () => {
  const lines = [
    { line: 'a', units: 3 },
    { line: 'b', units: 1 },
  ];
  expect(lessTold(lines, new Map([['a', 1]]))).toEqual([
    { line: 'a', units: 2 },
    { line: 'b', units: 1 },
  ]);
  expect(lessTold(lines, new Map(Object.entries({ a: 4, b: 1 })))).toEqual([]);
});
