/** Listings of Etsy and their quantities: an inventory is written whole, and never with nothing left in it. */
import { expect, test } from 'vitest';
import type { QuantityOut } from '../../../shared/channels/port.ts';
import { openShop, told } from './testing/open-shop.ts';
import { inventoryOf, oneProduct } from './testing/stub-listings.ts';

function to(listing: string, quantity: number, from: number | null = null): QuantityOut {
  return { key: listing, listing, quantity, from };
}

const COLOURS = inventoryOf([
  ['MUG-W', 3, 'White'],
  ['MUG-B', 4, 'Blue/Green'],
]);
const DONE = { kind: 'done', remote: '' };

type Shop = Awaited<ReturnType<typeof openShop>>;

function set(shop: Shop, ...quantities: QuantityOut[]) {
  return told(shop.connector.setQuantities(quantities));
}

function quantitiesIn(shop: Shop, listing: string) {
  return shop.stub.listings.all
    .get(listing)
    ?.inventory.products.map(({ offerings }) => offerings[0]?.quantity);
}

test('a listing without variations is one, others are one for each', async () => {
  await using shop = await openShop();
  const pen = shop.stub.listings.add({ title: 'Pen', inventory: oneProduct('PEN', 7) });
  const mug = shop.stub.listings.add({ title: 'Mug', inventory: COLOURS });
  expect(await told(shop.connector.listings(''))).toEqual({
    listings: [
      { id: pen, sku: 'PEN', barcode: '', title: 'Pen', quantity: 7 },
      { id: `${mug}/200=White`, sku: 'MUG-W', barcode: '', title: 'Mug, White', quantity: 3 },
      {
        id: `${mug}/200=Blue/Green`,
        sku: 'MUG-B',
        barcode: '',
        title: 'Mug, Blue/Green',
        quantity: 4,
      },
    ],
    next: null,
  });
});

test('listings come by the hundred, and after them those that we took off sale', async () => {
  await using shop = await openShop();
  const ids = Array.from({ length: 102 }, (_, n) =>
    shop.stub.listings.add({ inventory: oneProduct(`SKU-${n}`, 1) }),
  );
  await set(shop, to(ids[0] ?? '', 0));
  shop.stub.listings.add({ state: 'inactive', inventory: oneProduct('SELLERS-OWN', 1) });
  const first = await told(shop.connector.listings(''));
  const second = await told(shop.connector.listings(first.next ?? ''));
  const last = await told(shop.connector.listings(second.next ?? ''));
  const found = [first, second, last].flatMap((slice) => slice.listings);
  expect([first.next, second.next, last.next]).toEqual(['active:100', 'hidden:0', null]);
  expect(found.map(({ id }) => id)).toEqual([...ids.slice(1), ids[0]]);
  expect(found.at(-1)?.quantity).toBe(0);
});

test('only the quantity changes of what is written back', async () => {
  await using shop = await openShop();
  const mug = shop.stub.listings.add({ inventory: COLOURS });
  expect(await set(shop, to(`${mug}/200=White`, 9))).toEqual([DONE]);
  // By the same name again, whatever ids Etsy gave its products meanwhile.
  expect(await set(shop, to(`${mug}/200=White`, 8))).toEqual([DONE]);
  expect(shop.stub.listings.all.get(mug)?.inventory).toEqual({
    ...COLOURS,
    products: COLOURS.products.map((product, at) => ({
      ...product,
      offerings: product.offerings.map((one) => ({ ...one, quantity: at === 0 ? 8 : 4 })),
    })),
  });
});

test('entries of one listing are one write, each with its own outcome', async () => {
  await using shop = await openShop();
  const mug = shop.stub.listings.add({ inventory: COLOURS });
  const outcomes = await set(
    shop,
    to(`${mug}/200=White`, 5, 3),
    to('9', 1),
    to(`${mug}/200=Blue/Green`, 6, 1),
    to(`${mug}/200=Red`, 6),
    to('no listing', 6),
  );
  expect(outcomes).toEqual([
    DONE,
    { kind: 'rejected', code: 'unknown-listing', reason: 'Etsy has no listing 9' },
    { kind: 'conflict', remote: '4' },
    { kind: 'rejected', code: 'unknown-listing', reason: `Etsy has no listing ${mug}/200=Red` },
    { kind: 'rejected', code: 'unknown-listing', reason: 'Etsy has no listing no listing' },
  ]);
  expect(quantitiesIn(shop, mug)).toEqual([5, 4]);
});

test('two writes to one listing at once both stand', async () => {
  await using shop = await openShop();
  const mug = shop.stub.listings.add({ inventory: COLOURS });
  await Promise.all([
    set(shop, to(`${mug}/200=White`, 11)),
    set(shop, to(`${mug}/200=Blue/Green`, 12)),
  ]);
  expect(quantitiesIn(shop, mug)).toEqual([11, 12]);
});

test('where nothing is left the listing is taken off sale, and comes back with the next units', async () => {
  await using shop = await openShop();
  const mug = shop.stub.listings.add({ inventory: COLOURS });
  const [white, blue] = [`${mug}/200=White`, `${mug}/200=Blue/Green`];
  expect(await set(shop, to(white, 0))).toEqual([DONE]);
  expect(await set(shop, to(blue, 0))).toEqual([{ kind: 'done', remote: 'inactive' }]);
  expect([shop.stub.listings.all.get(mug)?.state, shop.hidden.text]).toEqual([
    'inactive',
    `["${mug}"]`,
  ]);
  // What Etsy still has of the blue ones is not sold with the white.
  expect(await set(shop, to(white, 2, 0))).toEqual([DONE]);
  expect(quantitiesIn(shop, mug)).toEqual([2, 0]);
  expect([shop.stub.listings.all.get(mug)?.state, shop.hidden.text]).toEqual(['active', '[]']);
});

test('a listing that the seller took off sale stays so, and that is told', async () => {
  await using shop = await openShop();
  const pen = shop.stub.listings.add({ state: 'inactive', inventory: oneProduct('PEN', 7) });
  expect(await set(shop, to(pen, 5))).toEqual([{ kind: 'done', remote: 'inactive' }]);
  expect(shop.stub.listings.all.get(pen)?.state).toBe('inactive');
});

test('what is sold out costs a fee to renew, so a person decides', async () => {
  await using shop = await openShop();
  const pen = shop.stub.listings.add({ state: 'sold_out', inventory: oneProduct('PEN', 0) });
  expect(await set(shop, to(pen, 0))).toEqual([{ kind: 'done', remote: 'sold_out' }]);
  expect(await set(shop, to(pen, 5))).toMatchObject([{ kind: 'rejected', code: 'not-for-sale' }]);
});

test('variations that share one quantity cannot have two', async () => {
  await using shop = await openShop();
  const inventory = {
    ...inventoryOf([
      ['A', 4, 'White'],
      ['B', 4, 'Blue'],
    ]),
    quantity_on_property: [],
  };
  const mug = shop.stub.listings.add({ inventory });
  expect(await set(shop, to(`${mug}/200=White`, 2))).toMatchObject([
    { kind: 'rejected', code: 'shared-quantity' },
  ]);
  expect(await set(shop, to(`${mug}/200=White`, 2), to(`${mug}/200=Blue`, 2))).toEqual([
    DONE,
    DONE,
  ]);
});

test('Etsy shows 999 at most', async () => {
  await using shop = await openShop();
  const pen = shop.stub.listings.add({ inventory: oneProduct('PEN', 7) });
  expect(await set(shop, to(pen, 5000))).toEqual([{ kind: 'done', remote: '999' }]);
});

test('a fault of a later listing is that of its entries alone', async () => {
  await using shop = await openShop();
  const [pen, pad] = ['PEN', 'PAD'].map((sku) =>
    shop.stub.listings.add({ inventory: oneProduct(sku, 7) }),
  );
  const nonsense = { kind: 'instead', reply: { body: '<html>Hello</html>' } } as const;
  shop.stub.server.fail([nonsense], ({ path }) => path.includes(`/${pad}/`));
  const outcomes = await set(shop, to(pen ?? '', 1), to(pad ?? '', 1));
  expect(outcomes).toMatchObject([DONE, { kind: 'retry', reason: 'nonsense' }]);
});
