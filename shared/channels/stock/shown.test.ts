/** What a listing may be showing: never less than it shows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAtMost, shownOnceTold, standingFigures, type ToldFigure } from './shown.ts';

const sales = [
  { at: 90, units: 1 },
  { at: 110, units: 2 },
];

test.each<[string, readonly ToldFigure[], number]>([
  ['nothing was told', [], 0],
  ['sales since it counts lower it', [{ quantity: 9, countsAt: 100 }], 7],
  [
    'what is under way may count already',
    [
      { quantity: 2, countsAt: 100 },
      { quantity: 5, countsAt: null },
    ],
    5,
  ],
  [
    'or not yet',
    [
      { quantity: 9, countsAt: 100 },
      { quantity: 5, countsAt: null },
    ],
    7,
  ],
  ['more was sold than it showed', [{ quantity: 1, countsAt: 0 }], 0],
])('%s', (_, told, shown) => {
  expect(shownAtMost(told, sales)).toBe(shown);
});

test('figures before the last that counts for sure do not stand any more', () => {
  const told = [
    { quantity: 9, countsAt: 100 },
    { quantity: 6, countsAt: 200 },
    { quantity: 5, countsAt: 300 },
    { quantity: 4, countsAt: null },
  ];
  expect(standingFigures(told, 250)).toEqual(told.slice(1));
  expect(standingFigures(told, 99)).toEqual(told);
  expect(standingFigures([], 99)).toEqual([]);
});

test('what is on its way is not told again; what is wanted lower still is', () => {
  const told = [
    { quantity: 9, countsAt: 0 },
    { quantity: 5, countsAt: null },
  ];
  expect([4, 5, 6, 9, 12].map((wanted) => shownOnceTold(told, [], wanted))).toEqual([
    5, 5, 6, 9, 9,
  ]);
  expect(shownOnceTold([], [], 3)).toBe(0);
});

test('wherever in its sales a channel puts a new figure, until we are sure it shows no more than we think', () => {
  const sold = fc.array(fc.integer({ min: 1, max: 50 }));
  const figures = fc.record({ first: fc.nat(30), second: fc.nat(30) });
  fc.assert(
    fc.property(sold, figures, fc.nat(60), fc.nat(20), (moments, { first, second }, puts, late) => {
      const inTime = moments.toSorted((a, b) => a - b).map((at) => ({ at, units: 1 }));
      const before = inTime.filter(({ at }) => at <= puts).length;
      const told = [
        { quantity: first, countsAt: 0 },
        { quantity: second, countsAt: null },
      ];
      const early = inTime.slice(0, before);
      expect(shownAtMost(told, early)).toBeGreaterThanOrEqual(Math.max(0, first - before));
      const sure = [{ quantity: second, countsAt: puts + late }];
      const shows = Math.max(0, second - (inTime.length - before));
      expect(shownAtMost(told, inTime)).toBeGreaterThanOrEqual(shows);
      expect(shownAtMost(sure, inTime)).toBeGreaterThanOrEqual(shows);
    }),
  );
});
