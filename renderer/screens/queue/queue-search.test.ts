import { expect, test } from 'vitest';
import { noFilters } from '../../store/queue-view.ts';
import { filtersOf, pickedCount, queueSearch, searchOf } from './queue-search.ts';

test('filters survive the way through the address', () => {
  const filters = {
    ...noFilters,
    search: '1001',
    channel: ['amazon', 'ebay'],
    age: ['older' as const],
    oneLine: true,
  };
  const search = searchOf('blocked', filters);
  expect({ search, filters: filtersOf(search), picked: pickedCount(filters) }).toEqual({
    search: {
      tab: 'blocked',
      q: '1001',
      channel: ['amazon', 'ebay'],
      age: ['older'],
      oneLine: true,
    },
    filters,
    picked: 4,
  });
});

test('no filters leave the address empty', () => {
  expect(JSON.stringify(searchOf('ready', noFilters))).toBe('{}');
});

test('what cannot be read of an address is left out, numbers are texts', () => {
  expect(
    queueSearch.parse({ tab: 'nowhere', q: 1001, channel: 'amazon', age: ['yesterday'], tag: [7] }),
  ).toEqual({ q: '1001', tag: ['7'] });
});
