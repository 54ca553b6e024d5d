import { expect, test } from 'vitest';
import { nextStep } from './next-step.ts';

test('every blocker has its next step', () => {
  const hold = {
    kind: 'hold',
    id: 'h1',
    hold: 'fraud',
    reason: '',
    until: null,
    by: { station: 'bench-1', user: 'Ana' },
  } as const;
  expect([
    nextStep(hold, 'shopify', false),
    nextStep({ kind: 'unpaid', payment: 'unpaid' }, 'shopify', false),
    nextStep({ kind: 'unpaid', payment: 'unpaid' }, 'manual', false),
    nextStep({ kind: 'short', sku: 'Mug Blue', missing: 2 }, 'shopify', false),
    nextStep({ kind: 'no-address', missing: ['city'] }, 'shopify', false),
    nextStep({ kind: 'cancelled', here: true }, 'shopify', false),
    nextStep({ kind: 'cancelled', here: false }, 'shopify', false),
    nextStep({ kind: 'over-packed', sku: 'MUG', units: 1 }, 'shopify', false),
    nextStep({ kind: 'withdrawn' }, 'shopify', false),
    nextStep({ kind: 'marketplace' }, 'amazon', false),
    nextStep({ kind: 'unpaid', payment: 'unpaid' }, 'shopify', true),
  ]).toEqual([
    { kind: 'release', hold: 'h1' },
    { kind: 'import' },
    { kind: 'mark-paid' },
    { kind: 'stock', skuId: 'mug_20_blue' },
    { kind: 'address' },
    { kind: 'reinstate' },
    { kind: 'wait' },
    { kind: 'bench' },
    { kind: 'import' },
    { kind: 'wait' },
    { kind: 'channel', channel: 'shopify' },
  ]);
});
