import { expect, test } from 'vitest';
import { noFilters } from '../../store/queue-view.ts';
import { facetOptions, pickedValues, withPicked } from './facets.ts';

test('a picked value that nothing has any more can still be unpicked', () => {
  expect(facetOptions('channel', [{ value: 'ebay', count: 3 }], ['etsy', 'ebay'])).toEqual([
    { value: 'ebay', count: 3 },
    { value: 'etsy', count: 0 },
  ]);
});

test('ages stand in their own order', () => {
  const found = ['older', 'today', 'week'].map((value, n) => ({ value, count: 9 - n }));
  expect(facetOptions('age', found, []).map((option) => option.value)).toEqual([
    'today',
    'week',
    'older',
  ]);
});

test('several values are picked one by one, and none twice', () => {
  const one = withPicked(noFilters, 'channel', 'ebay', true);
  const two = withPicked(withPicked(one, 'channel', 'etsy', true), 'channel', 'ebay', true);
  expect(pickedValues(withPicked(two, 'age', 'older', true))).toEqual([
    { facet: 'channel', value: 'etsy' },
    { facet: 'channel', value: 'ebay' },
    { facet: 'age', value: 'older' },
  ]);
  expect(withPicked(two, 'channel', 'ebay', false).channel).toEqual(['etsy']);
});
