/** Oversold orders are named, with who could go without. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Demand } from '../../inventory/allocation.ts';
import { oversoldOf, stillMissing } from './short-orders.ts';

function demand(id: string, rank: string, units: number, waiting = false): Demand {
  return { id, rank, waiting, lines: [{ skuId: 'mug', sku: 'MUG', units }] };
}

const orders = [
  demand('late', '9', 1),
  demand('held', '1', 2, true),
  demand('first', '1', 2),
  demand('large', '3', 4),
];

test('the orders of an oversold SKU in their turn, and two ways to go short', () => {
  const sold = oversoldOf('mug', 5, orders);
  expect(sold).toEqual({
    skuId: 'mug',
    units: 4,
    orders: [
      { id: 'first', units: 2, missing: 0 },
      { id: 'large', units: 4, missing: 1 },
      { id: 'late', units: 1, missing: 1 },
      { id: 'held', units: 2, missing: 2 },
    ],
    choices: { 'last-served': ['held', 'late', 'large'], fewest: ['large'] },
  });
  expect(sold && stillMissing(sold, new Set(['held', 'first']))).toBe(0);
  expect(sold && stillMissing(sold, new Set(['late']))).toBe(3);
});

test('nothing is oversold where there is enough, or nobody wants it', () => {
  expect(oversoldOf('mug', 9, orders)).toBe(undefined);
  expect(oversoldOf('tee', 0, orders)).toBe(undefined);
});

const demands = fc
  .array(fc.tuple(fc.constantFrom('1', '2', '3'), fc.nat(5), fc.boolean()), { maxLength: 7 })
  .map((made) => made.map(([rank, units, waiting], n) => demand(`o${n}`, rank, units, waiting)));

test('as allocation shares out, and each choice is enough', () => {
  fc.assert(
    fc.property(demands, fc.integer({ min: -2, max: 20 }), (wanted, onHand) => {
      const sold = oversoldOf('mug', onHand, wanted);
      const shortages = [...allocate(wanted, () => onHand).shortages];
      const short = sold?.orders.filter(({ missing }) => missing > 0) ?? [];
      expect(short.map(({ id, missing }) => [id, [{ sku: 'MUG', missing }]])).toEqual(shortages);
      for (const ids of Object.values(sold?.choices ?? {}))
        expect(sold && stillMissing(sold, new Set(ids))).toBe(0);
      const { fewest, 'last-served': last } = sold?.choices ?? { fewest: [], 'last-served': [] };
      expect(fewest.length).toBeLessThanOrEqual(last.length);
    }),
  );
});
