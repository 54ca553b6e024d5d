/** Orders out of a stub Walmart, which is checked against Walmart's contract. */
import { expect, test } from 'vitest';
import { told } from '../testing/told.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function pullAll(
  { connector }: OpenShop,
  {
    cursor = '',
    since = null,
    limit = 100,
  }: { cursor?: string; since?: string | null; limit?: number },
) {
  const ids: string[] = [];
  let at = cursor;
  for (let slices = 1; ; slices += 1) {
    const slice = await told(connector.pull({ cursor: at, since, limit }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId.slice(-2)));
    at = slice.cursor;
    if (slice.left === 0) return { ids, cursor: at, slices };
  }
}

test('orders of half a year come, also on the seams of months, and Walmart’s own; older ones it does not give', async () => {
  await using shop = await openShop();
  const ages = [0, 1, 29, 30, 31, 100, 178, 200];
  for (const days of ages) shop.place({ orderDate: shop.now() - days * DAY });
  shop.place({ shipNode: { type: 'WFSFulfilled' } });
  const { ids, slices } = await pullAll(shop, { limit: 2 });
  const once = new Set(ids);
  expect([...once].toSorted()).toEqual(['01', '02', '03', '04', '05', '06', '07', '09']);
  expect(ids.length - once.size).toBeLessThan(2);
  expect(slices).toBeGreaterThan(5);
});

test('later only what changed comes, with that of the last minutes again', async () => {
  await using shop = await openShop();
  const orders = [1, 2, 3, 4].map(() => shop.place({ orderDate: shop.now() - 90 * DAY }));
  shop.clock.pass(HOUR);
  const first = await pullAll(shop, {});
  shop.clock.pass(HOUR);
  for (const kept of orders.slice(2, 3)) kept.modified = shop.now();
  const second = await pullAll(shop, { cursor: first.cursor });
  expect([second.ids, second.slices]).toEqual([['03'], 2]);
  const third = await pullAll(shop, { cursor: second.cursor });
  expect(third.ids).toEqual(['03']);
  shop.clock.pass(HOUR);
  const fourth = await pullAll(shop, { cursor: third.cursor });
  shop.clock.pass(HOUR);
  expect((await pullAll(shop, { cursor: fourth.cursor })).ids).toEqual([]);
});

test('an order that changes while it pages is neither lost nor hides another', async () => {
  await using shop = await openShop();
  const orders = [];
  for (let n = 0; n < 7; n += 1) {
    orders.push(shop.place());
    shop.clock.pass(MINUTE);
  }
  const since = new Date(shop.now() - HOUR).toISOString();
  const ids: string[] = [];
  let cursor = '';
  for (let left: number | null = null, n = 0; left !== 0; n += 1) {
    const slice = await told(shop.connector.pull({ cursor, since, limit: 2 }));
    ids.push(...slice.orders.map(({ reading }) => reading.externalId.slice(-2)));
    ({ cursor, left } = slice);
    // One that was read, and a new one in front of them all.
    for (const kept of orders.slice(-1)) kept.modified = shop.now();
    if (n === 2) shop.place();
  }
  expect(new Set(ids)).toEqual(new Set(['01', '02', '03', '04', '05', '06', '07']));
  expect((await pullAll(shop, { cursor })).ids).toContain('08');
});

test('the next page is asked for in Walmart’s own words, and anew when it forgot them', async () => {
  await using shop = await openShop();
  for (let n = 0; n < 3; n += 1) shop.place();
  const since = new Date(shop.now() - HOUR).toISOString();
  const { connector, walmart } = shop;
  let slice = await told(connector.pull({ cursor: '', since, limit: 2 }));
  while (slice.orders.length === 0)
    slice = await told(connector.pull({ cursor: slice.cursor, since, limit: 2 }));
  const isNext = ({ query }: { query: URLSearchParams }) => query.has('hasMoreElements');
  const gone = { status: 400, body: { errors: { error: [{ code: 'INVALID_REQUEST' }] } } };
  walmart.server.fail([{ kind: 'instead', reply: gone }], isNext);
  const again = await told(connector.pull({ cursor: slice.cursor, since, limit: 2 }));
  const rest = await told(connector.pull({ cursor: again.cursor, since, limit: 2 }));
  expect([slice, again, rest].map(({ orders }) => orders.length)).toEqual([2, 2, 1]);
  expect(Object.fromEntries(walmart.server.asked.at(-1)?.query ?? [])).toMatchObject({
    partnerId: '100009',
    poIndex: '2',
    soIndex: '3',
    shipNodeType: 'SellerFulfilled',
  });
});

test('a shop without orders has an end, whichever way Walmart says so', async () => {
  await using shop = await openShop();
  const none = { status: 404, body: { errors: { error: [{ code: 'CONTENT_NOT_FOUND' }] } } };
  shop.walmart.server.fail([{ kind: 'instead', reply: none }], ({ path }) => path === '/v3/orders');
  expect((await pullAll(shop, {})).ids).toEqual([]);
});

test('what is asked too often waits for the minute that Walmart names', async () => {
  await using shop = await openShop();
  const ids = Array.from({ length: 200 }, () => shop.place().order.purchaseOrderId);
  const orders = await told(shop.connector.refresh(ids));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual(ids);
});

test('open orders are read again by their ids; what is gone is left out', async () => {
  await using shop = await openShop();
  const { purchaseOrderId } = shop.place().order;
  const orders = await told(shop.connector.refresh([purchaseOrderId, '999', 'MANUAL-7']));
  const { order } = shop.walmart.kept.get(purchaseOrderId) ?? {};
  shop.walmart.server.fail([{ kind: 'instead', reply: { body: { order } } }]);
  const asInExamples = await told(shop.connector.refresh([purchaseOrderId]));
  expect(asInExamples.map(({ reading }) => reading)).toEqual(orders.map(({ reading }) => reading));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual([purchaseOrderId]);
});
