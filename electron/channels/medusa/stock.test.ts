/** Quantities, listings and locations. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';
import { LOCATION } from './testing/stub-shop.ts';

const entry = (listing: string, quantity: number, from: number | null = null) => {
  return { key: `${listing}=${quantity}`, listing, quantity, from };
};

test('each entry has its own outcome, in their order', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const [a, b, c] = ['A', 'B', 'C'].map((sku) => shop.stock(sku, 5).id);
  const outcomes = await told(
    connector.setQuantities([entry(a, 7, 5), entry(b, 7, 4), entry(c, -1), entry(c, 0)]),
  );
  expect(outcomes).toEqual([
    { kind: 'done', remote: '' },
    { kind: 'conflict', remote: '5' },
    {
      kind: 'rejected',
      code: 'invalid_data',
      reason: 'Number must be greater than or equal to 0',
    },
    { kind: 'done', remote: '' },
  ]);
  expect([a, b, c].map((id) => shop.level(id).stocked_quantity)).toEqual([7, 5, 0]);
});

test('150 go in two requests', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const ids = Array.from({ length: 150 }, (_, n) => shop.stock(`S${n}`, 1).id);
  await told(connector.setQuantities(ids.map((id) => entry(id, 3))));
  const posts = shop.server.asked.filter(({ method }) => method === 'POST');
  expect(posts.map(({ body }) => JSON.parse(body).update.length)).toEqual([100, 50]);
});

test('a fault in the middle stops what is behind it, not what is done', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const ids = Array.from({ length: 101 }, (_, n) => shop.stock(`S${n}`, 1).id);
  const reply = { status: 403, body: { type: 'forbidden', message: 'no' } };
  shop.server.fail([{ kind: 'instead', reply }], ({ body }) => body.includes(ids[100] ?? ''));
  const outcomes = await told(connector.setQuantities(ids.map((id) => entry(id, 3))));
  expect(outcomes.slice(99)).toEqual([
    { kind: 'done', remote: '' },
    { kind: 'retry', afterMs: 30_000, reason: 'signed-out' },
  ]);
});

test('a shop with several locations has to be told which is ours', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const { id } = shop.stock('A', 5);
  shop.locations.push({ id: 'sloc_york', name: 'York' });
  expect(await connector.test()).toEqual({
    ok: false,
    error: {
      kind: 'refused',
      code: 'several-locations',
      reason:
        'Reading stock locations: Choose the one to pack at: Leeds (sloc_leeds), York (sloc_york)',
    },
  });
  const outcome = await told(open.connect({ location: LOCATION }).setQuantities([entry(id, 2)]));
  expect([outcome, shop.level(id).stocked_quantity]).toEqual([[{ kind: 'done', remote: '' }], 2]);
});

test('listings are inventory items by their products, with what stands at our location', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const { id: a } = shop.stock('A', 5);
  const { id: b } = shop.stock('B', 5, {
    location_levels: [],
    variants: [{ title: 'Blue / L', ean: '4006381333931', product: { title: 'Shirt' } }],
  });
  const { id: c } = shop.stock('C', 0, { title: 'Box', variants: [] });
  expect(await told(connector.listings(''))).toEqual({
    listings: [
      { id: a, sku: 'A', barcode: '5012345678900', title: 'Product A', quantity: 5 },
      { id: b, sku: 'B', barcode: '4006381333931', title: 'Shirt, Blue / L', quantity: null },
      { id: c, sku: 'C', barcode: '', title: 'Box', quantity: 0 },
    ],
    next: null,
  });
});

test('listings go on from slice to slice', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  const skus = Array.from({ length: 101 }, (_, n) => shop.stock(`S${n}`, 1).sku);
  const first = await told(connector.listings(''));
  const second = await told(connector.listings(first.next ?? ''));
  const found = [...first.listings, ...second.listings].map(({ sku }) => sku);
  expect([found, second.next]).toEqual([skus, null]);
});
