import { expect, test } from 'vitest';
import { orderOf } from '../../../shared/testing/orders.ts';
import { lineStocks } from './line-stock.ts';

test('each line has its progress, its bin and the figures of its SKU; an uncounted SKU has none', () => {
  const order = orderOf('MUG 1/2', 'TEE 0/3');
  const stocks = lineStocks(order, {
    onHand: (id) => (id === 'mug' ? 5 : undefined),
    demandFor: () => 7,
    skuOf: (id) => (id === 'mug' ? { bin: 'A-1', safety: 1 } : undefined),
    shortages: [{ sku: 'MUG', missing: 1 }],
  });
  const [mug, tee] = order.facts.lines;
  expect(stocks).toEqual([
    {
      line: mug,
      skuId: 'mug',
      bin: 'A-1',
      packed: 1,
      shipped: 0,
      stock: { onHand: 5, allocated: 5, available: -1, backordered: 2 },
      missing: 1,
    },
    { line: tee, skuId: 'tee', bin: '', packed: 0, shipped: 0, stock: undefined, missing: 0 },
  ]);
});
