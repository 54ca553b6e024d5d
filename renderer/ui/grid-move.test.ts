import { expect, test } from 'vitest';
import { gridMove } from './grid-move.ts';

const press = (key: string) => ({ key, ctrlKey: false, altKey: false, metaKey: false });

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowUp', -1, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 2, 7],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, null],
] as const)('%s from %i of ten goes to %s', (key, index, to) => {
  expect(gridMove(press(key), index, 10, 5)).toBe(to);
});

test('nothing moves in an empty list, or with Alt', () => {
  expect([
    gridMove(press('End'), -1, 0, 5),
    gridMove({ ...press('End'), altKey: true }, 1, 9, 5),
  ]).toEqual([null, null]);
});
