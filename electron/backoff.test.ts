import { expect, test } from 'vitest';
import { waitAfter } from './backoff.ts';

const TIMES = { firstMs: 500, mostMs: 30_000 };
const silent = { kind: 'silent' } as const;

test('waits double up to the longest, spread by chance', () => {
  const wait = (failures: number, chance: number) => waitAfter(silent, TIMES, { failures, chance });
  expect([0, 1, 2, 6, 50].map((failures) => wait(failures, 1))).toEqual([
    500, 1000, 2000, 30_000, 30_000,
  ]);
  expect([wait(0, 0), wait(50, 0)]).toEqual([250, 15_000]);
});

test('R5: a server that asks for patience is given it', () => {
  const busy = { kind: 'busy', status: 429, retryAfterMs: 60_000 } as const;
  expect(waitAfter(busy, TIMES, { failures: 0, chance: 1 })).toBe(60_000);
  expect(waitAfter({ ...busy, retryAfterMs: 0 }, TIMES, { failures: 0, chance: 1 })).toBe(500);
});
