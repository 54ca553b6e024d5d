/** Several channels show the same units: never more than there is, whatever sells before the others can be lowered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offered } from './offered.ts';
import { type ChannelStockRule, defaultStockRule } from './rules.ts';
import { maySell, type Seller, unseenUnits } from './unseen.ts';
import { wantedOf } from './wanted.ts';

const MINUTE = 60_000;

test.each([
  ['nothing where nothing sells', 0, 0, 0],
  ['more than its pace, which is a mean', 12, 0, 14],
  ['as much as its neighbours while it has not begun', 0, 12, 14],
])('what a channel may sell within its lag: %s', (_, sold, average, units) => {
  expect(maySell({ sold, average, windowMs: 2 * MINUTE, lagMs: MINUTE })).toBe(units);
});

function seller(channel: string, shown: number, units: number, overwritten = 0): Seller {
  return { channel, shown, maySell: units, overwritten };
}

/** What each shows when it has been told. */
function told(
  available: number,
  sellers: readonly Seller[],
  rule: ChannelStockRule = defaultStockRule,
): Record<string, number | null> {
  const mug = { sku: 'MUG', per: 1, onHand: available, demand: 0, safety: 0, elsewhere: 0 };
  const all = unseenUnits(available, sellers);
  return Object.fromEntries(
    sellers.flatMap(({ channel, shown }) => {
      const units = all.get(channel);
      if (!units) return [];
      const { quantity } = wantedOf(shown, units, (unseen) =>
        offered({ parts: [{ ...mug, unseen }], rule, meaning: 'available', ownOpen: 0, ageMs: 0 }),
      );
      return [[channel, quantity]];
    }),
  );
}

describe('who shows what', () => {
  test('where hardly anything sells all show everything, down to the last unit', () => {
    expect(told(1, [seller('shop', 0, 0), seller('ebay', 0, 0)])).toEqual({ shop: 1, ebay: 1 });
  });

  test('for each is kept what it may sell; what is left all show', () => {
    expect(told(50, [seller('shop', 50, 6), seller('ebay', 50, 2)])).toEqual({
      shop: 48,
      ebay: 44,
    });
  });

  test('the last units are divided, most to where most sells', () => {
    expect(told(6, [seller('shop', 6, 12), seller('ebay', 6, 6)])).toEqual({ shop: 4, ebay: 2 });
  });

  test('a channel that sold of its part is not told: it lowered itself', () => {
    expect(told(5, [seller('shop', 3, 12), seller('ebay', 2, 8)])).toEqual({ shop: 3, ebay: 2 });
    expect(told(4, [seller('shop', 2, 12), seller('ebay', 2, 12)])).toEqual({ shop: 2, ebay: 2 });
  });

  test('nobody shows more before those who showed it are lowered', () => {
    expect(told(10, [seller('shop', 0, 9), seller('ebay', 10, 9)])).toEqual({ shop: 1, ebay: 5 });
    expect(told(10, [seller('shop', 1, 9), seller('ebay', 5, 9)])).toEqual({ shop: 5, ebay: 5 });
  });

  test('a figure that is put over sales we have not seen is lower by as many', () => {
    expect(told(50, [seller('shop', 50, 6), seller('ebay', 50, 6, 3)])).toEqual({
      shop: 44,
      ebay: 41,
    });
    // One that shows none sold none.
    expect(told(9, [seller('ebay', 0, 6, 3)])).toEqual({ ebay: 9 });
  });

  test('nothing is left of what was oversold', () => {
    expect(told(0, [seller('shop', 3, 2), seller('ebay', 0, 2)])).toEqual({ shop: 0, ebay: 0 });
    expect(told(-4, [seller('shop', 3, 2)])).toEqual({ shop: 0 });
  });
});

const sellers = fc
  .array(
    fc.record({
      shown: fc.nat(30),
      maySell: fc.nat(20),
      overwritten: fc.nat(5),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((made) => made.map((one, n) => ({ ...one, channel: `c${n}` })));

const rules = fc.record({
  share: fc.nat(100),
  cap: fc.option(fc.nat(40)),
  buffer: fc.nat(5),
  staleMinutes: fc.constant(0),
  staleUnits: fc.constant(0),
});

describe('laws', () => {
  test('when all were told, what one shows and the others may sell is never more than there is', () => {
    fc.assert(
      fc.property(fc.nat(60), sellers, rules, (available, before, rule) => {
        const shows = told(available, before, rule);
        const after = before.map((one) => ({ ...one, shown: shows[one.channel] ?? 0 }));
        for (const one of after) {
          const others = after
            .filter((other) => other !== one)
            .reduce((sum, other) => sum + Math.min(other.shown, other.maySell), 0);
          expect(one.shown + others).toBeLessThanOrEqual(Math.max(available, others));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('nobody is raised onto what another still shows', () => {
    fc.assert(
      fc.property(fc.nat(60), sellers, rules, (available, before, rule) => {
        const shows = told(available, before, rule);
        for (const one of before) {
          const next = shows[one.channel] ?? 0;
          if (next <= one.shown) continue;
          const others = before
            .filter((other) => other !== one)
            .reduce(
              (sum, other) =>
                sum + Math.min(Math.max(other.shown, shows[other.channel] ?? 0), other.maySell),
              0,
            );
          expect(next + others).toBeLessThanOrEqual(available);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('told again, nobody is lowered: the figures rest', () => {
    fc.assert(
      fc.property(fc.nat(60), sellers, rules, (available, before, rule) => {
        const shows = told(available, before, rule);
        const after = before.map((one) => ({ ...one, shown: shows[one.channel] ?? 0 }));
        const again = told(available, after, rule);
        for (const one of after) expect(again[one.channel] ?? 0).toBeGreaterThanOrEqual(one.shown);
      }),
    );
  });
});
