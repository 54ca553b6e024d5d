/** Law I1: the fold of a set of movements does not depend on the order in which they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MovementKind, MovementRecord } from '../records/movement.ts';
import { ANA, stampAt } from '../testing/orders.ts';
import { addMovement, foldLedger, historyOf, onHand, type SkuStock } from './ledger.ts';
import { isRecalled, recallOf } from './recall.ts';

const kinds: MovementKind[] = [
  'received',
  'shipped',
  'adjusted',
  'transferred',
  'returned',
  'counted',
];

function moved(
  id: string,
  kind: MovementKind,
  units: number,
  minutes: number,
  bin = 'A1',
): MovementRecord {
  return {
    id,
    kind,
    skuId: 'mug',
    bin,
    units,
    at: stampAt(minutes),
    by: ANA,
    reason: '',
    source: '',
  };
}

/** Movements of one SKU, often at the same moment and in the same bin; each id once. */
const movements = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      units: fc.integer({ min: -5, max: 5 }),
      minutes: fc.nat(6),
      bin: fc.constantFrom('A1', 'B2', ''),
    }),
    { maxLength: 14 },
  )
  .map((made) =>
    made.map(({ kind, units, minutes, bin }, n) =>
      moved(`m${n}`, kind, kind === 'counted' ? Math.abs(units) : units, minutes, bin),
    ),
  );

const twoOrders = movements.chain((made) =>
  fc.record({
    made: fc.constant(made),
    shuffled: fc.shuffledSubarray(made, { minLength: made.length }),
  }),
);

/** The same with some of the counts recalled, a while later. */
const withRecalls = fc
  .record({ made: movements, recalled: fc.array(fc.nat(13)) })
  .map(({ made, recalled }) => [
    ...made,
    ...made.flatMap((count, n) =>
      count.kind === 'counted' && recalled.includes(n)
        ? [recallOf(count, { at: stampAt(7 + n), by: ANA, reason: '' })]
        : [],
    ),
  ]);

const RUNS = { numRuns: 1000 };

describe('I1', () => {
  test('the fold does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(twoOrders, ({ made, shuffled }) => {
        expect(foldLedger(shuffled)).toEqual(foldLedger(made));
      }),
      RUNS,
    );
  });

  test('taking movements in one by one gives the fold, or says that it has to be folded again', () => {
    fc.assert(
      fc.property(twoOrders, ({ shuffled }) => {
        let stock: SkuStock = {};
        let newest = '';
        for (const [n, movement] of shuffled.entries()) {
          const all = shuffled.slice(0, n + 1);
          const next = addMovement(stock, movement, movement.at > newest);
          if (next === 'refold') expect(movement.kind).toBe('counted');
          stock = next === 'refold' ? foldLedger(all) : next;
          newest = movement.at > newest ? movement.at : newest;
          expect(stock).toEqual(foldLedger(all));
        }
      }),
      RUNS,
    );
  });

  test('movements in order of their stamps never need folding again', () => {
    const made = [
      moved('a', 'received', 5, 1),
      moved('b', 'counted', 4, 2),
      moved('c', 'shipped', -1, 3),
    ];
    const stock = made.reduce<SkuStock>((held, movement) => {
      const next = addMovement(held, movement, true);
      return next === 'refold' ? {} : next;
    }, {});
    expect(stock).toEqual({ A1: { baseAt: stampAt(2), base: 4, since: -1, entered: true } });
  });
});

describe('a recalled count', () => {
  const twoOrdersOfRecalls = withRecalls.chain((made) =>
    fc.record({
      made: fc.constant(made),
      shuffled: fc.shuffledSubarray(made, { minLength: made.length }),
    }),
  );

  test('is as if it had never been made, whatever arrives first (I1)', () => {
    fc.assert(
      fc.property(twoOrdersOfRecalls, ({ made, shuffled }) => {
        const without = made.filter((one) => one.kind !== 'recalled' && !isRecalled(made, one));
        expect(foldLedger(shuffled)).toEqual(foldLedger(without));
        let stock: SkuStock = {};
        let newest = '';
        for (const [n, movement] of shuffled.entries()) {
          const next = addMovement(stock, movement, movement.at > newest);
          stock = next === 'refold' ? foldLedger(shuffled.slice(0, n + 1)) : next;
          newest = movement.at > newest ? movement.at : newest;
        }
        expect(stock).toEqual(foldLedger(without));
      }),
      RUNS,
    );
  });

  test('is in the history with what it changed, and so is its recall', () => {
    const count = moved('b', 'counted', 2, 2);
    const recall = recallOf(count, { at: stampAt(4), by: ANA, reason: 'Undone' });
    const history = historyOf([
      moved('a', 'received', 10, 1),
      count,
      moved('c', 'shipped', -1, 3),
      recall,
      moved('d', 'shipped', -1, 5),
    ]);
    expect(history.map(({ movement, change, after }) => [movement.kind, change, after])).toEqual([
      ['received', 10, 10],
      ['counted', -8, 2],
      ['shipped', -1, 1],
      ['recalled', 8, 9],
      ['shipped', -1, 8],
    ]);
    expect(recallOf(count, { at: stampAt(9), by: ANA, reason: '' }).id).toBe(recall.id);
  });
});

describe('the history', () => {
  test('adds up to what is on hand, whatever order it was written in', () => {
    fc.assert(
      fc.property(twoOrders, ({ made, shuffled }) => {
        const history = historyOf(shuffled);
        expect(history).toEqual(historyOf(made));
        expect(history.reduce((sum, line) => sum + line.change, 0)).toBe(onHand(foldLedger(made)));
        const after = Object.fromEntries(history.map((line) => [line.movement.bin, line.after]));
        const bins = Object.entries(foldLedger(made));
        expect(after).toEqual(
          Object.fromEntries(bins.map(([bin, stock]) => [bin, stock.base + stock.since])),
        );
      }),
      RUNS,
    );
  });

  test('shows what a count found, and a movement that arrives late before it', () => {
    const late = moved('z', 'shipped', -2, 2);
    const history = historyOf([moved('a', 'received', 10, 1), moved('b', 'counted', 7, 3), late]);
    expect(history.map(({ change, after }) => [change, after])).toEqual([
      [10, 10],
      [-2, 8],
      [-1, 7],
    ]);
  });
});

test('a count sets its own bin alone, and a transfer moves without changing the whole', () => {
  const made = [
    moved('a', 'received', 10, 1, 'A1'),
    moved('b', 'transferred', -4, 2, 'A1'),
    moved('c', 'transferred', 4, 2, 'B2'),
  ];
  expect(onHand(foldLedger(made))).toBe(10);
  expect(onHand(foldLedger([...made, moved('d', 'counted', 3, 3, 'B2')]))).toBe(9);
});

test('units change by what movements say and by nothing else', () => {
  const plain = movements.map((made) => made.filter((movement) => movement.kind !== 'counted'));
  fc.assert(
    fc.property(plain, (made) => {
      const said = made.reduce((sum, movement) => sum + movement.units, 0);
      expect(onHand(foldLedger(made))).toBe(said);
    }),
    RUNS,
  );
});
