import { expect, test } from 'vitest';
import { dueIn } from './due.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

test.each([
  ['2026-11-23T12:59:30.000Z', { tone: 'soon', count: 59, unit: 'minutes' }],
  ['2026-11-23T13:40:00.000Z', { tone: 'soon', count: 100, unit: 'minutes' }],
  ['2026-11-23T17:30:00.000Z', { tone: 'calm', count: 5, unit: 'hours' }],
  ['2026-11-23T11:59:00.000Z', { tone: 'late', count: 1, unit: 'minutes' }],
  ['2026-11-20T12:00:00.000Z', { tone: 'late', count: 3, unit: 'days' }],
])('an order due at %s', (dueAt, due) => {
  expect(dueIn(dueAt, NOW)).toEqual(due);
});
