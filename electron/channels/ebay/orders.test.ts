/** Pulling eBay's orders: windows of times of change, walked through by offsets, and orders by their ids. */
import { expect, test } from 'vitest';
import type { Connector } from '../connector.ts';
import { openShop, told } from './testing/open-shop.ts';

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 1 }];

async function pullAll(connector: Connector, limit: number, between = (_: number) => {}) {
  const ids: string[] = [];
  let cursor = '';
  for (let slices = 1; slices < 100; slices += 1) {
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId));
    cursor = slice.cursor;
    if (slice.left === 0) return { ids, cursor, slices };
    between(slices);
  }
  throw new Error('no end after 100 slices');
}

test.each([1, 3, 12, 200])(
  'all orders of one moment arrive, each once, %i a slice',
  async (limit) => {
    await using shop = await openShop();
    const placed = Array.from({ length: 12 }, () => shop.stub.orders.place({ lines: LINES }));
    const { ids } = await pullAll(shop.connector, limit);
    expect(ids).toEqual(placed);
  },
);

test('a shop without orders is read to the end at once', async () => {
  await using shop = await openShop();
  const slice = await told(shop.connector.pull({ cursor: '', since: null, limit: 50 }));
  expect(slice).toMatchObject({ orders: [], left: 0 });
});

test('the window is closed on both ends and reaches as far back as eBay keeps orders', async () => {
  await using shop = await openShop();
  await told(shop.connector.pull({ cursor: '', since: null, limit: 500 }));
  const query = Object.fromEntries(shop.stub.server.asked.at(-1)?.query ?? []);
  expect(query).toEqual({
    // The end is ahead by the half second that eBay's clock may be.
    filter: 'lastmodifieddate:[2024-11-24T12:00:00.500Z..2026-11-23T12:00:00.500Z]',
    limit: '200',
    offset: '0',
  });
});

test('orders that change between pages move out of the window, and none behind them is passed over', async () => {
  await using shop = await openShop();
  const placed = Array.from({ length: 9 }, () => shop.stub.orders.place({ lines: LINES }));
  const { ids, cursor } = await pullAll(shop.connector, 3, (slice) => {
    if (slice > 2) return;
    shop.clock.pass(60_000);
    shop.stub.orders.change(placed[slice] ?? '', { buyerCheckoutNotes: 'Changed' });
  });
  expect([...ids].sort()).toEqual(placed);
  // Those that changed come again with the next window, as they are now.
  const next = await told(shop.connector.pull({ cursor, since: null, limit: 200 }));
  const changed = next.orders.filter(({ reading }) => reading.note === 'Changed');
  expect(changed.map(({ reading }) => reading.externalId)).toEqual([placed[1], placed[2]]);
});

test('the next window begins some minutes before the last one ended', async () => {
  await using shop = await openShop();
  const { cursor } = await pullAll(shop.connector, 50);
  shop.clock.pass(3_600_000);
  await told(shop.connector.pull({ cursor, since: null, limit: 50 }));
  expect(shop.stub.server.asked.at(-1)?.query.get('filter')).toBe(
    'lastmodifieddate:[2026-11-23T11:55:00.500Z..2026-11-23T13:00:01.000Z]',
  );
});

test.each([300_000, -300_000])(
  'a station whose clock is %i ms off sees what was just placed',
  async (ms) => {
    await using shop = await openShop();
    shop.skew.ms = ms;
    const id = shop.stub.orders.place({ lines: LINES });
    const { ids } = await pullAll(shop.connector, 50);
    expect(ids).toEqual([id]);
  },
);

test('where eBay does not take an end that is a moment ahead, the window ends a little earlier', async () => {
  await using shop = await openShop({ strict: true });
  const id = shop.stub.orders.place({ lines: LINES });
  shop.clock.pass(10_000);
  const { ids } = await pullAll(shop.connector, 50);
  expect(ids).toEqual([id]);
});

test('who wants to cancel is asked of the order itself', async () => {
  await using shop = await openShop();
  const [asked, ours] = [1, 2].map(() => shop.stub.orders.place({ lines: LINES }));
  shop.stub.orders.requestCancel(asked ?? '');
  await told(shop.connector.cancel(ours ?? '', 'k', ''));
  const { orders } = await told(shop.connector.pull({ cursor: '', since: null, limit: 50 }));
  expect(orders.map(({ cancelRequested, review }) => ({ cancelRequested, review }))).toEqual([
    { cancelRequested: true, review: [] },
    { cancelRequested: false, review: ['cancelState: IN_PROGRESS'] },
  ]);
});

test('orders by their ids, fifty at a time, without those that are gone', async () => {
  await using shop = await openShop();
  const placed = Array.from({ length: 60 }, () => shop.stub.orders.place({ lines: LINES }));
  const orders = await told(shop.connector.refresh([...placed, '99-99999-99999']));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual(placed);
  const counts = shop.stub.server.asked
    .map(({ query }) => query.get('orderIds')?.split(',').length)
    .filter((count) => count !== undefined);
  expect(counts).toEqual([50, 11]);
});

test('an id that eBay calls invalid does not cost the others', async () => {
  await using shop = await openShop();
  const id = shop.stub.orders.place({ lines: LINES });
  const errors = [{ errorId: 32100, message: 'Invalid order ID: x' }];
  shop.stub.server.fail([{ kind: 'instead', reply: { status: 400, body: { errors } } }], (one) =>
    one.query.has('orderIds'),
  );
  const orders = await told(shop.connector.refresh(['x', id]));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual([id]);
});
