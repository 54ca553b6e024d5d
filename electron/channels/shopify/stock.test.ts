/** Quantities at Shopify: absolute, with what they were believed to be, one outcome each. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';

const isSet = ({ body }: { body: string }) => body.includes('inventorySetQuantities');
const entry = (listing: string, quantity: number, from: number | null = null) => ({
  ...{ key: `${listing}-${quantity}`, listing, quantity, from },
});
const DONE = { kind: 'done', remote: '' };

test('many are one mutation', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const ids = Array.from({ length: 250 }, (_, n) => stub.list(`S${n}`, n));
  const outcomes = await told(connector.setQuantities(ids.map((id, n) => entry(id, n + 1, n))));
  expect(outcomes).toEqual(ids.map(() => DONE));
  expect(ids.map((id) => stub.quantityOf(id))).toEqual(ids.map((_, n) => n + 1));
  expect(stub.server.asked.filter(isSet)).toHaveLength(1);
  expect(connector.capabilities.quantityBatch).toBe(250);
});

test('each has its own outcome; what one is refused for does not stop the others', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const [a = '', b = '', c = '', d = ''] = ['A', 'B', 'C', 'D'].map((sku) => stub.list(sku, 5));
  const outcomes = await told(
    connector.setQuantities([
      entry(a, 1, 5),
      entry(b, 2, 9),
      entry('99', 3),
      entry('x', 3),
      entry(c, 4),
      entry(d, 2_000_000_000),
    ]),
  );
  expect(outcomes).toMatchObject([
    DONE,
    { kind: 'conflict', remote: '5' },
    { kind: 'rejected', code: 'INVALID_INVENTORY_ITEM' },
    { kind: 'rejected', code: 'INVALID_INVENTORY_ITEM' },
    DONE,
    { kind: 'rejected', code: 'INVALID_QUANTITY_TOO_HIGH' },
  ]);
  expect([a, b, c, d].map((id) => stub.quantityOf(id))).toEqual([1, 5, 4, 5]);
});

test('what was overwritten by nobody is overwritten; a sale in between is not', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const id = stub.list('A', 5);
  expect(await told(connector.setQuantities([entry(id, 8, 4)]))).toEqual([
    { kind: 'conflict', remote: '5' },
  ]);
  // The same again, now that it holds: the failed try has used up its key.
  stub.state.variants[0]?.levels.set(1, 4);
  expect(await told(connector.setQuantities([entry(id, 8, 4)]))).toEqual([DONE]);
  expect(stub.quantityOf(id)).toBe(8);
});

test.each(['lost', 'cut'] as const)(
  'an answer that is %s: said again, nothing changes',
  async (kind) => {
    await using shop = await openShop();
    const { stub, connector } = shop;
    const id = stub.list('A', 5);
    stub.server.fail([{ kind }], isSet);
    const first = await connector.setQuantities([entry(id, 3, 5)]);
    const outcomes = first.ok
      ? first.value
      : await told(connector.setQuantities([entry(id, 3, 5)]));
    expect(outcomes).toEqual([DONE]);
    expect(stub.quantityOf(id)).toBe(3);
    const keys = stub.server.asked.filter(isSet).map(({ body }) => JSON.parse(body).variables.key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  },
);

test('what was done by a try whose key is forgotten is done', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const id = stub.list('A', 5);
  await told(connector.setQuantities([entry(id, 3, 5)]));
  stub.state.keys.clear();
  expect(await told(connector.setQuantities([entry(id, 3, 5)]))).toEqual([DONE]);
});

test('a try that is under way elsewhere is for later', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const code = 'IDEMPOTENCY_CONCURRENT_REQUEST';
  const userErrors = [{ code, field: null, message: 'In progress' }];
  const reply = { body: { data: { inventorySetQuantities: { userErrors } } } };
  stub.server.fail([{ kind: 'instead', reply }], isSet);
  expect(await told(connector.setQuantities([entry(stub.list('A', 5), 3)]))).toEqual([
    { kind: 'retry', afterMs: 10_000, reason: 'In progress' },
  ]);
});

test('the place that was chosen, and no other, is set', async () => {
  await using shop = await openShop();
  const { stub } = shop;
  stub.state.locations.push({ id: 8, name: 'Shop', isFulfillmentService: false, isActive: true });
  const id = stub.list('A', 5);
  stub.state.variants[0]?.levels.set(8, 2);
  const connector = shop.connect({ locationId: '8' });
  expect(await told(connector.setQuantities([entry(id, 7, 2)]))).toEqual([DONE]);
  expect([...(stub.state.variants[0]?.levels ?? [])]).toEqual([
    [1, 5],
    [8, 7],
  ]);
  expect(await shop.connector.setQuantities([entry(id, 7)])).toMatchObject({
    error: { code: 'location' },
  });
});

test('nothing to set asks nothing', async () => {
  await using shop = await openShop();
  expect(await told(shop.connector.setQuantities([]))).toEqual([]);
  expect(shop.stub.server.asked).toEqual([]);
});

test('listings are inventory items, with what stands at our place', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  for (let n = 0; n < 130; n++) stub.list(`S${n}`, n);
  const { variants } = stub.state;
  const [first, second] = variants;
  if (!first || !second) throw new Error('no variants');
  variants[0] = { ...first, tracked: false, barcode: '50123' };
  second.levels.clear();
  const one = await told(connector.listings(''));
  const two = await told(connector.listings(one.next ?? ''));
  const all = [...one.listings, ...two.listings];
  expect(all.map(({ id }) => id)).toEqual(variants.map(({ item }) => String(item)));
  expect(all.slice(0, 3)).toEqual([
    { id: String(first.item), sku: 'S0', barcode: '50123', title: 'Thing S0', quantity: null },
    { id: String(second.item), sku: 'S1', barcode: '', title: 'Thing S1', quantity: null },
    { id: String(variants[2]?.item), sku: 'S2', barcode: '', title: 'Thing S2', quantity: 2 },
  ]);
  expect(two.next).toBeNull();
});

test('a shipped parcel takes its units off what is on hand', async () => {
  await using shop = await openShop();
  const { stub, connector } = shop;
  const listing = stub.list('NB-A6', 10);
  const { id, lines } = stub.place([{ sku: 'NB-A6', units: 3 }]);
  await told(
    connector.confirmShipment({
      ...{ key: 'k', externalId: String(id), carrier: 'UPS', tracking: '1Z' },
      lines: [{ line: String(lines[0]?.id), units: 3 }],
      shippedAt: '2026-11-23T12:00:00.000Z',
    }),
  );
  expect(stub.quantityOf(listing)).toBe(7);
});
