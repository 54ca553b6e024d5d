/** Law O2: index and status are functions of facts and log; stations that hold the same hold the same index. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import { factsOf } from '../records/order-facts.ts';
import type { LogEntry } from '../records/order-log.ts';
import { laterStamp, nextStamp } from '../records/stamp.ts';
import { entryBody, orderVersion } from '../testing/arbitrary-orders.ts';
import {
  did,
  HOME,
  MORNING,
  orderFrom,
  orderOf,
  readingOf,
  shippedOf,
  stampAt,
  timeAt,
} from '../testing/orders.ts';
import { shipToOf, tagsOf } from './log.ts';
import { mergeOrders, settleOrder } from './merge.ts';
import { indexOf, searchKey } from './order-index.ts';
import { recordEntry } from './record-entry.ts';
import { labelOf, statusOf } from './status.ts';

describe('O2', () => {
  test('nothing derived depends on the order of the log, nor on how often an entry came', () => {
    const shuffled = orderVersion.chain((order) =>
      fc.record({
        order: fc.constant(order),
        log: fc.shuffledSubarray(order.log, { minLength: order.log.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ order, log }) => {
        const other = { facts: order.facts, log };
        expect(indexOf(other)).toEqual(indexOf(order));
        expect(labelOf(other)).toBe(labelOf(order));
        expect(statusOf(other).lines).toEqual(statusOf(order).lines);
        expect([tagsOf(other), shipToOf(other)]).toEqual([tagsOf(order), shipToOf(order)]);
      }),
      { numRuns: 1000 },
    );
  });

  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('write', 'write', 'read', 'receive'),
    body: entryBody,
    total: fc.nat(3),
    passed: fc.integer({ min: -90_000, max: 90_000 }),
    version: fc.nat(),
  });

  test('stations that did, read and exchanged whatever they did hold one record in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const start = orderOf('MUG 0/2', 'TEE 0/2');
        const copies: OrderRecord[] = [start, start, start];
        const versions = [start];
        const written: LogEntry[] = [];
        const clocks = [MORNING, MORNING, MORNING];
        for (const { who, what, body, total, passed, version } of steps) {
          const copy = copies[who] ?? start;
          const clock = (clocks[who] ?? MORNING) + passed;
          const seen = copy.log.reduce((last, entry) => laterStamp(last, entry.at), '');
          const at = nextStamp(seen, clock, `bench-${who}`);
          const next = {
            write: () => recordEntry(copy, body, { station: `bench-${who}`, user: '' }, at),
            read: () =>
              mergeOrders(copy, settleOrder(copy.id, factsOf(readingOf({ total }), at), [])),
            receive: () => mergeOrders(copy, versions[version % versions.length] ?? start),
          }[what]();
          if (what === 'write') written.push(...next.log.filter((entry) => entry.at === at));
          clocks[who] = clock;
          copies[who] = next;
          versions.push(next);
        }
        const end = copies.reduce(mergeOrders);
        expect([...copies].reverse().reduce(mergeOrders)).toEqual(end);
        expect(versions.reduceRight(mergeOrders)).toEqual(end);
        // Every entry that anybody wrote is there, at its last rev.
        const last = new Map(written.map((entry) => [entry.id, entry]));
        expect(end.log).toEqual([...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the queue', () => {
  const due = (minutes: number, head: number) =>
    did(
      orderOf('MUG 0/1'),
      {
        kind: 'priority',
        dueAt: timeAt(minutes),
        reasons: [{ criterion: 'premium', minutes: head, detail: 'prime' }],
        criteria: '1',
      },
      1,
    );

  test('ranks open orders by due time less head start, the older order first among equals', () => {
    expect(due(60, 0).rank < due(120, 0).rank).toBe(true);
    expect(due(120, 90).rank < due(60, 0).rank).toBe(true);
    expect(due(60, -30).rank).toBe(due(90, 0).rank);
    const older = orderFrom({ placedAt: timeAt(-90), shipBy: timeAt(60) });
    expect(older.rank < orderFrom({ shipBy: timeAt(60) }).rank).toBe(true);
  });

  test('ranks closed orders by when they left, the latest first', () => {
    const order = orderOf('MUG 0/1');
    const first = did(order, shippedOf(order, 'p1', { L1: 1 }), 5);
    const second = did(order, shippedOf(order, 'p1', { L1: 1 }), 6);
    expect([first.queue, second.queue]).toEqual(['x_shipped', 'x_shipped']);
    expect(second.rank < first.rank).toBe(true);
  });

  test('keeps keys sortable for times before 1970 and far ahead', () => {
    const times = [
      '0001-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ];
    const keys = times.map((placedAt) => orderFrom({ placedAt }).newest);
    expect(keys.map((key) => key.length)).toEqual([15, 15, 15]);
    expect([...keys].sort().reverse()).toEqual(keys);
  });
});

describe('search keys', () => {
  test.each([
    ['#1001', '1001'],
    ['  # 1001 ', '1001'],
    ['Jo\u00a0 MARCH', 'jo march'],
    [`${'x'.repeat(79)}\u{1f381}`, 'x'.repeat(79)],
    [`${'x'.repeat(78)}\u{1f381}`, `${'x'.repeat(78)}\u{1f381}`],
  ])('%j is kept as %j', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });
});

describe('the address to ship to', () => {
  const elsewhere = { ...HOME, line1: '2 Plumfield' };
  const fix = { kind: 'address', address: elsewhere, reason: 'buyer rang' } as const;
  const order = orderFrom();
  const corrected = did(order, { ...fix, basis: contentHash(HOME) }, 1);
  const moved = { ...HOME, line1: '3 Dovecote' };
  const reread = settleOrder(order.id, factsOf(readingOf({ shipTo: moved }), stampAt(5)), []);

  test('is the corrected one until the source changes its own', () => {
    expect(shipToOf(corrected)).toEqual(elsewhere);
    expect(shipToOf(mergeOrders(corrected, reread))).toEqual(moved);
  });

  test('stays corrected when a station that had not seen the change corrects the old one later', () => {
    const again = did(reread, { ...fix, basis: contentHash(moved) }, 6, {
      station: 'office',
      user: '',
    });
    const behind = did(order, { ...fix, address: HOME, basis: contentHash(HOME) }, 7);
    expect(shipToOf(mergeOrders(again, behind))).toEqual(elsewhere);
  });
});

test('tags are the source’s and ours, less those taken off', () => {
  const tagged = orderFrom({ tags: ['gift', 'fragile'] });
  const ours = did(
    did(tagged, { kind: 'tag', tag: 'gift', on: false }, 1),
    { kind: 'tag', tag: 'vip', on: true },
    2,
  );
  expect(tagsOf(ours)).toEqual(['fragile', 'vip']);
});
