/** Paging through a store that changes meanwhile, orders by their ids, and what the store's quota does to it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openShop, pullAll, told } from './testing/open-shop.ts';

const TOWEL = { sku: 'S-ORAN', title: 'Towel', units: 1 };
const SECOND = 1000;

test('every order comes once in a run, whatever ties in a second and however small the slices are', async () => {
  const gaps = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 400), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 1, max: 5 }), async (seconds, limit) => {
      await using open = await openShop();
      const { shop, connector, clock } = open;
      const placed = seconds.map((gap) => {
        clock.pass(gap * SECOND);
        return shop.place([TOWEL]).id;
      });
      const { ids } = await pullAll(connector, { limit });
      expect(ids.toSorted()).toEqual(placed.toSorted());
    }),
    { numRuns: 25 },
  );
});

test('an order that changes between slices moves to the end, and no other is passed over', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  const placed = Array.from({ length: 5 }, () => {
    clock.pass(5 * SECOND);
    return shop.place([TOWEL]);
  });
  const first = await told(connector.pull({ cursor: '', since: null, limit: 2 }));
  clock.pass(5 * SECOND);
  shop.touch(placed[1]);
  const { ids } = await pullAll(connector, { cursor: first.cursor, limit: 2 });
  expect([first.left, ids]).toEqual([null, [2, 3, 4, 1].map((n) => placed[n].id)]);
});

test('dates are read and asked for in UTC, from a second before the newest but five minutes', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  shop.place([TOWEL]);
  const { cursor } = await pullAll(connector);
  await pullAll(connector, { cursor });
  expect(shop.server.asked.at(-1)?.query.get('min_date_modified')).toBe(
    '2026-11-23T11:54:59.000+00:00',
  );
});

test('what changed within five minutes before the newest comes again, in one request', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  shop.place([TOWEL]);
  clock.pass(600 * SECOND);
  const recent = shop.place([TOWEL]);
  const { cursor } = await pullAll(connector);
  const asked = shop.server.asked.length;
  expect((await pullAll(connector, { cursor })).ids).toEqual([recent.id]);
  expect(shop.server.asked.length - asked).toBe(1);
});

test('an empty store answers without content, and goes on from there', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const { ids, cursor } = await pullAll(connector);
  const { id } = shop.place([TOWEL]);
  expect([ids, (await pullAll(connector, { cursor })).ids]).toEqual([[], [id]]);
});

test('it begins where it is told to, and a checkout that was left is no order', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  shop.place([TOWEL]);
  clock.pass(10 * SECOND);
  const since = new Date(clock.now()).toISOString();
  const { id } = shop.place([TOWEL]);
  shop.place([TOWEL], { status_id: 0 });
  const { orders, cursor } = await told(connector.pull({ cursor: '', since, limit: 10 }));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual([String(id)]);
  expect((await pullAll(connector, { cursor })).ids).toEqual([id]);
});

test('goods and addresses come with the orders: one request for fifty', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  for (let n = 0; n < 49; n += 1) shop.place([TOWEL]);
  const { orders, left } = await told(connector.pull({ cursor: '', since: null, limit: 100 }));
  expect([orders.length, left, shop.server.asked.length]).toEqual([49, 0, 1]);
  expect(orders.every(({ reading }) => reading.lines.length === 1)).toBe(true);
});

test('an answer that is not what was asked for is not taken', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  shop.place([TOWEL]);
  clock.pass(600 * SECOND);
  const body = [...shop.orders.values()];
  shop.server.fail([{ kind: 'instead', reply: { body } }]);
  const since = new Date(clock.now()).toISOString();
  expect(await connector.pull({ cursor: '', since, limit: 10 })).toEqual({
    ok: false,
    error: { kind: 'nonsense', reason: 'orders that were not asked for, or unsorted' },
  });
});

test('orders by their ids: what lies close together in one request, what is put away by itself', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const placed = Array.from({ length: 60 }, () => shop.place([TOWEL]).id);
  const [first = 0, , archived = 0] = placed;
  Object.assign(shop.orders.get(archived), { is_deleted: true });
  shop.orders.delete(first);
  const wanted = [first, archived, placed[3] ?? 0, placed[59] ?? 0];
  const orders = await told(connector.refresh([...wanted.map(String), 'nonsense']));
  expect(orders.map(({ reading }) => [Number(reading.externalId), reading.status])).toEqual([
    [placed[3], 'open'],
    [placed[59], 'open'],
    [archived, 'cancelled'],
  ]);
  // Two ranges, and the two that were in neither.
  expect(shop.server.asked).toHaveLength(4);
});

test('the quota is read from every answer and waited for, so that none is turned away', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  const placed = Array.from({ length: 160 }, () => {
    clock.pass(2 * SECOND);
    return shop.place([TOWEL]).id;
  });
  let cursor = '';
  const ids = new Set<string>();
  for (let left: number | null = 1; left !== 0; ) {
    const slice = await told(connector.pull({ cursor, since: null, limit: 2 }));
    for (const { reading } of slice.orders) ids.add(reading.externalId);
    ({ cursor, left } = slice);
  }
  expect(ids.size).toBe(placed.length);
  shop.quota.exhaust();
  expect((await told(connector.refresh([String(placed[0])]))).length).toBe(1);
  expect(Math.max(...clock.slept)).toBeLessThanOrEqual(30 * SECOND);
});
