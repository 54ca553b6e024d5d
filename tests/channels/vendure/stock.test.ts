/** Listings and quantities of a real Vendure. */
import { expect, test } from 'vitest';
import { variant, vendure } from './shop.ts';

const entry = (listing: string, quantity: number, from: number | null = null) => ({
  ...{ key: `q-${listing}`, listing, quantity, from },
});

test('every variant is a listing; one that is not counted has no quantity', async () => {
  const { id, onHand } = await variant('TOTE-BLK');
  const answer = await vendure.listings('');
  expect(answer).toMatchObject({ ok: true, value: { next: null } });
  const listings = answer.ok ? answer.value.listings : [];
  expect(listings).toHaveLength(5);
  expect(listings).toContainEqual({
    ...{ id, sku: 'TOTE-BLK', barcode: '', title: 'Canvas Tote Black', quantity: onHand },
  });
  expect(listings.find(({ sku }) => sku === 'GIFT')).toMatchObject({ quantity: null });
});

test('a quantity is what is on hand, and is not written where the shop has another than we thought', async () => {
  const [black, natural] = [await variant('TOTE-BLK'), await variant('TOTE-NAT')];
  const answer = await vendure.setQuantities([
    entry(black.id, 70, black.onHand),
    entry(natural.id, 80, natural.onHand + 1),
  ]);
  expect(answer).toEqual({
    ok: true,
    value: [
      { kind: 'done', remote: '' },
      { kind: 'conflict', remote: String(natural.onHand) },
    ],
  });
  expect([await variant('TOTE-BLK'), await variant('TOTE-NAT')]).toEqual([
    { ...black, onHand: 70 },
    natural,
  ]);
});

test('nothing to set is nothing done', async () => {
  expect(await vendure.setQuantities([])).toEqual({ ok: true, value: [] });
});
