import { expect, test } from 'vitest';
import { within } from './scan-times.ts';

test('the time that a share of the scans stayed within', () => {
  const times = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([within(times, 0.5), within(times, 0.95), within(times, 1)]).toEqual([50, 95, 100]);
  expect([within([7], 0.95), within([], 0.95)]).toEqual([7, 0]);
});
