/** Orders out of a stub Amazon, which is checked against Amazon's models. */
import { expect, test } from 'vitest';
import { told } from '../testing/told.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Every slice to the end; as often as Amazon lets us. */
async function pullAll({ connector, clock }: OpenShop, from: { cursor?: string; limit?: number }) {
  const { limit = 100 } = from;
  let cursor = from.cursor ?? '';
  const slices: string[][] = [];
  for (;;) {
    clock.pass(3 * MINUTE);
    const slice = await told(connector.pull({ cursor, since: null, limit }));
    slices.push(slice.orders.map(({ reading }) => reading.externalId.slice(-2)));
    cursor = slice.cursor;
    if (slice.left === 0) return { slices, cursor };
  }
}

test('orders come page by page, each once, and then those that changed', async () => {
  await using shop = await openShop();
  const orders = [1, 2, 3, 4, 5].map(() => shop.place());
  shop.clock.pass(HOUR);
  const first = await pullAll(shop, { limit: 2 });
  expect(first.slices).toEqual([['01', '02'], ['03', '04'], ['05']]);
  shop.clock.pass(HOUR);
  shop.changed(orders[2] ?? shop.place());
  const second = await pullAll(shop, { cursor: first.cursor });
  expect(second.slices).toEqual([['03']]);
  // Those of the last minutes come again.
  const third = await pullAll(shop, { cursor: second.cursor });
  expect(third.slices).toEqual([['03']]);
  shop.clock.pass(HOUR);
  const fourth = await pullAll(shop, { cursor: third.cursor });
  expect((await pullAll(shop, { cursor: fourth.cursor })).slices).toEqual([[]]);
});

test('what changes while a window is read is in the next one', async () => {
  await using shop = await openShop();
  const [one, two, three] = [shop.place(), shop.place(), shop.place()];
  const { connector, clock } = shop;
  clock.pass(3 * MINUTE);
  const first = await told(connector.pull({ cursor: '', since: null, limit: 1 }));
  for (const order of [one, two]) shop.changed(order);
  const rest = await pullAll(shop, { cursor: first.cursor });
  expect(rest.slices).toEqual([['03']]);
  shop.changed(three);
  const next = await pullAll(shop, { cursor: rest.cursor });
  expect(next.slices.flat().toSorted()).toEqual(['01', '02', '03']);
});

test('what is younger than two minutes comes later, and the end is never younger by Amazon’s clock', async () => {
  await using shop = await openShop();
  shop.skew(-5 * MINUTE);
  shop.place();
  const early = await told(shop.connector.pull({ cursor: '', since: null, limit: 10 }));
  expect(early.orders).toEqual([]);
  expect((await pullAll(shop, { cursor: early.cursor })).slices).toEqual([['01']]);
  // The next answer comes from a clock that is another five minutes behind.
  shop.skew(-10 * MINUTE);
  shop.place();
  const ahead = await pullAll(shop, { cursor: early.cursor });
  const { slices } = await pullAll(shop, { cursor: ahead.cursor });
  expect([...ahead.slices, ...slices].flat()).toContain('02');
});

test('a clock of ours that is behind hides nothing, not even the first time', async () => {
  await using shop = await openShop();
  shop.skew(5 * MINUTE);
  shop.place();
  expect((await pullAll(shop, {})).slices).toEqual([['01']]);
});

test('a token that died begins its window again', async () => {
  await using shop = await openShop();
  for (let n = 0; n < 3; n += 1) shop.place();
  const { connector, clock } = shop;
  clock.pass(3 * MINUTE);
  const first = await told(connector.pull({ cursor: '', since: null, limit: 2 }));
  const askedTokens = () =>
    shop.amazon.server.asked.map(({ query }) => query.has('paginationToken')).slice(-2);
  clock.pass(23.5 * HOUR);
  expect((await pullAll(shop, { cursor: first.cursor })).slices).toEqual([['01', '02'], ['03']]);
  expect(askedTokens()).toEqual([false, true]);
  // One that Amazon does not take though it is young.
  const kept = JSON.parse(first.cursor);
  const tokenAt = new Date(shop.now()).toISOString();
  const cursor = JSON.stringify({ ...kept, token: btoa('{"filters":"others"}'), tokenAt });
  const again = await told(connector.pull({ cursor, since: null, limit: 2 }));
  expect(again.orders.map(({ reading }) => reading.externalId.slice(-2))).toEqual(['01', '02']);
});

test('nothing before the beginning is asked for, nor more than two years', async () => {
  await using shop = await openShop();
  const { connector, clock } = shop;
  clock.pass(3 * MINUTE);
  await told(connector.pull({ cursor: '', since: '2026-11-20T00:00:00.000Z', limit: 500 }));
  await told(connector.pull({ cursor: '', since: '1999-01-01T00:00:00.000Z', limit: 0 }));
  const queries = shop.amazon.server.asked.slice(-2).map(({ query }) => Object.fromEntries(query));
  expect(queries).toMatchObject([
    { lastUpdatedAfter: '2026-11-20T00:00:00.000Z', maxResultsPerPage: '100' },
    { lastUpdatedAfter: expect.stringMatching(/^2024-11-24/), maxResultsPerPage: '1' },
  ]);
});

test('what is asked too often is told with the time to wait, and goes on from the same cursor', async () => {
  await using shop = await openShop();
  for (let n = 0; n < 25; n += 1) shop.place();
  const { connector, clock } = shop;
  clock.pass(3 * MINUTE);
  let cursor = '';
  const ids: string[] = [];
  let throttled = 0;
  for (let left: number | null = null; left !== 0; ) {
    const answer = await connector.pull({ cursor, since: null, limit: 1 });
    if (!answer.ok) {
      if (answer.error.kind !== 'throttled') throw new Error(answer.error.kind);
      throttled += 1;
      clock.pass(answer.error.retryAfterMs);
      continue;
    }
    ({ cursor, left } = answer.value);
    ids.push(...answer.value.orders.map(({ reading }) => reading.externalId));
  }
  expect(new Set(ids).size).toBe(25);
  expect(ids).toHaveLength(25);
  expect(throttled).toBe(5);
});

test('open orders are read again by their ids; what is gone is left out', async () => {
  await using shop = await openShop();
  const [one, two] = [shop.place(), shop.place()];
  one.fulfillment.fulfillmentStatus = 'CANCELLED';
  const ids = [one.orderId, two.orderId, '202-9999999-9999999', 'MANUAL-7'];
  const orders = await told(shop.connector.refresh(ids));
  expect(orders.map(({ reading }) => [reading.externalId, reading.status])).toEqual([
    [one.orderId, 'cancelled'],
    [two.orderId, 'open'],
  ]);
});
