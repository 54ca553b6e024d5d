import { expect, test } from 'vitest';
import { gridTemplate, leastWidth, shownColumns } from './columns.ts';

test('a tab shows the columns that mean something there, less those hidden', () => {
  expect(shownColumns('blocked', ['value', 'tags'])).toEqual([
    'buyer',
    'units',
    'service',
    'due',
    'blockers',
    'priority',
    'placed',
  ]);
  expect(shownColumns('shipped', [])).toEqual([
    'buyer',
    'units',
    'service',
    'status',
    'tags',
    'placed',
    'value',
  ]);
});

test('the grid has one track a column, and is never narrower than they need', () => {
  expect(gridTemplate(['units', 'buyer'])).toBe(
    '40px minmax(182px, 0.7fr) 72px minmax(120px, 1.2fr)',
  );
  expect(leastWidth(['units', 'buyer'])).toBe(40 + 182 + 72 + 120 + 3 * 12 + 20);
});
