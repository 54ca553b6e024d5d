/** Paging through a shop that changes meanwhile, and what is left out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openShop, pullAll, told } from './testing/open-shop.ts';

const PEN = { sku: 'PEN-BR', title: 'Brass Pen', units: 1 };

test('nothing is lost and nothing comes twice in a run, whatever ties and however small the slices are', async () => {
  const gaps = fc.array(fc.constantFrom(0, 0, 1, 1000), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 1, max: 5 }), async (times, limit) => {
      await using open = await openShop();
      const { shop, connector, clock } = open;
      const placed = times.map((ms) => {
        clock.pass(ms);
        return shop.place([PEN]).id;
      });
      expect((await pullAll(connector, { limit })).ids).toEqual(placed);
    }),
    { numRuns: 25 },
  );
});

test('an order that changes between slices moves to the end, and no other is passed over', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  const placed = Array.from({ length: 5 }, () => {
    clock.pass(1000);
    return shop.place([PEN]);
  });
  const first = await told(connector.pull({ cursor: '', since: null, limit: 2 }));
  clock.pass(1000);
  shop.touch(placed[0]);
  const { ids } = await pullAll(connector, { cursor: first.cursor, limit: 2 });
  expect([first.left, ids]).toEqual([3, [2, 3, 4, 0].map((n) => placed[n].id)]);
});

test('the order that a slice ended with comes again when it changes before the next', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  const [order] = [shop.place([PEN]), shop.place([PEN]), shop.place([PEN])];
  const { cursor } = await told(connector.pull({ cursor: '', since: null, limit: 1 }));
  clock.pass(1000);
  shop.touch(order);
  const { ids } = await pullAll(connector, { cursor });
  expect(ids.at(-1)).toBe(order?.id);
});

test('what changed within five minutes before the newest comes again, in one request', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  shop.place([PEN]);
  clock.pass(10 * 60_000);
  const recent = shop.place([PEN]);
  const { cursor } = await pullAll(connector);
  const asked = shop.server.asked.length;
  // Its transaction took long: it is dated before the newest.
  const late = shop.place([PEN]);
  late.updated_at = new Date(clock.now() - 60_000).toISOString();
  expect((await pullAll(connector, { cursor })).ids).toEqual([late.id, recent.id]);
  expect(shop.server.asked.length - asked).toBe(1);
});

test('it begins where it is told to, and goes no further back', async () => {
  await using open = await openShop();
  const { shop, connector, clock } = open;
  shop.place([PEN]);
  clock.pass(1000);
  const since = new Date(clock.now()).toISOString();
  const { id } = shop.place([PEN]);
  const { orders, cursor } = await told(connector.pull({ cursor: '', since, limit: 10 }));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual([id]);
  expect((await pullAll(connector, { cursor })).ids).toEqual([id]);
});

test('an empty shop is at its end, and goes on from where it was', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const { ids, cursor } = await pullAll(connector);
  const { id } = shop.place([PEN]);
  expect([ids, (await pullAll(connector, { cursor })).ids]).toEqual([[], [id]]);
});

test('a draft is no order, and a cursor of another version begins anew', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  shop.place([PEN], { status: 'draft' });
  const { id } = shop.place([PEN]);
  expect((await pullAll(connector, { cursor: '{"page":3}' })).ids).toEqual([id]);
});

test('more ties than can be named are walked through by offset', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const ids = Array.from({ length: 720 }, () => shop.place([PEN]).id);
  expect((await pullAll(connector, { limit: 100 })).ids).toEqual(ids);
});
