/** Law I2: stock is given out once, by rank, and what nobody has is somebody's shortage. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, availabilityOf, type Demand, type Shortage } from './allocation.ts';

const line = fc.record({
  skuId: fc.constantFrom('mug', 'tee', 'cap'),
  units: fc.integer({ min: 0, max: 4 }),
});

const demands: fc.Arbitrary<Demand[]> = fc
  .array(
    fc.record({
      rank: fc.constantFrom('1', '2', '3'),
      waiting: fc.boolean(),
      lines: fc.array(line, { maxLength: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map((order, n) => ({
      ...order,
      id: `o${n}`,
      lines: order.lines.map((one) => ({ ...one, sku: one.skuId.toUpperCase() })),
    })),
  );

/** Nobody ever entered stock for `cap`; `mug` may have been oversold. */
const stock = fc.record({ mug: fc.integer({ min: -2, max: 9 }), tee: fc.nat(9) });

function stockOf(held: { readonly mug: number; readonly tee: number }) {
  return (skuId: string) => (skuId === 'mug' || skuId === 'tee' ? held[skuId] : undefined);
}

function missing(shortages: Iterable<readonly Shortage[]>, sku: string): number {
  return [...shortages]
    .flat()
    .filter((shortage) => shortage.sku === sku)
    .reduce((sum, shortage) => sum + shortage.missing, 0);
}

const RUNS = { numRuns: 1000 };

describe('I2', () => {
  test('shortages are what is backordered; no more is given out than is on hand', () => {
    fc.assert(
      fc.property(demands, stock, (wanted, held) => {
        const { shortages, demand } = allocate(wanted, stockOf(held));
        for (const skuId of ['mug', 'tee'] as const) {
          const figures = availabilityOf(held[skuId], 0, demand.get(skuId) ?? 0);
          expect(missing(shortages.values(), skuId.toUpperCase())).toBe(figures.backordered);
          expect(figures.allocated).toBeLessThanOrEqual(Math.max(0, held[skuId]));
        }
        expect(missing(shortages.values(), 'CAP')).toBe(0);
      }),
      RUNS,
    );
  });

  test('does not depend on the order of the demands', () => {
    const shuffled = demands.chain((made) =>
      fc.record({
        made: fc.constant(made),
        other: fc.shuffledSubarray(made, { minLength: made.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, stock, ({ made, other }, held) => {
        expect(allocate(other, stockOf(held))).toEqual(allocate(made, stockOf(held)));
      }),
      RUNS,
    );
  });

  test('an order that goes short leaves nothing to those after it, and nobody before it goes without', () => {
    fc.assert(
      fc.property(demands, stock, (wanted, held) => {
        const { shortages } = allocate(wanted, stockOf(held));
        const served = [...wanted].sort((a, b) => (place(a) < place(b) ? -1 : 1));
        let shortMugs = false;
        for (const order of served) {
          const mugs = order.lines
            .filter((one) => one.skuId === 'mug')
            .reduce((sum, one) => sum + one.units, 0);
          const short = missing([shortages.get(order.id) ?? []], 'MUG');
          if (shortMugs) expect(short).toBe(mugs);
          shortMugs ||= short > 0;
        }
      }),
      RUNS,
    );
  });
});

function place(order: Demand): string {
  return `${Number(order.waiting)}|${order.rank}|${order.id}`;
}

test('orders that cannot be worked on do not take stock from those that can', () => {
  const one = (id: string, rank: string, waiting: boolean): Demand => ({
    id,
    rank,
    waiting,
    lines: [{ skuId: 'mug', sku: 'MUG', units: 2 }],
  });
  const { shortages } = allocate(
    [one('held', '1', true), one('ready', '9', false)],
    stockOf({ mug: 3, tee: 0 }),
  );
  expect([...shortages]).toEqual([['held', [{ sku: 'MUG', missing: 1 }]]]);
});

test.each([
  [[10, 2, 3], { onHand: 10, allocated: 3, available: 5, backordered: 0 }],
  [[3, 1, 5], { onHand: 3, allocated: 3, available: -1, backordered: 2 }],
  [[-2, 0, 4], { onHand: -2, allocated: 0, available: -2, backordered: 4 }],
  [[5, 0, 0], { onHand: 5, allocated: 0, available: 5, backordered: 0 }],
])(
  'available = on hand − allocated − safety: %j',
  ([held = 0, safety = 0, demand = 0], figures) => {
    expect(availabilityOf(held, safety, demand)).toEqual(figures);
  },
);

test('a kit takes its parts, and is short of as many as its scarcest part lacks', () => {
  const parts = [
    { skuId: 'mug', units: 2 },
    { skuId: 'box', units: 1 },
  ];
  const wants = (id: string, rank: string, skuId: string, units: number, made?: typeof parts) => ({
    ...{ id, rank, waiting: false },
    lines: [{ skuId, sku: skuId.toUpperCase(), units, ...(made ? { parts: made } : {}) }],
  });
  const stock = new Map([
    ['mug', 5],
    ['box', 9],
  ]);
  const { shortages, demand } = allocate(
    [wants('kits', '1', 'set', 3, parts), wants('mug', '2', 'mug', 1)],
    (id) => stock.get(id),
  );
  expect([...shortages]).toEqual([
    ['kits', [{ sku: 'SET', missing: 1 }]],
    ['mug', [{ sku: 'MUG', missing: 1 }]],
  ]);
  expect([...demand]).toEqual([
    ['set', 3],
    ['mug', 7],
    ['box', 3],
  ]);
});
