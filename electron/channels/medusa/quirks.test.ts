/** The habits of Medusa 2.21.2 that were seen on a real server, by their numbers there, against a stub that has them. */
import { describe, expect, test } from 'vitest';
import { openShop, parcel, pullAll, told } from './testing/open-shop.ts';
import { type Json, recorded } from './testing/recorded.ts';

const PEN = { sku: 'PEN-BR', title: 'Brass Pen', units: 3 };
const MINUTE = 60_000;

async function only(connector: Awaited<ReturnType<typeof openShop>>['connector']) {
  const { orders } = await told(connector.pull({ cursor: '', since: null, limit: 10 }));
  const [order] = orders;
  if (!order) throw new Error('no order');
  return order;
}

test('1: a payment that is captured does not move updated_at, so it is found by id', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  const order = shop.place([PEN], { payment_status: 'authorized' });
  shop.place([PEN]);
  clock.pass(30 * MINUTE);
  const newest = shop.place([PEN]);
  const { cursor } = await pullAll(connector);
  order.payment_status = 'captured';
  expect((await pullAll(connector, { cursor })).ids).toEqual([newest.id]);
  const [now] = await told(connector.refresh([order.id, 'order_gone']));
  expect(now?.reading).toMatchObject({ externalId: order.id, payment: 'paid' });
});

describe('2: fulfillment_status depends on what is selected', () => {
  test('so the stub says fulfilled of one unit in three, as the real one did', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    await told(connector.confirmShipment(parcel(order)));
    const headers = { authorization: `Basic ${Buffer.from('sk_stub:').toString('base64')}` };
    const url = `${shop.server.url}/admin/orders?fields=id,fulfillment_status`;
    const { orders } = (await (await fetch(url, { headers })).json()) as Json;
    expect(orders).toEqual([{ id: order.id, fulfillment_status: 'shipped' }]);
  });

  test('and a partly shipped order is open, a whole one shipped, by its units', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    await told(connector.confirmShipment(parcel(order, { units: 2 })));
    expect((await only(connector)).reading.status).toBe('open');
    await told(connector.confirmShipment(parcel(order, { key: 'key-2', tracking: 'RM2' })));
    expect((await only(connector)).reading.status).toBe('shipped');
  });
});

describe('3: paging', () => {
  test('orders that changed in one ms come once, whatever the slice', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const ids = Array.from({ length: 7 }, () => shop.place([PEN]).id);
    expect((await pullAll(connector, { limit: 2 })).ids).toEqual(ids);
  });

  test('an answer to a filter that Medusa passed over in silence is not taken', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const { status, body } = recorded('error-unknown-param');
    shop.server.fail([{ kind: 'instead', reply: { status, body } }]);
    const since = '2026-11-23T10:00:00.000Z';
    expect(await connector.pull({ cursor: '', since, limit: 10 })).toEqual({
      ok: false,
      error: { kind: 'nonsense', reason: 'orders that were not asked for, or unsorted' },
    });
  });

  test('every parameter that is sent is one that Medusa knows', async () => {
    await using open = await openShop();
    const { shop, connector, clock } = open;
    shop.place([PEN]);
    const { cursor } = await pullAll(connector);
    clock.pass(MINUTE);
    await pullAll(connector, { cursor });
    await told(connector.refresh(['order_1']));
    const known = ['fields', 'id[]', 'limit', 'offset', 'order', 'updated_at[$gte]'];
    const sent = shop.server.asked.flatMap(({ query }) => [...query.keys()]);
    expect([...new Set(sent)].toSorted()).toEqual(known);
  });
});

describe('4: lists are heavy, and every number comes twice', () => {
  test('of an amount the text is read, not the float', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    order.summary.current_order_total = 0.1 + 0.2;
    order.items[0].subtotal = 1e21;
    order.shipping_methods[0].amount = Number.NaN;
    const { reading, review } = await only(connector);
    expect([reading.total, reading.lines[0]?.unitPrice, reading.charges]).toEqual([
      7699,
      2400,
      [{ kind: 'postage', title: 'Standard', amount: 499 }],
    ]);
    expect(review).toEqual([]);
  });

  test('fields are named, and a slice is a hundred at most', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    await told(connector.pull({ cursor: '', since: null, limit: 5000 }));
    const query = shop.server.asked[0]?.query;
    expect(query?.get('limit')).toBe('100');
    expect(query?.get('fields')).toContain('*fulfillments.labels');
  });
});

describe('5: money and ids', () => {
  test('major units become minor ones of the currency', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    shop.place([{ ...PEN, price: '1200' }], {
      currency_code: 'jpy',
      shipping_methods: [],
      summary: { raw_current_order_total: { value: '3600' } },
    });
    const { reading } = await only(connector);
    expect([reading.currency, reading.total, reading.lines[0]?.unitPrice]).toEqual([
      'JPY',
      3600,
      1200,
    ]);
  });

  test('people call an order by its display_id, the channel by its own', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const { id, display_id } = shop.place([PEN]);
    const { reading } = await only(connector);
    expect([reading.externalId, reading.number]).toEqual([id, String(display_id)]);
  });
});

describe('6: a parcel is told of in two steps', () => {
  test('that take the units from the stock once', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const { id } = shop.stock('PEN-BR', 120);
    const order = shop.place([PEN]);
    const told1 = await told(connector.confirmShipment(parcel(order)));
    const told2 = await told(connector.confirmShipment(parcel(order)));
    expect([told1, told2]).toEqual(
      Array(2).fill({ kind: 'done', remote: order.fulfillments[0].id }),
    );
    expect(shop.level(id)).toMatchObject({ stocked_quantity: 119, reserved_quantity: 2 });
    expect(order.fulfillments).toHaveLength(1);
  });

  test('with every text that a label has to have', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    await told(connector.confirmShipment(parcel(order)));
    expect(order.fulfillments[0].labels).toEqual([
      expect.objectContaining({ tracking_number: 'RM111GB', tracking_url: '#', label_url: '#' }),
    ]);
  });

  test('more than is reserved is refused in words', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    expect(await told(connector.confirmShipment(parcel(order, { units: 4 })))).toEqual({
      kind: 'rejected',
      code: 'invalid_data',
      reason: `Quantity to fulfill exceeds the reserved quantity for the item: ${order.items[0].id}`,
    });
  });

  test('and one that somebody else shipped between the look and the step is a conflict', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    const { status, body } = recorded('error-ship-twice');
    shop.server.fail([{ kind: 'instead', reply: { status, body } }], ({ path }) => {
      const shipping = path.endsWith('/shipments');
      if (shipping)
        Object.assign(order.fulfillments[0], {
          shipped_at: '2026-11-23T12:00:00.000Z',
          labels: [{ tracking_number: 'THEIRS' }],
        });
      return shipping;
    });
    expect(await told(connector.confirmShipment(parcel(order)))).toEqual({
      kind: 'conflict',
      remote: 'THEIRS',
    });
  });
});

describe('7: stock is what stands on the shelves', () => {
  test('so that it is set without what is reserved being taken off', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const { id } = shop.stock('PEN-BR', 120);
    shop.place([PEN]);
    expect(connector.capabilities.quantityMeaning).toBe('on-hand');
    const set = { key: 'k', listing: id, quantity: 1, from: 120 };
    expect(await told(connector.setQuantities([set]))).toEqual([{ kind: 'done', remote: '' }]);
    // Below what is reserved is taken too.
    expect(shop.level(id)).toMatchObject({ stocked_quantity: 1, available_quantity: -2 });
  });

  test('one that is gone does not stop the others of its batch', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const ids = ['A', 'B', 'C'].map((sku) => shop.stock(sku, 1).id);
    const entries = [...ids.slice(0, 2), 'iitem_gone', ...ids.slice(2)].map((listing) => {
      return { key: listing, listing, quantity: 9, from: null };
    });
    const outcomes = await told(connector.setQuantities(entries));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'rejected', 'done']);
    expect(outcomes[2]).toMatchObject({ code: 'not_found' });
    expect(ids.map((id) => shop.level(id).stocked_quantity)).toEqual([9, 9, 9]);
  });
});

describe('8: cancelling', () => {
  test('is refused while a fulfilment lives, and asked for only without', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    await told(connector.confirmShipment(parcel(order)));
    expect(await told(connector.cancel(order.id, 'k', ''))).toEqual({
      kind: 'conflict',
      remote: 'shipped',
    });
    order.fulfillments[0].canceled_at = '2026-11-23T12:00:00.000Z';
    expect(await told(connector.cancel(order.id, 'k', ''))).toEqual({ kind: 'done', remote: '' });
    expect(order.status).toBe('canceled');
  });

  test('a fulfilment that was made between the look and the word is a conflict too', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    const { status, body } = recorded('error-cancel-shipped');
    shop.server.fail([{ kind: 'instead', reply: { status, body } }], ({ path }) => {
      const cancelling = path.endsWith('/cancel');
      if (cancelling) order.fulfillments = [{ id: 'ful_1', items: [], labels: [] }];
      return cancelling;
    });
    expect(await told(connector.cancel(order.id, 'k', ''))).toEqual({
      kind: 'conflict',
      remote: 'fulfilled',
    });
  });

  test('twice is done', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    const order = shop.place([PEN]);
    const done = { kind: 'done', remote: '' };
    expect(await told(connector.cancel(order.id, 'k', ''))).toEqual(done);
    expect(await told(connector.cancel(order.id, 'k', ''))).toEqual(done);
    expect(shop.server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('9: keys', () => {
  test('are the name of a user without a password', async () => {
    await using open = await openShop();
    const { shop, connector } = open;
    expect(await connector.test()).toEqual({ ok: true, value: 'Pens & Co' });
    const sent = shop.server.asked.map(({ headers }) => headers.authorization);
    expect(new Set(sent)).toEqual(new Set([`Basic ${btoa('sk_stub:')}`]));
  });

  test('that are wrong are told in another shape than refusals', async () => {
    await using open = await openShop();
    expect(await open.connect({ key: 'sk_old' }).test()).toEqual({
      ok: false,
      error: { kind: 'signed-out', why: 'keys', reason: 'Reading orders: Unauthorized' },
    });
  });
});
