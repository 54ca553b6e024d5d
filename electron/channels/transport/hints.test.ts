import { expect, test } from 'vitest';
import { hintOf } from './hints.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

test.each([
  ['nothing', { 'content-type': 'application/json' }, {}],
  ['Retry-After in seconds', { 'retry-after': '7' }, { waitMs: 7_000 }],
  ['Retry-After as a date', { 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' }, { waitMs: 30_000 }],
  [
    'a Retry-After that has passed',
    { 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' },
    { waitMs: 0 },
  ],
  ['a Retry-After of centuries', { 'retry-after': '9'.repeat(30) }, { waitMs: 86_400_000 }],
  ['a Retry-After that is neither', { 'retry-after': 'soon' }, {}],
  [
    'Etsy',
    { 'x-limit-per-second': '10', 'x-remaining-today': '9876' },
    { burst: 5, perSecond: 5, leftToday: 9876 },
  ],
  ['Amazon', { 'x-amzn-ratelimit-limit': '0.0056' }, { perSecond: 0.0056 }],
  [
    'BigCommerce with some left',
    { 'x-rate-limit-requests-left': '149', 'x-rate-limit-time-reset-ms': '15000' },
    { available: 149 },
  ],
  [
    'BigCommerce with none left',
    { 'x-rate-limit-requests-left': '0', 'x-rate-limit-time-reset-ms': '15000' },
    { available: 0, waitMs: 15_000 },
  ],
  [
    'Walmart with some left',
    { 'x-current-token-count': '19', 'x-next-replenishment-time': `${NOON + 60_000}` },
    { available: 19 },
  ],
  [
    'Walmart with none left',
    { 'x-current-token-count': '0', 'x-next-replenishment-time': `${NOON + 60_000}` },
    { available: 0, waitMs: 60_000 },
  ],
  [
    'Walmart by its other name, as a date',
    { 'x-current-token-count': '0', 'x-next-replenish-time': '2026-11-23T12:00:05Z' },
    { available: 0, waitMs: 5_000 },
  ],
  [
    'Walmart with a date of no zone',
    { 'x-current-token-count': '0', 'x-next-replenishment-time': '2026-11-23T12:00:05' },
    { available: 0 },
  ],
  ['numbers that are none', { 'x-limit-per-second': 'ten', 'x-remaining-today': '-1' }, {}],
])('%s', (_, headers, hint) => {
  expect(hintOf({ status: 429, headers }, NOON)).toEqual(hint);
});

test('Retry-After of what was accepted is not about limits', () => {
  expect(hintOf({ status: 202, headers: { 'retry-after': '60' } }, NOON)).toEqual({});
});
