/** Which rule holds for a SKU at a channel. */
import { expect, test } from 'vitest';
import { channelStockRules, defaultStockRule, skuStockRules, stockRuleFor } from './rules.ts';

const channels = channelStockRules.parse({
  ebay: { ...defaultStockRule, share: 40, cap: 10, buffer: 1 },
});
const skus = skuStockRules.parse({ mug: { ebay: { cap: null, buffer: 3 } }, tee: {} });

test.each([
  ['the default where nobody said anything', 'shop', 'mug', defaultStockRule],
  ['the channel’s', 'ebay', 'tee', { ...defaultStockRule, share: 40, cap: 10, buffer: 1 }],
  ['the SKU’s over it', 'ebay', 'mug', { ...defaultStockRule, share: 40, cap: null, buffer: 3 }],
])('%s', (_, channel, skuId, rule) => {
  expect(stockRuleFor(channels, skus, { channel, skuId })).toEqual(rule);
});

test.each([{ share: 101 }, { share: 50.5 }, { buffer: -1 }, { cap: -1 }])(
  'a rule that makes no sense is refused: %j',
  (damage) => {
    expect(channelStockRules.safeParse({ ebay: { ...defaultStockRule, ...damage } }).success).toBe(
      false,
    );
  },
);
