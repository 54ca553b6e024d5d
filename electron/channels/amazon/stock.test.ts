/** Quantities into a stub Amazon, and what it lists. */
import { expect, test } from 'vitest';
import type { Listing, QuantityOut } from '../../../shared/channels/port.ts';
import { told } from '../testing/told.ts';
import { type OpenShop, openShop } from './testing/open-shop.ts';
import type { Availability } from './testing/stub-listings.ts';

function list({ amazon, now }: OpenShop, sku: string, availability: Availability[]) {
  const createdDate = new Date(now() + amazon.listings.size).toISOString();
  const listing = { sku, title: `A ${sku}`, ean: '5012345678900', createdDate, availability };
  amazon.listings.set(sku, listing);
  return listing;
}

function own(quantity: number): Availability {
  return { fulfillment_channel_code: 'DEFAULT', quantity, lead_time_to_ship_max_days: 12 };
}

function wanted(listing: string, quantity: number, from: number | null = null): QuantityOut {
  return { key: listing, listing, quantity, from };
}

test('a quantity is set, and the handling time stays', async () => {
  await using shop = await openShop();
  const mug = list(shop, 'MUG/1 blue', [own(3)]);
  expect(await told(shop.connector.setQuantities([wanted('MUG/1 blue', 7)]))).toEqual([
    { kind: 'done', remote: 's1' },
  ]);
  expect(mug.availability).toEqual([own(7)]);
});

test('each entry has an outcome of its own', async () => {
  await using shop = await openShop();
  const fba = list(shop, 'FBA', [{ fulfillment_channel_code: 'AMAZON_EU' }]);
  const cup = list(shop, 'CUP', [own(5)]);
  const bowl = list(shop, 'BOWL', [own(1)]);
  const entries = [
    wanted('GONE', 1),
    wanted('FBA', 1),
    wanted('CUP', 2, 4),
    wanted('BOWL', -1),
    wanted('BOWL', 4, 1),
  ];
  const outcomes = await told(shop.connector.setQuantities(entries));
  expect(outcomes).toMatchObject([
    { kind: 'rejected', code: 'no-listing' },
    { kind: 'rejected', code: 'fulfilled-by-amazon' },
    { kind: 'conflict', remote: '5' },
    { kind: 'rejected', code: '90000900', reason: 'The Quantity field cannot be negative.' },
    { kind: 'done' },
  ]);
  expect([fba, cup, bowl].map((one) => one.availability)).toEqual([
    [{ fulfillment_channel_code: 'AMAZON_EU' }],
    [own(5)],
    [own(4)],
  ]);
});

test('a fault stops only the entries behind it, within the limits that Amazon sets', async () => {
  await using shop = await openShop();
  const skus = Array.from({ length: 25 }, (_, n) => `S${n}`);
  for (const sku of skus) list(shop, sku, [own(0)]);
  const set = () => shop.connector.setQuantities(skus.map((sku, n) => wanted(sku, n)));
  const done = await told(set());
  expect(done.map(({ kind }) => kind)).toEqual(skus.map(() => 'done'));
  expect([...shop.amazon.listings.values()].map((one) => one.availability[0]?.quantity)).toEqual(
    skus.map((_, n) => n),
  );
  const reply = { status: 503, body: '<html>' };
  shop.amazon.server.fail(Array(4).fill({ kind: 'instead', reply }), ({ path }) =>
    path.endsWith('/S9'),
  );
  const partly = await told(set());
  expect(partly.map(({ kind }) => kind)).toEqual(skus.map((_, n) => (n < 9 ? 'done' : 'retry')));
});

test('listings come oldest first, with what the seller ships himself of them', async () => {
  await using shop = await openShop();
  list(shop, 'MUG', [own(3)]);
  list(shop, 'FBA', [{ fulfillment_channel_code: 'AMAZON_EU', quantity: 90 }]);
  list(shop, 'NEW', []);
  const entry = (sku: string, quantity: number | null) => {
    return { id: sku, sku, barcode: '5012345678900', title: `A ${sku}`, quantity };
  };
  expect(await told(shop.connector.listings(''))).toEqual({
    listings: [entry('MUG', 3), entry('FBA', null), entry('NEW', null)],
    next: null,
  });
});

test('more than the thousand that Amazon pages through are read', async () => {
  await using shop = await openShop();
  for (let n = 0; n < 2_050; n += 1) list(shop, `S${n}`, [own(n)]);
  const skus = new Set<string>();
  for (let next: string | null = ''; next !== null; ) {
    const slice: { listings: readonly Listing[]; next: string | null } = await told(
      shop.connector.listings(next),
    );
    for (const { sku } of slice.listings) skus.add(sku);
    next = slice.next;
  }
  expect(skus.size).toBe(2_050);
});
