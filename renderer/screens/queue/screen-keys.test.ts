import { expect, test } from 'vitest';
import { screenKey } from './screen-keys.ts';

const press = (key: string, change = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

test('digits are tabs, letters are commands in either case', () => {
  expect(['1', '8', 'P', 'p', '/', 'Escape', '9', 'x'].map((key) => screenKey(press(key)))).toEqual(
    [
      { kind: 'tab', tab: 'ready' },
      { kind: 'tab', tab: 'all' },
      { kind: 'pack' },
      { kind: 'pack' },
      { kind: 'search' },
      { kind: 'escape' },
      null,
      null,
    ],
  );
});

test("the browser's own chords are left to it; Ctrl A ticks all", () => {
  expect([
    screenKey(press('p', { ctrlKey: true })),
    screenKey(press('1', { altKey: true })),
    screenKey(press('a', { ctrlKey: true })),
  ]).toEqual([null, null, { kind: 'all' }]);
});
