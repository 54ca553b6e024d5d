import { expect, test } from 'vitest';
import { bulkActions } from './bulk-actions.ts';

const claimsIn = (...args: Parameters<typeof bulkActions>) =>
  bulkActions(...args).filter((action) => action === 'take' || action === 'let-go');

test('orders that somebody can work on are taken along; what is reserved here is let go anywhere', () => {
  const all = { take: true, letGo: true };
  expect(claimsIn('ready', all)).toEqual(['take', 'let-go']);
  expect(claimsIn('blocked', all)).toEqual(['let-go']);
  expect(claimsIn('shipped', all)).toEqual(['let-go']);
  expect(claimsIn('packing', { take: true, letGo: false })).toEqual(['take']);
});

test('a station that works alone is offered neither', () => {
  expect(bulkActions('ready', { take: false, letGo: false })).toEqual([
    'pick',
    'hold',
    'tag',
    'untag',
    'print',
    'cancel',
  ]);
});
