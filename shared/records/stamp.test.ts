/** Law T1: a station's stamps only grow, and come after every stamp it has seen, whatever its wall clock does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MORNING } from '../testing/orders.ts';
import { laterStamp, nextStamp, type Stamp, stampStation, stampTime } from './stamp.ts';

const wall = fc.integer({ min: MORNING - 5, max: MORNING + 5 });

test('T1', () => {
  const step = fc.record({ station: fc.nat(2), now: wall, sees: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const made: Stamp[] = [];
      const last = ['', '', ''];
      for (const { station, now, sees } of steps) {
        const seen = laterStamp(last[station] ?? '', made[sees % (made.length + 1)] ?? '');
        const next = nextStamp(seen, now, `bench-${station}`);
        expect(next > seen).toBe(true);
        expect(stampStation(next)).toBe(`bench-${station}`);
        // Never behind the wall clock, and ahead of it only by what was seen.
        const latest = [stampTime(seen), new Date(now).toISOString()].sort().at(-1);
        expect(stampTime(next)).toBe(latest);
        made.push(next);
        last[station] = next;
      }
      expect(new Set(made).size).toBe(made.length);
    }),
    { numRuns: 1000 },
  );
});

test('T1 holds for 25,000 stamps of one moment', () => {
  let last = '';
  let sorted = true;
  for (let n = 0; n < 25_000; n++) {
    const next = nextStamp(last, MORNING, 'bench-1');
    sorted &&= next > last;
    last = next;
  }
  expect(sorted).toBe(true);
  expect(last).toBe('2026-11-23T08:00:00.002Z|4999|bench-1');
});

test('a later stamp from elsewhere is followed, with our own name', () => {
  const foreign = '2026-11-24T00:00:00.000Z|0007|bench-2';
  expect(nextStamp(foreign, MORNING, 'bench-1')).toBe('2026-11-24T00:00:00.000Z|0008|bench-1');
});

test('the first stamp is the wall clock', () => {
  expect(nextStamp('', MORNING, 'bench-1')).toBe('2026-11-23T08:00:00.000Z|0000|bench-1');
});
