/** Listings of eBay and their quantities. */
import { expect, test } from 'vitest';
import type { QuantityOut } from '../../../shared/channels/port.ts';
import { openShop, told } from './testing/open-shop.ts';

function to(listing: string, quantity: number, from: number | null = null): QuantityOut {
  return { key: listing, listing, quantity, from };
}

test('listings are items with a published offer, page by page', async () => {
  await using shop = await openShop();
  shop.stub.stock.add('PEN/BR 1', 4, { ean: '4006381333931', title: 'Brass Pen' });
  shop.stub.stock.add('NEVER-OFFERED', 9, { offerId: '' });
  for (let n = 0; n < 25; n += 1) shop.stub.stock.add(`SKU-${n}`, n);
  const first = await told(shop.connector.listings(''));
  expect(first.listings[0]).toEqual({
    id: '7000000000/PEN/BR 1',
    sku: 'PEN/BR 1',
    barcode: '4006381333931',
    title: 'Brass Pen',
    quantity: 4,
  });
  const second = await told(shop.connector.listings(first.next ?? ''));
  expect(second.next).toBe(null);
  const skus = [...first.listings, ...second.listings].map(({ sku }) => sku);
  expect(skus).toEqual(['PEN/BR 1', ...Array.from({ length: 25 }, (_, n) => `SKU-${n}`)]);
});

test.each([false, true])(
  'quantities, each with its own outcome; one item a call: %s',
  async (oneAtATime) => {
    await using shop = await openShop({ oneAtATime });
    const { stock } = shop.stub;
    const [pen, pad, mug] = ['PEN/BR 1', 'PAD', 'MUG'].map((sku) => stock.add(sku, 5));
    const outcomes = await told(
      shop.connector.setQuantities([
        to(pen ?? '', 3, 5),
        to('123/GONE', 1),
        to(pad ?? '', 0, 4),
        to('no listing', 1),
        to(mug ?? '', 7),
      ]),
    );
    expect(outcomes).toEqual([
      { kind: 'done', remote: '' },
      { kind: 'rejected', code: '25713', reason: 'This Offer is not available.' },
      { kind: 'conflict', remote: '5' },
      { kind: 'rejected', code: 'unknown-listing', reason: 'eBay has no listing no listing' },
      { kind: 'done', remote: '' },
    ]);
    expect([...stock.items.values()].map(({ quantity }) => quantity)).toEqual([3, 5, 7]);
  },
);

test('the item and its offer are told the same, twenty-five at a time', async () => {
  await using shop = await openShop();
  const ids = Array.from({ length: 30 }, (_, n) => shop.stub.stock.add(`SKU-${n}`, 1));
  const outcomes = await told(shop.connector.setQuantities(ids.map((id) => to(id, 2))));
  expect(outcomes).toEqual(ids.map(() => ({ kind: 'done', remote: '' })));
  const sent = shop.stub.server.asked
    .filter(({ path }) => path.endsWith('/bulk_update_price_quantity'))
    .map(({ body }) => JSON.parse(body).requests);
  expect(sent.map(({ length }) => length)).toEqual([25, 5]);
  expect(sent[0][0]).toEqual({
    sku: 'SKU-0',
    shipToLocationAvailability: { quantity: 2 },
    offers: [{ offerId: '7000000000', availableQuantity: 2 }],
  });
});

test('a listing that was changed 250 times today is told later', async () => {
  await using shop = await openShop();
  const id = shop.stub.stock.add('PEN', 1, { changed: 249 });
  expect(await told(shop.connector.setQuantities([to(id, 2)]))).toMatchObject([{ kind: 'done' }]);
  expect(await told(shop.connector.setQuantities([to(id, 3)]))).toEqual([
    { kind: 'retry', afterMs: 3_600_000, reason: 'The number of revisions a day is reached.' },
  ]);
});

test('a fault of a later batch is that of its entries alone', async () => {
  await using shop = await openShop();
  const ids = Array.from({ length: 26 }, (_, n) => shop.stub.stock.add(`SKU-${n}`, 1));
  const nonsense = { kind: 'instead', reply: { body: '<html>Hello</html>' } } as const;
  shop.stub.server.fail([nonsense], ({ body }) => body.includes('"SKU-25"'));
  const outcomes = await told(shop.connector.setQuantities(ids.map((id) => to(id, 2))));
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(25).fill('done'), 'retry']);
});
