/** Walking through a window of orders by offsets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterPage, nextWindow, readCursor } from './window-walk.ts';

const END = Date.parse('2026-11-23T12:00:00Z');
const REACH = { oldest: END - 86_400_000, end: END };

test('whatever leaves a window while it is walked through, the rest is seen', () => {
  const window = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.tuple(fc.nat(10), fc.nat(40)), { maxLength: 20 }),
      (count, size, leaving) => {
        let orders = Array.from({ length: count }, (_, n) => `o${n}`);
        const seen = new Set<string>();
        let walk = { window, offset: 0, total: count, given: [] as string[], before: '' };
        for (let pages = 0; pages < 200; pages += 1) {
          const marks = orders.slice(walk.offset, walk.offset + size);
          for (const mark of marks) seen.add(mark);
          const next = afterPage(walk, { total: orders.length, marks });
          if ('until' in next) return orders.every((order) => seen.has(order));
          walk = next;
          const gone = leaving.filter(([page]) => page === pages).map(([, at]) => orders[at]);
          orders = orders.filter((order) => !gone.includes(order));
        }
        return false;
      },
    ),
  );
});

test.each([
  [null, null, '2026-11-22T12:00:00.000Z'],
  [null, '2026-11-23T11:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  [null, '2020-01-01T00:00:00.000Z', '2026-11-22T12:00:00.000Z'],
  [{ until: '2026-11-23T11:30:00.000Z' }, '2026-11-23T11:00:00.000Z', '2026-11-23T11:25:00.000Z'],
  // It has to be a window even where the clock was set back.
  [{ until: '2026-11-24T00:00:00.000Z' }, null, '2026-11-23T11:59:59.000Z'],
])('after %j since %s it begins at %s', (cursor, since, from) => {
  expect(nextWindow(cursor, since, REACH)).toEqual({ from, to: '2026-11-23T12:00:00.000Z' });
});

test('a cursor that is none begins anew', () => {
  expect(['', 'null', '{', '{"page":2}'].map(readCursor)).toEqual([null, null, null, null]);
});
