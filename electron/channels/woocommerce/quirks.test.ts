/**
 * The habits of WooCommerce 11.0.1 that were seen on a real server, by their numbers there, against a stub that has them.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { MONDAY, openShop, pullAll, told } from './testing/open-shop.ts';
import { plainTransport } from './testing/plain-transport.ts';
import { recorded } from './testing/recorded.ts';
import type { StubOptions } from './testing/stub-shop.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

async function shopOf(options: StubOptions = {}) {
  const shop = await openShop(options);
  open.push(shop.stub);
  return shop;
}

describe.each([
  ['Asia/Tokyo', 9],
  ['America/New_York', -5],
])('1: a cursor says its second in UTC without a zone, in %s', (_zone, offsetHours) => {
  test('and gets what changed since, no more and no less', async () => {
    const { stub, connector } = await shopOf({ offsetHours });
    for (let minute = 0; minute < 40; minute += 1) stub.place({}, MONDAY + minute * 60_000);
    const all = [...stub.orders.keys()].map(String);
    const since = new Date(MONDAY + 30 * 60_000).toISOString();
    const slice = await told(connector.pull({ cursor: '', since, limit: 100 }));
    expect(slice.orders.map(({ reading }) => reading.externalId)).toEqual(all.slice(30));
    expect(stub.asked.at(-1)?.query).toMatchObject({
      modified_after: '2026-11-23T09:29:59',
      dates_are_gmt: 'true',
    });
  });

  test('where a Z would have shifted it by the offset', async () => {
    const { stub } = await shopOf({ offsetHours });
    stub.place({}, MONDAY);
    const direct = `${stub.url}/wp-json/wc/v3/orders?dates_are_gmt=true&modified_after=`;
    const count = async (bound: string) => {
      const headers = {
        authorization: `Basic ${btoa(`${stub.keys.key}:${stub.keys.secret}`)}`,
        'x-forwarded-proto': 'https',
      };
      const orders: unknown = await (await fetch(direct + bound, { headers })).json();
      return Array.isArray(orders) ? orders.length : -1;
    };
    expect(await count('2026-11-23T08:59:59')).toBe(1);
    // Nine hours late in Tokyo; five hours early in New York, where nobody would notice.
    expect(await count('2026-11-23T08:59:59Z')).toBe(offsetHours > 0 ? 0 : 1);
  });
});

describe('2: whole seconds and a strict >', () => {
  test.each([2, 3, 5, 12])('orders of one second all arrive, %i a slice', async (limit) => {
    const { stub, connector } = await shopOf();
    for (let n = 0; n < 12; n += 1) stub.place({}, MONDAY + (n < 9 ? 0 : n * 1000));
    const { ids } = await pullAll(connector, { limit });
    expect([...ids].sort()).toEqual([...stub.orders.keys()].map(String).sort());
  });

  test('one that ties with the last of a pull is in the next', async () => {
    const { stub, connector, clock } = await shopOf();
    stub.place();
    const { cursor } = await pullAll(connector);
    const late = stub.place();
    clock.ms += 60_000;
    expect((await pullAll(connector, { cursor })).ids).toContain(String(late.id));
  });

  test('one that shows up minutes after it changed is in the next', async () => {
    const { stub, connector, clock } = await shopOf();
    stub.place();
    const { cursor } = await pullAll(connector);
    const late = stub.place({}, MONDAY - 4 * 60_000);
    clock.ms += 60_000;
    expect((await pullAll(connector, { cursor })).ids).toContain(String(late.id));
  });

  test('one that changes between two slices is not lost, nor is another for its sake', async () => {
    const { stub, connector, clock } = await shopOf();
    for (let n = 0; n < 10; n += 1) stub.place({}, MONDAY - 60_000 + n * 1000);
    const ids = [...stub.orders.keys()];
    const first = await told(connector.pull({ cursor: '', since: null, limit: 4 }));
    expect(first.left).toBe(6);
    clock.ms += 1000;
    stub.touch(stub.orders.get(ids[1] ?? 0));
    const rest = await pullAll(connector, { cursor: first.cursor, limit: 4 });
    expect(rest.ids).toEqual([...ids.slice(4), ids[1]].map(String));
  });

  test('one that changes twice within the second in which it was read is read again', async () => {
    const { stub, connector, clock } = await shopOf();
    const order = stub.place();
    const first = await pullAll(connector);
    order.customer_note = 'Ring twice';
    clock.ms += 200_000;
    for (let n = 0; n < 3; n += 1) stub.place({}, clock.ms);
    const { ids } = await pullAll(connector, { cursor: first.cursor, limit: 1 });
    expect(ids).toContain(String(order.id));
  });

  test('a date in the future does not hide what changes before it', async () => {
    const { stub, connector, clock } = await shopOf();
    stub.place({}, MONDAY + 365 * 86_400_000);
    const { cursor } = await pullAll(connector);
    clock.ms += 3_600_000;
    const order = stub.place();
    expect((await pullAll(connector, { cursor })).ids).toContain(String(order.id));
  });

  test('more orders of one second than an address can name arrive by pages', async () => {
    const { stub, connector } = await shopOf();
    for (let n = 0; n < 500; n += 1) stub.place();
    const { cursor, left } = await told(connector.pull({ cursor: '', since: null, limit: 100 }));
    expect(left).toBe(400);
    expect(JSON.parse(cursor)).toMatchObject({ page: 1 });
    await pullAll(connector, { cursor });
    const addresses = stub.asked.map(({ query }) => (query.exclude ?? '').length);
    expect(Math.max(...addresses)).toBeLessThan(4000);
  });

  test('a shop with nothing new is asked once', async () => {
    const { stub, connector, clock } = await shopOf();
    stub.place();
    const { cursor } = await pullAll(connector);
    clock.ms += 600_000;
    const before = stub.asked.length;
    await pullAll(connector, { cursor });
    expect(stub.asked.length - before).toBe(1);
  });
});

test('3: only the _gmt dates are read', async () => {
  const { stub, connector } = await shopOf();
  stub.place({ date_created: 'nonsense', date_paid: 'nonsense' });
  const slice = await told(connector.pull({ cursor: '', since: null, limit: 10 }));
  expect(slice.orders[0]?.reading).toMatchObject({
    placedAt: '2026-11-23T09:00:00.000Z',
    revision: '2026-11-23T09:00:00.000Z',
  });
  expect(slice.orders[0]?.review).toEqual([]);
});

describe('4: keys', () => {
  test('on http are sent as an OAuth signature, never as they are', async () => {
    const { stub, connector } = await shopOf();
    expect(await connector.test()).toEqual({ ok: true, value: 'Nippon Mugs' });
    expect(JSON.stringify(stub.asked)).not.toContain(stub.keys.secret);
    expect(stub.asked.every(({ authorization }) => authorization === '')).toBe(true);
  });

  test('on https are sent as Basic, and not in the address', async () => {
    const { stub, connect, clock } = await shopOf();
    const home = 'https://shop.test';
    stub.setHome(home);
    const transport = plainTransport(() => clock.ms, { from: home, to: stub.url });
    expect(await connect({ url: `${home}/`, transport }).test()).toMatchObject({ ok: true });
    expect(stub.asked.at(-1)?.query).toEqual({});
    const wrong = connect({ url: home, transport, secret: 'cs_old' });
    expect(await wrong.test()).toEqual({
      ok: false,
      error: {
        kind: 'signed-out',
        why: 'keys',
        reason: 'Reading orders: Consumer secret is invalid.',
      },
    });
  });

  test('that the shop does not know are told as the recorded answer has it', async () => {
    const { stub, connector } = await shopOf();
    const unknown = { status: 401, body: recorded('error-unauthenticated').j };
    stub.instead({ body: stub.shop.site }, unknown);
    expect(await connector.test()).toEqual({
      ok: false,
      error: {
        kind: 'signed-out',
        why: 'keys',
        reason: 'Reading orders: Sorry, you cannot list resources.',
      },
    });
  });

  test('work though our clock is hours off', async () => {
    const { stub, connect, clock } = await shopOf();
    const ours = () => clock.ms - 5 * 3_600_000;
    const connector = connect({ now: ours, transport: plainTransport(ours) });
    stub.place();
    expect((await pullAll(connector)).ids).toHaveLength(1);
    expect(stub.asked).toHaveLength(2);
  });

  test('are told of when the clock is off and the shop does not say the time', async () => {
    const { stub, connect, clock } = await shopOf();
    stub.shop.dateHeader = false;
    const connector = connect({ now: () => clock.ms - 16 * 60_000 });
    expect(await connector.pull({ cursor: '', since: null, limit: 1 })).toEqual({
      ok: false,
      error: { kind: 'clock-off', skewMs: 0 },
    });
  });

  test('are signed again where a nonce was used up by a request that was sent twice', async () => {
    const { stub, connect, transport } = await shopOf();
    stub.place();
    // A transport that got no answer the first time, and asks again by itself.
    let first = true;
    const repeating = {
      learn: () => undefined,
      get skewMs() {
        return transport.skewMs;
      },
      send: async (request: Parameters<typeof transport.send>[0]) => {
        if (first) await transport.send(request);
        first = false;
        return transport.send(request);
      },
    };
    expect((await pullAll(connect({ transport: repeating }))).ids).toHaveLength(1);
  });
});

test('5: notes do not move an order, meta do, so that our own writes come back once', async () => {
  const { stub, connector, clock } = await shopOf();
  const order = stub.place();
  const { cursor } = await pullAll(connector);
  clock.ms += 3_600_000;
  const done = await connector.confirmShipment(parcel(order, { key: 'k1', units: [1, 0] }));
  expect(done).toMatchObject({ ok: true, value: { kind: 'done' } });
  const echo = await told(connector.pull({ cursor, since: null, limit: 10 }));
  expect(echo.orders.map(({ reading }) => reading.status)).toEqual(['open']);
});

test('6: trash is in no list: refreshing tells it as cancelled, and leaves out what is gone', async () => {
  const { stub, connector } = await shopOf();
  const [kept, trashed, gone] = [stub.place(), stub.place(), stub.place()];
  const { cursor } = await pullAll(connector);
  trashed.status = 'trash';
  stub.orders.delete(gone.id);
  const pulled = await pullAll(connector, { cursor });
  expect(pulled.ids).toEqual([String(kept.id)]);
  const ids = [kept, trashed, gone].map(({ id }) => String(id));
  const orders = await told(connector.refresh([...ids, 'MANUAL-7']));
  expect(orders.map(({ reading }) => [reading.externalId, reading.status])).toEqual([
    [String(kept.id), 'open'],
    [String(trashed.id), 'cancelled'],
  ]);
});

describe('7: stock is what is available', () => {
  test('and is set whole, never by a difference', async () => {
    const { stub, connector } = await shopOf();
    const mug = stub.product({ stock_quantity: 41 });
    const order = stub.place({ line_items: [line({ product_id: mug.id, quantity: 3 })] });
    expect(mug.stock_quantity).toBe(38);
    const wanted = { key: 'q', listing: String(mug.id), quantity: 30, from: null };
    await told(connector.setQuantities([wanted]));
    expect(mug.stock_quantity).toBe(30);
    await told(connector.cancel(String(order.id), 'c', ''));
    await told(connector.cancel(String(order.id), 'c', ''));
    expect(mug.stock_quantity).toBe(33);
    expect(JSON.stringify(stub.asked)).not.toContain('inventory_delta');
    expect(connector.capabilities.quantityMeaning).toBe('available');
  });

  test('and below zero it is told as it is', async () => {
    const { stub, connector } = await shopOf();
    stub.product({ stock_quantity: -7 });
    const { listings } = await told(connector.listings(''));
    expect(listings.map(({ quantity }) => quantity)).toEqual([-7]);
  });
});

describe('8: batches', () => {
  test('hold a hundred at most, and each entry has an outcome of its own', async () => {
    const { stub, connector } = await shopOf();
    const mugs = Array.from({ length: 130 }, () => stub.product({}));
    const tee = stub.product({ type: 'variable', manage_stock: false, stock_quantity: null });
    const [small, large] = [
      stub.variation({ parent_id: tee.id }),
      stub.variation({ parent_id: tee.id }),
    ];
    const names = [
      ...mugs.map(({ id }) => String(id)),
      '99999',
      `${tee.id}/${small.id}`,
      `${tee.id}/${large.id}`,
      String(large.id),
      String(tee.id),
      'SKU-1',
    ];
    const outcomes = await told(
      connector.setQuantities(
        names.map((listing, at) => ({ key: `${at}`, listing, quantity: at, from: null })),
      ),
    );
    expect(outcomes.slice(0, 130).every(({ kind }) => kind === 'done')).toBe(true);
    expect(outcomes.slice(130)).toEqual([
      { kind: 'rejected', code: 'woocommerce_rest_product_invalid_id', reason: 'Invalid ID.' },
      { kind: 'done', remote: '' },
      { kind: 'done', remote: '' },
      expect.objectContaining({ code: 'woocommerce_rest_invalid_product_id' }),
      expect.objectContaining({ code: 'stock-not-managed' }),
      expect.objectContaining({ code: 'unknown-listing' }),
    ]);
    expect(mugs.map((mug) => mug.stock_quantity)).toEqual(mugs.map((_, at) => at));
    expect([small.stock_quantity, large.stock_quantity]).toEqual([131, 132]);
    expect(stub.asked.map(({ path }) => path)).toEqual([
      'products/batch',
      'products/batch',
      `products/${tee.id}/variations/batch`,
    ]);
  });

  test('compare first where we say what we believe is shown', async () => {
    const { stub, connector } = await shopOf();
    const [a, b] = [stub.product({ stock_quantity: 5 }), stub.product({ stock_quantity: 5 })];
    const entry = { key: 'q', quantity: 9 };
    const outcomes = await told(
      connector.setQuantities([
        { ...entry, listing: String(a.id), from: 5 },
        { ...entry, listing: String(b.id), from: 6 },
      ]),
    );
    expect(outcomes).toEqual([
      { kind: 'done', remote: '' },
      { kind: 'conflict', remote: '5' },
    ]);
    expect([a.stock_quantity, b.stock_quantity]).toEqual([9, 5]);
  });

  test('that do not arrive say so of their own entries alone', async () => {
    const { stub, connector } = await shopOf();
    const mug = stub.product({});
    const size = stub.variation({ parent_id: 13 });
    const set = () =>
      connector.setQuantities([
        { key: 'a', listing: String(mug.id), quantity: 1, from: null },
        { key: 'b', listing: `13/${size.id}`, quantity: 2, from: null },
      ]);
    stub.instead({ status: 503, body: '<html>' });
    expect(await set()).toMatchObject({ ok: false, error: { kind: 'busy', status: 503 } });
    stub.instead({ body: { update: [mug] } }, { status: 503, body: '<html>' });
    mug.stock_quantity = 1;
    expect(await set()).toMatchObject({
      ok: true,
      value: [{ kind: 'done' }, { kind: 'retry', afterMs: 1000 }],
    });
  });
});

/** A parcel of the recorded order's two lines (2 and 1 units). */
function parcel(
  order: { id: number },
  { key, units, tracking = 'RM111GB' }: { key: string; units: [number, number]; tracking?: string },
) {
  const lines = units
    .map((count, at) => ({ line: String(at + 1), units: count }))
    .filter((one) => one.units > 0);
  const shippedAt = '2026-11-23T09:30:00.000Z';
  return { key, externalId: String(order.id), lines, carrier: 'Royal Mail', tracking, shippedAt };
}

function line(changes: object) {
  return { ...recorded('order-detail').line_items[0], ...changes };
}

describe('9: shipments where the shop has fulfilments', () => {
  test('become one each, though the answer to the first try was lost', async () => {
    const { stub, connector } = await shopOf({ fulfilments: true });
    const order = stub.place();
    const first = parcel(order, { key: 'k1', units: [2, 0] });
    stub.lose(1);
    expect(await connector.confirmShipment(first)).toMatchObject({ ok: false });
    const outcome = await told(connector.confirmShipment(first));
    const [made] = stub.fulfilments.get(order.id) ?? [];
    expect(outcome).toEqual({ kind: 'done', remote: String(made.id) });
    expect(stub.fulfilments.get(order.id)).toHaveLength(1);
    expect(made).toMatchObject({ status: 'fulfilled', is_fulfilled: true });
    expect(made.meta_data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: '_items', value: [{ item_id: 1, qty: 2 }] }),
        expect.objectContaining({ key: '_tracking_number', value: 'RM111GB' }),
        expect.objectContaining({ key: '_shipment_provider', value: 'royal-mail' }),
      ]),
    );
  });

  test('leave the status as it is, and the order is shipped with its last unit', async () => {
    const { stub, connector } = await shopOf({ fulfilments: true });
    const order = stub.place();
    const statusOf = async () => {
      const [now] = await told(connector.refresh([String(order.id)]));
      return now?.reading.status;
    };
    await told(connector.confirmShipment(parcel(order, { key: 'k1', units: [2, 0] })));
    expect(await statusOf()).toBe('open');
    const second = parcel(order, { key: 'k2', units: [0, 1], tracking: '' });
    await told(connector.confirmShipment(second));
    expect(await statusOf()).toBe('shipped');
    expect(order.status).toBe('processing');
  });

  test('are corrected without losing what else they say', async () => {
    const { stub, connector } = await shopOf({ fulfilments: true });
    const order = stub.place();
    const shipment = parcel(order, { key: 'k1', units: [2, 1] });
    const { remote } = (await told(connector.confirmShipment(shipment))) as { remote: string };
    const corrected = { ...shipment, key: 'k9', tracking: 'RM222GB' };
    expect(await connector.updateTracking(corrected, remote)).toMatchObject({
      ok: true,
      value: { kind: 'done' },
    });
    const before = stub.asked.length;
    await told(connector.updateTracking(corrected, remote));
    expect(stub.asked.slice(before).map(({ method }) => method)).toEqual(['GET']);
    const [made] = stub.fulfilments.get(order.id) ?? [];
    const meta = Object.fromEntries(
      made.meta_data.map((one: { key: string; value: unknown }) => [one.key, one.value]),
    );
    expect(meta).toMatchObject({
      _tracking_number: 'RM222GB',
      _packbench_key: 'k1',
      _items: [
        { item_id: 1, qty: 2 },
        { item_id: 2, qty: 1 },
      ],
    });
  });
});

describe('9: shipments where it has none', () => {
  test('become meta and one note each, and complete the order with its last unit', async () => {
    const { stub, connector } = await shopOf();
    const order = stub.place();
    const first = parcel(order, { key: 'k1', units: [2, 0] });
    stub.lose(2);
    for (let lostTry = 0; lostTry < 2; lostTry += 1)
      expect(await connector.confirmShipment(first)).toMatchObject({ ok: false });
    const { remote } = (await told(connector.confirmShipment(first))) as { remote: string };
    expect(order.status).toBe('processing');
    expect(
      stub.notes.get(order.id)?.map(({ note, customer_note }) => [note, customer_note]),
    ).toEqual([['Royal Mail RM111GB', true]]);
    await told(
      connector.confirmShipment(parcel(order, { key: 'k2', units: [0, 1], tracking: '' })),
    );
    expect(order.status).toBe('completed');
    await told(connector.updateTracking({ ...first, tracking: 'RM222GB' }, remote));
    expect(stub.notes.get(order.id)?.map(({ note }) => note)).toEqual([
      'Royal Mail RM222GB',
      'Royal Mail RM111GB',
    ]);
    const meta = Object.fromEntries(
      order.meta_data.map((one: { key: string; value: string }) => [one.key, one.value]),
    );
    expect(Object.keys(meta)).toEqual([
      '_packbench_shipment_k1',
      '_tracking_number',
      '_tracking_provider',
      '_packbench_shipment_k2',
    ]);
    expect(meta._tracking_number).toBe('RM222GB');
  });

  test('count refunded units as sent', async () => {
    const { stub, connector } = await shopOf();
    const order = stub.place();
    stub.refund(order, '24.00', [{ line: 2, units: 1 }]);
    await told(connector.confirmShipment(parcel(order, { key: 'k1', units: [2, 0] })));
    expect(order.status).toBe('completed');
  });

  test.each(['cancelled', 'refunded', 'trash'])(
    'are not told of an order that is %s',
    async (status) => {
      const { stub, connector } = await shopOf();
      const order = stub.place({ status });
      const answer = await connector.confirmShipment(parcel(order, { key: 'k1', units: [2, 1] }));
      expect(answer).toEqual({ ok: true, value: { kind: 'conflict', remote: status } });
      expect(order.status).toBe(status);
    },
  );

  test('are rejected of an order that is gone', async () => {
    const { connector } = await shopOf();
    const answer = await connector.confirmShipment(parcel({ id: 7 }, { key: 'k1', units: [2, 1] }));
    expect(answer).toMatchObject({ ok: true, value: { kind: 'rejected', reason: 'Invalid ID.' } });
  });
});

describe('10: numbers and pages', () => {
  test('money is read from text, never from the float of a line', async () => {
    const { stub, connector } = await shopOf();
    stub.place({ line_items: [line({ price: 4.949999999, subtotal: '9.90', quantity: 2 })] });
    const slice = await told(connector.pull({ cursor: '', since: null, limit: 10 }));
    expect(slice.orders[0]?.reading.lines[0]).toMatchObject({ units: 2, unitPrice: 495 });
  });

  test('the number that people call an order by is not its id', async () => {
    const { stub, connector } = await shopOf();
    const order = stub.place({ number: 'WEB-2026/17' });
    const slice = await told(connector.pull({ cursor: '', since: null, limit: 10 }));
    expect(slice.orders[0]?.reading).toMatchObject({
      number: 'WEB-2026/17',
      externalId: String(order.id),
    });
  });

  test('a page past the end is the end', async () => {
    const { stub, connector } = await shopOf();
    for (let n = 0; n < 4; n += 1) stub.place({}, MONDAY + n * 1000);
    const { ids, cursor } = await pullAll(connector, { limit: 4 });
    expect(ids).toHaveLength(4);
    const end = await told(connector.pull({ cursor, since: null, limit: 4 }));
    expect(end).toMatchObject({ orders: [], left: 0 });
    expect(JSON.parse(end.cursor)).toMatchObject({ began: null });
  });

  test('no page is asked to hold more than a hundred', async () => {
    const { stub, connector } = await shopOf();
    await told(connector.pull({ cursor: '', since: null, limit: 1000 }));
    expect(stub.asked.at(-1)?.query.per_page).toBe('100');
  });
});
