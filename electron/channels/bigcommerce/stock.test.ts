/** Quantities and listings. */
import { expect, test } from 'vitest';
import { openShop, told } from './testing/open-shop.ts';
import type { StubShop } from './testing/stub-shop.ts';

const entry = (listing: string, quantity: number, from: number | null = null) => {
  return { key: `${listing}=${quantity}`, listing, quantity, from };
};
const DONE = { kind: 'done', remote: '' };

function stocked(
  shop: StubShop,
  product: number,
  changes: Partial<StubShop['stock'][number]> = {},
) {
  const variant = product * 10;
  const one = { sku: `S${product}`, product, variant, tracked: 'variant' as const, quantity: 5 };
  shop.stock.push({ ...one, ...changes });
}
const quantities = (shop: StubShop) => shop.stock.map(({ quantity }) => quantity);

test('each entry has its own outcome, in their order', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  for (const product of [1, 2, 3]) stocked(shop, product);
  const outcomes = await told(
    connector.setQuantities([
      entry('1/10', 7, 5),
      entry('2/20', 7, 4),
      entry('4/40', 7),
      entry('a towel', 7),
      entry('3/30', 0),
    ]),
  );
  expect(outcomes).toEqual([
    DONE,
    { kind: 'conflict', remote: '5' },
    {
      kind: 'rejected',
      code: '422',
      reason: '[Item {"location_id":1,"variant_id":40,"quantity":7} was not found]',
    },
    { kind: 'rejected', code: 'unknown-listing', reason: 'no listing is called a towel' },
    DONE,
  ]);
  expect(quantities(shop)).toEqual([7, 5, 0]);
});

test('a variant that is counted at its product is set there', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  stocked(shop, 1);
  stocked(shop, 2, { tracked: 'product' });
  stocked(shop, 3, { variant: null, tracked: 'product' });
  const outcomes = await told(
    connector.setQuantities([entry('1/10', 8), entry('2/20', 8), entry('3', 8)]),
  );
  expect([outcomes, quantities(shop)]).toEqual([
    [DONE, DONE, DONE],
    [8, 8, 8],
  ]);
});

test('2001 go in two adjustments, one after the other', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  for (let product = 1; product <= 2001; product += 1) stocked(shop, product);
  const entries = shop.stock.map(({ product, variant }) => entry(`${product}/${variant}`, 3));
  const outcomes = await told(connector.setQuantities(entries));
  expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
  expect(shop.server.asked.map(({ body }) => JSON.parse(body).items.length)).toEqual([2000, 1]);
  expect(new Set(quantities(shop))).toEqual(new Set([3]));
});

test('a fault of the second adjustment stops only its own', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  for (let product = 1; product <= 2001; product += 1) stocked(shop, product);
  const reply = { status: 423, body: {} };
  shop.server.fail([{ kind: 'instead', reply }], ({ body }) => body.includes('20010'));
  const entries = shop.stock.map(({ product, variant }) => entry(`${product}/${variant}`, 3));
  expect((await told(connector.setQuantities(entries))).slice(1999)).toEqual([
    DONE,
    { kind: 'retry', afterMs: 30_000, reason: 'busy' },
  ]);
});

test('listings come from slice to slice, as products and their variants', async () => {
  await using open = await openShop();
  const { shop, connector } = open;
  stocked(shop, 900, { variant: null });
  for (let product = 1; product <= 100; product += 1) stocked(shop, product);
  const first = await told(connector.listings(''));
  const second = await told(connector.listings(first.next ?? ''));
  expect(first.listings.slice(0, 2)).toEqual([
    { id: '900', sku: 'S900', barcode: '', title: 'S900', quantity: 5 },
    { id: '1/10', sku: 'S1', barcode: '', title: 'S1', quantity: 5 },
  ]);
  expect([first.listings.length, second.listings.map(({ id }) => id), second.next]).toEqual([
    100,
    ['100/1000'],
    null,
  ]);
});
