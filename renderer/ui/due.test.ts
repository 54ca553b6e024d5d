import { expect, test } from 'vitest';
import { dueIn } from './due.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

test.each([
  ['2026-11-23T11:59:30.000Z', 'late', 'minutes', 0, 0],
  ['2026-11-23T08:45:00.000Z', 'late', 'hours', 3, 15],
  ['2026-11-20T08:45:00.000Z', 'late', 'days', 3, 0],
  ['2026-11-23T12:00:00.000Z', 'soon', 'minutes', 0, 0],
  ['2026-11-23T13:59:59.000Z', 'soon', 'hours', 1, 59],
  ['2026-11-23T14:00:00.000Z', 'later', 'hours', 2, 0],
  ['2026-11-24T23:59:00.000Z', 'later', 'hours', 35, 0],
  ['2026-11-25T12:00:00.000Z', 'later', 'days', 2, 0],
] as const)('at noon, due at %s is %s: %s %i %i', (dueAt, state, unit, count, minutes) => {
  expect(dueIn(dueAt, NOW)).toEqual({ state, span: { unit, count, minutes } });
});
