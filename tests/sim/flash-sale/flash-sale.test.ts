/** A short sale on four channels: nothing is oversold where their limits allow it, and never more than by the clock. */
import { describe, expect, test } from 'vitest';
import { defaultStockRule } from '../../../shared/channels/stock/rules.ts';
import { saleOf } from './buyers.ts';
import { runOurs } from './flash-sale.ts';
import { reportOf } from './report.ts';

const skus = 60;
/** Channels can be told in time. */
const brisk = { skus, buyers: 2_400, minutes: 60 };
/** Most of it is gone before Amazon has told of its first order, and obeyed. */
const rush = { skus, buyers: 2_400, minutes: 8 };

const seeds = [1, 2, 3];

describe('a sale within what the channels allow', () => {
  test.each(seeds)('seed %i: nothing is oversold, where the clock oversells', (seed) => {
    const { ours, baseline } = reportOf(saleOf(seed, brisk));
    expect(ours.oversold).toBe(0);
    expect(baseline.oversold).toBeGreaterThan(0);
    // Showing nothing would oversell nothing, too.
    expect(ours.sold).toBeGreaterThan(baseline.sold * 0.8);
  });
});

describe('a rush that is over before the slowest channel can be told', () => {
  test.each(seeds)('seed %i: less than a quarter of what the clock oversells', (seed) => {
    const { ours, baseline } = reportOf(saleOf(seed, rush));
    expect(ours.oversold).toBeLessThan(baseline.oversold / 4);
  });
});

test('a sale is a function of its seed', () => {
  expect(saleOf(5, brisk)).toEqual(saleOf(5, brisk));
  expect(saleOf(6, brisk).buyers).not.toEqual(saleOf(5, brisk).buyers);
  const sale = saleOf(5, rush);
  expect(runOurs(sale, defaultStockRule)).toEqual(runOurs(sale, defaultStockRule));
});
