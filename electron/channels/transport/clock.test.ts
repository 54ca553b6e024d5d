import { expect, test } from 'vitest';
import { skewOf, systemClock } from './clock.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const TIMES = { sentAt: NOON, answeredAt: NOON + 1_000 };

test.each([
  ['the same time', { date: 'Mon, 23 Nov 2026 12:00:00 GMT' }, 0],
  ['five minutes ahead', { date: 'Mon, 23 Nov 2026 12:05:00 GMT' }, 300_000],
  ['from a cache', { date: 'Mon, 23 Nov 2026 11:59:00 GMT', age: '60' }, 0],
  ['no time', {}, undefined],
  ['no date', { date: 'today' }, undefined],
])('%s', (_, headers, skew) => {
  expect(skewOf({ headers: headers as Record<string, string> }, TIMES)).toBe(skew);
});

test('a sleep ends when it is aborted', async () => {
  await systemClock.sleep(1, new AbortController().signal);
  await systemClock.sleep(60_000, AbortSignal.timeout(1));
  await systemClock.sleep(60_000, AbortSignal.abort());
});
