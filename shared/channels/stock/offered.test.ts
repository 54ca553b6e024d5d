/** What a listing is to show: the steps as a person would reckon, and the laws that keep it from overselling. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OfferFrom, type OfferPart, offered } from './offered.ts';
import { defaultStockRule as rule } from './rules.ts';

const MINUTE = 60_000;

const mug: OfferPart = {
  sku: 'MUG',
  per: 1,
  onHand: 50,
  demand: 4,
  unseen: 0,
  safety: 2,
  elsewhere: 0,
};

const simple: OfferFrom = { parts: [mug], rule, meaning: 'available', ownOpen: 0, ageMs: 0 };

function shown(change: Partial<OfferFrom>): number | null {
  return offered({ ...simple, ...change }).quantity;
}

test('the figure comes with its reckoning, step by step', () => {
  const all = { share: 50, cap: 15, buffer: 3, staleMinutes: 30, staleUnits: 2 };
  const from: OfferFrom = {
    parts: [{ ...mug, unseen: 2 }],
    rule: all,
    meaning: 'on-hand',
    ownOpen: 4,
    ageMs: 35 * MINUTE,
  };
  expect(offered(from)).toEqual({
    quantity: 19,
    steps: [
      { kind: 'on-hand', left: 50 },
      { kind: 'open-orders', units: 4, left: 46 },
      { kind: 'safety', units: 2, left: 44 },
      { kind: 'unseen', units: 2, left: 42 },
      { kind: 'share', percent: 50, left: 21 },
      { kind: 'buffer', units: 3, left: 18 },
      { kind: 'stale', units: 2, minutes: 35, left: 16 },
      { kind: 'cap', cap: 15, left: 15 },
      { kind: 'own-orders', units: 4, left: 19 },
    ],
  });
});

test('what changes nothing is not told', () => {
  expect(offered({ ...simple, parts: [{ ...mug, demand: 0, safety: 0 }] })).toEqual({
    quantity: 50,
    steps: [{ kind: 'on-hand', left: 50 }],
  });
});

test('what more was sold than there is leaves nothing, not less', () => {
  expect(offered({ ...simple, parts: [{ ...mug, demand: 60 }] })).toEqual({
    quantity: 0,
    steps: [
      { kind: 'on-hand', left: 50 },
      { kind: 'open-orders', units: 60, left: -10 },
      { kind: 'safety', units: 2, left: -12 },
      { kind: 'sold-out', left: 0 },
    ],
  });
});

test('nothing is told of stock that nobody ever entered, nor of a kit with such a part', () => {
  const unknown = { ...mug, onHand: undefined };
  expect(offered({ ...simple, parts: [unknown] })).toEqual({ quantity: null, steps: [] });
  expect(shown({ parts: [mug, unknown] })).toBe(null);
  expect(shown({ parts: [] })).toBe(null);
});

test('a kit is as many as its scarcest part makes, which is named', () => {
  const lid: OfferPart = {
    sku: 'LID',
    per: 2,
    onHand: 61,
    demand: 0,
    unseen: 0,
    safety: 0,
    elsewhere: 0,
  };
  expect(offered({ ...simple, parts: [mug, lid] })).toEqual({
    quantity: 30,
    steps: [
      { kind: 'on-hand', left: 61 },
      { kind: 'kit', sku: 'LID', per: 2, left: 30 },
    ],
  });
});

test.each([
  [29, 44],
  [30, 43],
  [59, 43],
  [60, 42],
  [24 * 60, 0],
])('figures that are %i minutes old leave %i', (minutes, left) => {
  expect(shown({ ageMs: minutes * MINUTE })).toBe(left);
});

test('a rule may say that old figures change nothing', () => {
  expect(shown({ rule: { ...rule, staleMinutes: 0 }, ageMs: 1e9 })).toBe(44);
});

const units = fc.nat(40);
const parts = fc.array(
  fc.record({
    sku: fc.constantFrom('MUG', 'LID', 'BOX'),
    per: fc.integer({ min: 1, max: 3 }),
    onHand: fc.integer({ min: -3, max: 60 }),
    demand: units,
    unseen: fc.nat(5),
    safety: fc.nat(5),
    elsewhere: fc.nat(5),
  }),
  { minLength: 1, maxLength: 3 },
);
const rules = fc.record({
  share: fc.nat(100),
  cap: fc.option(units),
  buffer: fc.nat(5),
  staleMinutes: fc.nat(60),
  staleUnits: fc.nat(3),
});
const offers = fc.record({
  parts,
  rule: rules,
  meaning: fc.constantFrom('available' as const, 'on-hand' as const),
  ownOpen: fc.nat(9),
  ageMs: fc.nat(300 * MINUTE),
});

describe('laws', () => {
  test('never more than what is available makes', () => {
    fc.assert(
      fc.property(offers, (from) => {
        const made = from.parts.map(({ onHand, demand, safety, per }) =>
          Math.max(0, Math.floor((onHand - demand - safety) / per)),
        );
        const { quantity } = offered(from);
        const own = from.meaning === 'on-hand' ? from.ownOpen : 0;
        expect(quantity).toBeGreaterThanOrEqual(own);
        expect(quantity).toBeLessThanOrEqual(Math.min(...made) + own);
      }),
    );
  });

  test('more on hand never offers less', () => {
    fc.assert(
      fc.property(offers, fc.nat(2), units, (from, which, more) => {
        const richer = from.parts.map((part, n) =>
          n === which ? { ...part, onHand: part.onHand + more } : part,
        );
        const before = offered(from).quantity;
        expect(offered({ ...from, parts: richer }).quantity).toBeGreaterThanOrEqual(Number(before));
      }),
    );
  });

  test('channels whose shares add up to 100 % never offer more than there is together', () => {
    fc.assert(
      fc.property(offers, fc.array(units, { minLength: 1, maxLength: 5 }), (from, weights) => {
        const sum = weights.reduce((all, one) => all + one, 0) || 1;
        const together = weights
          .map((weight) => Math.floor((100 * weight) / sum))
          .map((share) => offered({ ...from, meaning: 'available', rule: { ...from.rule, share } }))
          .reduce((all, { quantity }) => all + Number(quantity), 0);
        const whole = { ...simple, parts: from.parts };
        expect(together).toBeLessThanOrEqual(Number(offered(whole).quantity));
      }),
    );
  });

  test('the last step is the figure', () => {
    fc.assert(
      fc.property(offers, (from) => {
        const { quantity, steps } = offered(from);
        expect(steps.at(-1)?.left).toBe(quantity);
      }),
    );
  });
});
