import { expect, test } from 'vitest';
import { extended, nothingSelected, only, toggled } from './selection.ts';

const shown = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

test('a second tick takes the first one back', () => {
  const once = toggled(nothingSelected, 'b');
  expect(once).toEqual({ ids: new Set(['b']), anchor: 'b' });
  expect(toggled(once, 'b')).toEqual({ ids: new Set(), anchor: 'b' });
});

test('a range goes from the last tick to here, down or up, and keeps what was ticked before', () => {
  const first = toggled(toggled(nothingSelected, 'a'), 'd');
  expect(extended(first, 'e', shown)).toEqual({ ids: new Set(['a', 'd', 'e']), anchor: 'd' });
  expect(extended(first, 'c', shown)).toEqual({ ids: new Set(['a', 'c', 'd']), anchor: 'd' });
});

test('a range whose beginning is not shown any more is one row', () => {
  const gone = toggled(nothingSelected, 'x');
  expect(extended(gone, 'c', shown)).toEqual({ ids: new Set(['x', 'c']), anchor: 'c' });
});

test('only these', () => {
  expect(only(['a', 'c'])).toEqual({ ids: new Set(['a', 'c']), anchor: null });
});
