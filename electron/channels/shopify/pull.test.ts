/** Paging: ties at one second, orders that change while it pages, an index that lags, how far back it goes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openShop, pullAll, told } from './testing/open-shop.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

test('every order comes however many share a second and however small the slices are', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const gaps = fc.array(fc.constantFrom(0, 0, 0, 300, 1_000), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 1, max: 5 }), async (waits, limit) => {
      stub.state.orders.clear();
      const placed = waits.map((wait) => {
        clock.pass(wait);
        return String(stub.place([{}]).id);
      });
      const { ids } = await pullAll(connector, '', limit);
      expect([...new Set(ids)].toSorted()).toEqual(placed.toSorted());
    }),
    { numRuns: 25 },
  );
});

test('an order that changes between two pages is not left out, nor are its neighbours', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const ids = Array.from({ length: 6 }, () => {
    clock.pass(SECOND);
    return String(stub.place([{}]).id);
  });
  const first = await told(connector.pull({ cursor: '', since: null, limit: 3 }));
  clock.pass(SECOND);
  for (const id of ids.slice(0, 2))
    stub.change(id, (order) => Object.assign(order, { note: 'Ring' }));
  const { ids: rest } = await pullAll(connector, first.cursor, 3);
  expect(first.orders.map(({ reading }) => reading.externalId)).toEqual(ids.slice(0, 3));
  expect(new Set(rest)).toEqual(new Set([...ids.slice(2), ...ids.slice(0, 2)]));
});

test('slices say how many are left; the last one of a run says none', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  for (let n = 0; n < 5; n++) {
    clock.pass(SECOND);
    stub.place([{}]);
  }
  const first = await told(connector.pull({ cursor: '', since: null, limit: 2 }));
  const second = await told(connector.pull({ cursor: first.cursor, since: null, limit: 2 }));
  const third = await told(connector.pull({ cursor: second.cursor, since: null, limit: 10 }));
  expect([first.left, second.left, third.left]).toEqual([3, 2, 0]);
});

test('an order that the index shows minutes late is found by the next run', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  clock.pass(MINUTE);
  const seen = String(stub.place([{}]).id);
  clock.pass(2 * MINUTE);
  stub.state.indexLag = 2 * MINUTE;
  const late = String(stub.place([{}]).id);
  clock.pass(MINUTE);
  const first = await pullAll(connector);
  expect(first.ids).toEqual([seen]);
  clock.pass(MINUTE);
  const second = await pullAll(connector, first.cursor);
  expect(second.ids).toContain(late);
});

test('a cycle with nothing new is one question', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  stub.place([{}]);
  clock.pass(DAY);
  const { cursor } = await pullAll(connector);
  const before = stub.server.asked.length;
  await pullAll(connector, cursor);
  expect(stub.server.asked).toHaveLength(before + 1);
});

test('it begins where it is told to, and with 60 days unless all are granted', async () => {
  await using shop = await openShop();
  const { stub, connector, clock } = shop;
  const old = String(stub.place([{}]).id);
  clock.pass(61 * DAY);
  const since = new Date(clock.now()).toISOString();
  const recent = String(stub.place([{}]).id);
  expect((await pullAll(connector)).ids).toEqual([recent]);
  stub.state.scopes.add('read_all_orders');
  expect((await pullAll(connector)).ids).toEqual([old, recent]);
  const slice = await told(connector.pull({ cursor: '', since, limit: 10 }));
  expect(slice.orders.map(({ reading }) => reading.externalId)).toEqual([recent]);
});

test('an empty shop; a cursor that nobody can read begins anew', async () => {
  await using shop = await openShop();
  const empty = await pullAll(shop.connector);
  expect(empty.ids).toEqual([]);
  const id = String(shop.stub.place([{}]).id);
  expect((await pullAll(shop.connector, empty.cursor)).ids).toEqual([id]);
  expect((await pullAll(shop.connector, '{"from":7}')).ids).toEqual([id]);
});

test('orders by their ids, as they are now; what is gone, or is no order, is left out', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const [a, b] = [stub.place([{}]), stub.place([{}])].map(({ id }) => String(id));
  // The index does not matter here.
  stub.state.indexLag = DAY;
  const orders = await told(connector.refresh([b ?? '', '99', a ?? '', 'abc', b ?? '']));
  expect(orders.map(({ reading }) => reading.externalId)).toEqual([b, a]);
});

test('an order of 620 lines comes whole', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const lines = Array.from({ length: 620 }, (_, n) => ({ sku: `S${n}`, units: 1 }));
  const id = String(stub.place(lines).id);
  const [pulled] = (await told(connector.pull({ cursor: '', since: null, limit: 5 }))).orders;
  expect(pulled?.reading.lines.map(({ sku }) => sku)).toEqual(lines.map(({ sku }) => sku));
  expect(JSON.parse(pulled?.raw ?? '')).toMatchObject({
    order: { name: `#${id}` },
    lines: [{}, {}, {}],
  });
});
