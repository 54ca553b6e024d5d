/** Law Q1: urgency is linear in time, so waiting never reorders two orders; every minute of it has its reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urgencyTime } from '../orders/order-index.ts';
import type { OrderRecord } from '../records/order.ts';
import type { OrderReading } from '../records/order-facts.ts';
import type { PriorityReason } from '../records/order-log.ts';
import { did, orderFrom, timeAt } from '../testing/orders.ts';
import { type Criteria, criteria, defaultCriteria } from './criteria.ts';
import { evaluatePriority } from './evaluate.ts';

const plain: Criteria = { ...defaultCriteria, valuePer100: 0, cutoffs: [] };

/** A warehouse whose wall clock shows UTC. */
function utc(iso: string, time: string): string {
  return `${iso.slice(0, 10)}T${time}:00.000Z`;
}

function priorityOf(change: Partial<OrderReading>, rules: Criteria, tags: string[] = []) {
  return evaluatePriority(orderFrom(change).facts, tags, rules, utc);
}

function reasonsOf(change: Partial<OrderReading>, rules: Criteria = plain, tags: string[] = []) {
  return priorityOf(change, rules, tags).reasons;
}

function evaluated(change: Partial<OrderReading>, rules: Criteria): OrderRecord {
  return did(orderFrom(change), priorityOf(change, rules), 1);
}

describe('why an order is urgent', () => {
  test.each<[string, Partial<OrderReading>, Criteria, string[], PriorityReason[]]>([
    ['nothing', {}, plain, [], []],
    [
      'a premium programme',
      { programmes: ['vip', 'prime'] },
      { ...plain, vip: 0 },
      [],
      [{ criterion: 'premium', minutes: 1440, detail: 'prime' }],
    ],
    [
      'a VIP by the owner’s list, in any letter case',
      { buyer: { name: '', email: 'Jo@Example.org', phone: '' } },
      { ...plain, vips: ['jo@EXAMPLE.org'] },
      [],
      [{ criterion: 'vip', minutes: 720, detail: 'jo@example.org' }],
    ],
    ['a VIP by tag', {}, plain, ['VIP'], [{ criterion: 'vip', minutes: 720, detail: 'vip' }]],
    [
      'a VIP by programme',
      { programmes: ['vip'] },
      plain,
      [],
      [{ criterion: 'vip', minutes: 720, detail: 'vip' }],
    ],
    [
      'express',
      { service: 'DHL Express Worldwide' },
      { ...plain, expressWords: ['Express'] },
      [],
      [{ criterion: 'express', minutes: 720, detail: 'DHL Express Worldwide' }],
    ],
    [
      'value, by full hundreds of the currency',
      { total: 29_999 },
      { ...plain, valuePer100: 30 },
      [],
      [{ criterion: 'value', minutes: 60, detail: '200' }],
    ],
    [
      'value in a currency without minor units',
      { total: 25_000, currency: 'JPY' },
      { ...plain, valuePer100: 1 },
      [],
      [{ criterion: 'value', minutes: 250, detail: '25000' }],
    ],
    ['a refund, which is no value', { total: -50_000 }, { ...plain, valuePer100: 30 }, [], []],
    [
      'age, as a part of the time from order to due',
      { placedAt: timeAt(0), shipBy: timeAt(200) },
      { ...plain, agePercent: 25 },
      [],
      [{ criterion: 'age', minutes: 50, detail: '25' }],
    ],
  ])('%s', (_, change, rules, tags, reasons) => {
    expect(reasonsOf(change, rules, tags)).toEqual(reasons);
  });

  test('a buyer without e-mail is nobody’s VIP', () => {
    const buyer = { name: '', email: '', phone: '' };
    expect(reasonsOf({ buyer }, { ...plain, vips: [''] })).toEqual([]);
  });
});

describe('when an order is due', () => {
  const rules: Criteria = {
    ...plain,
    cutoffs: [
      { service: '*', time: '16:00' },
      { service: 'DHL', time: '11:30' },
    ],
  };
  const day = '2026-11-23';

  test.each<[string, Partial<OrderReading>, string]>([
    [
      'at the promise, when nobody collects before',
      { shipBy: `${day}T09:00:00.000Z` },
      `${day}T09:00:00.000Z`,
    ],
    [
      'at the collection of the promised day',
      { shipBy: `${day}T23:59:59Z` },
      `${day}T16:00:00.000Z`,
    ],
    [
      'at the collection of its own carrier',
      { shipBy: `${day}T23:59:59Z`, service: 'dhl next day' },
      `${day}T11:30:00.000Z`,
    ],
    [
      'a day after the order, when nothing is promised',
      { placedAt: '2026-11-22T17:00:00.000Z' },
      `${day}T16:00:00.000Z`,
    ],
    [
      'at the promise, when the collection was over before the order came',
      { placedAt: `${day}T17:00:00.000Z`, shipBy: `${day}T23:59:59Z` },
      `${day}T23:59:59Z`,
    ],
  ])('%s', (_, change, dueAt) => {
    expect(priorityOf(change, rules).dueAt).toBe(dueAt);
  });
});

describe('Q1', () => {
  const reading: fc.Arbitrary<Partial<OrderReading>> = fc.record({
    placedAt: fc.integer({ min: -3000, max: 0 }).map(timeAt),
    shipBy: fc.option(fc.integer({ min: -3000, max: 3000 }).map(timeAt), { nil: null }),
    total: fc.integer({ min: -5000, max: 90_000 }),
    service: fc.constantFrom('Standard', 'Express', 'DHL'),
    programmes: fc.subarray(['prime', 'vip', 'business']),
  });
  const rules: fc.Arbitrary<Criteria> = fc
    .record({
      premium: fc.integer({ min: -600, max: 1440 }),
      vip: fc.integer({ min: -600, max: 1440 }),
      express: fc.integer({ min: -600, max: 1440 }),
      valuePer100: fc.integer({ min: -5, max: 60 }),
      agePercent: fc.integer({ min: 0, max: 100 }),
      handlingHours: fc.integer({ min: 1, max: 72 }),
    })
    .map((owner) => criteria.parse({ ...defaultCriteria, ...owner }));
  const RUNS = { numRuns: 1000 };

  test('the queue is in the order of due time less head starts, and stays so however long one waits', () => {
    fc.assert(
      fc.property(reading, reading, rules, fc.nat(100_000), (a, b, owner, waited) => {
        const [first, second] = [evaluated(a, owner), evaluated(b, owner)];
        const now = Date.parse(timeAt(waited));
        const left = (order: OrderRecord) => urgencyTime(order) - now;
        if (left(first) !== left(second)) {
          expect(first.rank < second.rank).toBe(left(first) < left(second));
        } else {
          const older = Date.parse(first.facts.placedAt) <= Date.parse(second.facts.placedAt);
          expect(first.rank <= second.rank).toBe(older);
        }
      }),
      RUNS,
    );
  });

  test('due time and urgency differ by the reasons given, each of which counts', () => {
    fc.assert(
      fc.property(reading, rules, (change, owner) => {
        const { dueAt, reasons } = priorityOf(change, owner);
        const head = reasons.reduce((sum, reason) => sum + reason.minutes, 0);
        expect(Date.parse(dueAt) - urgencyTime(evaluated(change, owner))).toBe(head * 60_000);
        expect(reasons.every((reason) => reason.minutes !== 0)).toBe(true);
        expect(new Set(reasons.map((reason) => reason.criterion)).size).toBe(reasons.length);
      }),
      RUNS,
    );
  });

  test('at an age of 100 % the oldest order is first, whatever was promised', () => {
    const oldest: Criteria = { ...plain, agePercent: 100 };
    const minutes = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (placed, promised, other, otherPromised) => {
        const a = evaluated(
          { placedAt: timeAt(placed), shipBy: timeAt(placed + promised) },
          oldest,
        );
        const b = evaluated(
          { placedAt: timeAt(other), shipBy: timeAt(other + otherPromised) },
          oldest,
        );
        expect(a.rank < b.rank).toBe(placed < other);
      }),
      RUNS,
    );
  });
});
