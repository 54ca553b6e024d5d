/** All listings of a SKU together, and what kits want of their parts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pacesOf, pullEveryMs } from './pace.ts';
import { type Listed, partDemand, reckonSku } from './reckon.ts';
import { defaultStockRule } from './rules.ts';

const NOW = 1_000_000;
const part = { sku: 'MUG', per: 1, onHand: 10, demand: 0, safety: 0, elsewhere: 0 };

function listed(channel: string, shows: number, change: Partial<Listed> = {}): Listed {
  return {
    ...{ channel, listing: 'l1', rule: defaultStockRule, meaning: 'available', ownOpen: 0 },
    ...{ ageMs: 0, told: [{ quantity: shows, countsAt: 0 }], sales: [], maySell: 0 },
    ...{ overwritten: 0, ...change },
  };
}

const figures = (of: ReturnType<typeof reckonSku>) =>
  of.map(({ channel, offer, shows }) => [channel, shows, offer.quantity]);

describe('what listings are to show', () => {
  test('calm channels all show what there is', () => {
    const both = [listed('a', 3), listed('b', 10)];
    expect(figures(reckonSku([part], both, NOW))).toEqual([
      ['a', 3, 10],
      ['b', 10, 10],
    ]);
  });

  test('what is kept for channels of another station is not shown by any here', () => {
    const both = [listed('a', 3), listed('b', 10)];
    expect(figures(reckonSku([{ ...part, elsewhere: 5 }], both, NOW))).toEqual([
      ['a', 3, 5],
      ['b', 10, 5],
    ]);
  });

  test('a sale at one lowers the other, and is off its own already', () => {
    const sold = { ...part, demand: 1 };
    const both = [listed('a', 10, { sales: [{ at: 5, units: 1 }] }), listed('b', 10)];
    expect(figures(reckonSku([sold], both, NOW))).toEqual([
      ['a', 9, 9],
      ['b', 10, 9],
    ]);
  });

  test('a SKU that nobody counted is told to nobody', () => {
    const uncounted = { ...part, onHand: undefined };
    expect(figures(reckonSku([uncounted], [listed('a', 4)], NOW))).toEqual([['a', 4, null]]);
  });

  test('a kit shows what its scarcest part makes', () => {
    const parts = [
      { ...part, onHand: 9, per: 2 },
      { ...part, sku: 'BOX', onHand: 3 },
    ];
    expect(figures(reckonSku(parts, [listed('a', 0)], NOW))).toEqual([['a', 0, 3]]);
  });

  test('what may be sold elsewhere before we hear of it is not shown twice', () => {
    const rush = { maySell: 4, overwritten: 0 };
    const both = [listed('a', 10, rush), listed('b', 10, rush)];
    const most = reckonSku([part], both, NOW).map(({ offer }) => offer.quantity ?? 0);
    for (const quantity of most) expect(quantity + 4).toBeLessThanOrEqual(10);
  });
});

test('no listing is offered more than is free, whatever the others do', () => {
  const one = fc.record({ shows: fc.nat(50), maySell: fc.nat(20), overwritten: fc.nat(20) });
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.array(one, { maxLength: 4 }), (onHand, demand, all) => {
      const listings = all.map(({ shows, ...pace }, n) => listed(`c${n}`, shows, pace));
      for (const { offer } of reckonSku([{ ...part, onHand, demand }], listings, NOW))
        expect(offer.quantity).toBeLessThanOrEqual(Math.max(0, onHand - demand));
    }),
  );
});

test('orders of kits want their parts', () => {
  const kits = new Map([
    [
      'set',
      [
        { skuId: 'mug', units: 2 },
        { skuId: 'box', units: 1 },
      ],
    ],
  ]);
  const demand = new Map([
    ['set', 3],
    ['mug', 1],
  ]);
  expect([...partDemand(demand, (id) => kits.get(id) ?? [])]).toEqual([
    ['mug', 7],
    ['box', 3],
  ]);
});

test('a rush keeps units back for what is sold and not heard of yet; a calm channel keeps none', () => {
  const channel = { vendor: 'shopify', pulledMs: 30_000, skus: 10, meaning: 'available' } as const;
  const sold = Array.from({ length: 24 }, (_, n) => ({
    at: NOW - n * 5_000,
    skuId: 'mug',
    units: 1,
  }));
  const rush = pacesOf(sold, channel, NOW);
  // 24 in two minutes and 45 s until it can be lowered: 9, and three deviations.
  expect([rush.maySell('mug'), rush.overwritten('mug')]).toEqual([18, 0]);
  expect(rush.maySell('tee')).toBeGreaterThan(0);
  const woo = { ...channel, vendor: 'woocommerce' } as const;
  expect(pacesOf(sold, woo, NOW).overwritten('mug')).toBeGreaterThan(0);
  expect(pacesOf(sold, { ...woo, meaning: 'on-hand' }, NOW).overwritten('mug')).toBe(0);
  const calm = pacesOf([], { ...channel, vendor: 'woocommerce' }, NOW);
  expect([calm.maySell('mug'), calm.overwritten('mug')]).toEqual([0, 0]);
});

test('a channel is pulled often in a rush, and never seldomer than its owner said', () => {
  const every = [pullEveryMs(5, 0), pullEveryMs(5, 4), pullEveryMs(5, 5), pullEveryMs(0.25, 9)];
  expect(every).toEqual([300_000, 300_000, 30_000, 15_000]);
});
