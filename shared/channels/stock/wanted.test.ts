/** A listing keeps a figure that may stay, and is told where it may not. */
import { expect, test } from 'vitest';
import type { Offer } from './offered.ts';
import { wantedOf } from './wanted.ts';

const unseen = { keep: 2, lower: 3, raise: 5 };

/** Of ten, all that is not unseen. */
function offerWith(units: number): Offer {
  return { quantity: 10 - units, steps: [{ kind: 'on-hand', left: 10 - units }] };
}

test.each([
  ['lowered where it may not stay', 9, 7],
  ['left where it may', 8, 8],
  ['left though it might show more', 6, 6],
  ['raised where there is more for it', 4, 5],
])('a figure is %s', (_, shown, wanted) => {
  expect(wantedOf(shown, unseen, offerWith).quantity).toBe(wanted);
});

test('what is kept below what might be shown says so', () => {
  expect(wantedOf(6, unseen, offerWith).steps).toEqual([
    { kind: 'on-hand', left: 8 },
    { kind: 'kept', left: 6 },
  ]);
  expect(wantedOf(8, unseen, offerWith).steps).toEqual([{ kind: 'on-hand', left: 8 }]);
});

test('nothing is wanted of stock that nobody counted', () => {
  const unknown: Offer = { quantity: null, steps: [] };
  expect(wantedOf(6, unseen, () => unknown)).toEqual(unknown);
});
