/** The report's laws: a figure equals the orders behind it (F1), days add up to the whole (F2), order of arrival does not matter (F3). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import { backlogOf, inBacklog } from './backlog.ts';
import { contributionOf } from './contribution.ts';
import { type DayRollup, dayRollup, rollupOf } from './day-rollup.ts';
import { daysOf } from './days.ts';
import { figuresOf } from './figures.ts';
import { nearestRank } from './percentile.ts';
import { behind, headlinesOf, reportOf } from './report.ts';
import { belongs, placedDaysOf, type Selection } from './selection.ts';
import { anyOrders, anyPeriod, kolkataDay, orderOf, utcDay } from './testing/made-up-order.ts';

const RUNS = { numRuns: 1_000 };
const NOW = Date.parse('2026-11-10T12:00:00.000Z');
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

function rollupsOf(orders: readonly OrderRecord[], dayOf = kolkataDay): DayRollup[] {
  const days = new Set(orders.map((order) => dayOf(order.facts.placedAt)));
  return [...days].map((day) => rollupOf(day, orders, dayOf));
}

describe('what an order adds to its day', () => {
  test('an order shipped in two parcels is done when the last one left', () => {
    const order = orderOf({
      placedAt: '2026-11-03T10:00:00.000Z',
      dueAt: '2026-11-04T16:00:00.000Z',
      shipped: [
        { at: '2026-11-04T09:00:00.000Z', units: 1 },
        { at: '2026-11-05T10:30:00.000Z', units: 1 },
      ],
    });
    expect(rollupOf('2026-11-03', [order], utcDay)).toEqual({
      day: '2026-11-03',
      sales: [['shopify', 'GBP', 1, 1000]],
      due: [['2026-11-04', 'shopify', 0, 1, []]],
      shipped: [['2026-11-05', 'shopify', [2910]]],
    });
  });

  test('an order that waits keeps its due time, which is all that the clock needs later', () => {
    const dueAt = '2026-11-10T12:00:00.000Z';
    const rollup = rollupOf(
      '2026-11-03',
      [orderOf({ placedAt: '2026-11-03T10:00:00.000Z', dueAt })],
      utcDay,
    );
    expect(rollup.due).toEqual([['2026-11-10', 'shopify', 0, 0, [Date.parse(dueAt)]]]);
    expect(figuresOf([rollup], NOVEMBER, NOW).due).toEqual([]);
    expect(figuresOf([rollup], NOVEMBER, NOW + 1).due).toEqual([
      { day: '2026-11-10', channel: 'shopify', onTime: 0, late: 1 },
    ]);
  });

  test.each([
    ['cancelled at its source', { status: 'cancelled' }],
    ['cancelled here', { cancelledAt: '2026-11-04T00:00:00.000Z' }],
    ['withdrawn', { withdrawnAt: '2026-11-04T00:00:00.000Z' }],
  ] as const)('an order %s adds nothing', (_, ending) => {
    const placedAt = '2026-11-03T10:00:00.000Z';
    const order = orderOf({ placedAt, dueAt: '2026-11-04T16:00:00.000Z', ...ending });
    expect(rollupOf('2026-11-03', [order], utcDay)).toEqual({
      day: '2026-11-03',
      sales: [],
      due: [],
      shipped: [],
    });
  });

  test.each([
    ['not paid', { payment: 'unpaid' }],
    ['shipped by a marketplace', { marketplace: true }],
    ['shipped by others before us', { status: 'shipped' }],
    ['without a due time', { dueAt: null }],
  ] as const)('an order %s is revenue, and nobody is late with it', (_, story) => {
    const placedAt = '2026-11-03T10:00:00.000Z';
    const order = orderOf({ placedAt, dueAt: '2026-11-04T16:00:00.000Z', ...story });
    expect(contributionOf(order, utcDay)).toEqual({
      channel: 'shopify',
      currency: 'GBP',
      placedDay: '2026-11-03',
      sold: true,
      total: 1000,
      due: null,
      shipped: null,
    });
  });

  test.each([
    ['2026-11-04T16:00:00.000Z', 'on-time'],
    ['2026-11-04T16:00:00.001Z', 'late'],
  ] as const)('an order due at 16:00 and shipped at %s is %s', (at, state) => {
    const order = orderOf({
      placedAt: '2026-11-03T10:00:00.000Z',
      dueAt: '2026-11-04T16:00:00.000Z',
      shipped: [{ at, units: 2 }],
    });
    expect(contributionOf(order, utcDay).due?.state).toBe(state);
  });

  test('a voided shipment makes the order wait again', () => {
    const order = orderOf({
      placedAt: '2026-11-03T10:00:00.000Z',
      dueAt: '2026-11-04T16:00:00.000Z',
      shipped: [{ at: '2026-11-04T09:00:00.000Z', units: 2 }],
      voidedAt: '2026-11-04T12:00:00.000Z',
    });
    expect(contributionOf(order, utcDay)).toMatchObject({
      due: { state: 'waiting' },
      shipped: null,
    });
  });
});

describe('laws of the figures', () => {
  test('F1: as many orders are behind every number as it counts', () => {
    fc.assert(
      fc.property(anyOrders, anyPeriod, fc.constantFrom(null, 'amazon'), (orders, at, channel) => {
        const { period, now } = at;
        const ctx = { dayOf: kolkataDay, now };
        const report = reportOf(rollupsOf(orders), period, now, channel);
        const parts = report.headlines.flatMap((figure) => figure.parts);
        const counts = parts.map(
          (part) => orders.filter((order) => belongs(order, part.behind, ctx)).length,
        );
        expect(counts).toEqual(parts.map((part) => part.orders));
      }),
      RUNS,
    );
  });

  test('F1: the values are those of the orders behind them', () => {
    fc.assert(
      fc.property(anyOrders, anyPeriod, (orders, { period, now }) => {
        const ctx = { dayOf: kolkataDay, now };
        const found = (selection: Selection) =>
          orders.filter((order) => belongs(order, selection, ctx));
        for (const figure of headlinesOf(figuresOf(rollupsOf(orders), period, now), null)) {
          const own = found(behind(figure));
          const minutes = own
            .map((order) => contributionOf(order, kolkataDay).shipped?.minutes ?? 0)
            .sort((a, b) => a - b);
          const values = {
            orders: own.length,
            revenue: own.reduce((sum, order) => sum + order.facts.total, 0),
            'on-time':
              own.length === 0
                ? null
                : found({ ...behind(figure), kind: 'on-time' }).length / own.length,
            'cycle-p50': nearestRank(minutes, 50),
            'cycle-p90': nearestRank(minutes, 90),
          };
          expect(figure.value).toBe(values[figure.kind]);
        }
      }),
      RUNS,
    );
  });

  test('F1: the days that are read hold every order behind a number', () => {
    fc.assert(
      fc.property(anyOrders, anyPeriod, (orders, { period, now }) => {
        const rollups = rollupsOf(orders);
        const ctx = { dayOf: kolkataDay, now };
        for (const figure of headlinesOf(figuresOf(rollups, period, now), null)) {
          for (const part of figure.parts) {
            const days = placedDaysOf(rollups, part.behind);
            const found = orders.filter((order) => belongs(order, part.behind, ctx));
            expect(days).toEqual(
              expect.arrayContaining(found.map((order) => kolkataDay(order.facts.placedAt))),
            );
          }
        }
      }),
    );
  });

  test('F2: the figures of each day add up to those of the period', () => {
    fc.assert(
      fc.property(anyOrders, anyPeriod, (orders, { period, now }) => {
        const rollups = rollupsOf(orders);
        const days = daysOf(period).map((day) => figuresOf(rollups, { from: day, to: day }, now));
        const whole = figuresOf(rollups, period, now);
        expect({
          sales: days.flatMap((day) => day.sales),
          due: days.flatMap((day) => day.due),
          shipped: days.flatMap((day) => day.shipped),
        }).toEqual({ sales: whole.sales, due: whole.due, shipped: whole.shipped });
      }),
      RUNS,
    );
  });

  test('F3: neither the order of orders nor that of rollups matters, and a stored rollup reads back the same', () => {
    const shuffled = anyOrders.chain((orders) =>
      fc.tuple(
        fc.constant(orders),
        fc.shuffledSubarray(orders, { minLength: orders.length, maxLength: orders.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyPeriod, ([orders, mixed], { period, now }) => {
        const stored = rollupsOf(mixed).map((rollup) =>
          dayRollup.parse(JSON.parse(JSON.stringify(rollup))),
        );
        expect(reportOf(stored, period, now)).toEqual(reportOf(rollupsOf(orders), period, now));
      }),
      RUNS,
    );
  });

  test('the backlog counts exactly the orders behind it, each in one age', () => {
    fc.assert(
      fc.property(anyOrders, anyPeriod, (orders, { now }) => {
        const ctx = { dayOf: utcDay, now };
        const open = orders.map((order) => ({
          placedAt: order.facts.placedAt,
          label: labelOf(order),
        }));
        const rows = backlogOf(open, now);
        const counts = rows.map(
          ({ age }) =>
            orders.filter((order) => belongs(order, { kind: 'backlog', age }, ctx)).length,
        );
        expect(counts).toEqual(rows.map((row) => row.orders));
        const all = orders.filter((order) => belongs(order, { kind: 'backlog', age: null }, ctx));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(all).toEqual(orders.filter((order) => inBacklog(labelOf(order))));
      }),
    );
  });
});

test('the backlog by age: a day is over when 24 hours are, and what others ship is not in it', () => {
  const now = Date.parse('2026-11-10T12:00:00.000Z');
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const day = 24 * 60;
  const open = [
    { placedAt: ago(-5), label: 'ready' },
    { placedAt: ago(day - 1), label: 'awaiting-payment' },
    { placedAt: ago(day), label: 'on-hold' },
    { placedAt: ago(3 * day), label: 'packed' },
    { placedAt: ago(7 * day), label: 'partly-shipped' },
    { placedAt: ago(7 * day), label: 'marketplace' },
    { placedAt: ago(7 * day), label: 'shipped' },
  ] as const;
  expect(backlogOf(open, now)).toEqual([
    { age: 'under-1', orders: 2 },
    { age: '1-to-2', orders: 1 },
    { age: '2-to-3', orders: 0 },
    { age: '3-to-7', orders: 1 },
    { age: 'over-7', orders: 1 },
  ]);
});

describe('the report', () => {
  const shipped = (placedAt: string, hours: number, currency: string, total: number) =>
    orderOf({
      placedAt,
      currency,
      total,
      dueAt: new Date(Date.parse(placedAt) + 24 * 3_600_000).toISOString(),
      shipped: [{ at: new Date(Date.parse(placedAt) + hours * 3_600_000).toISOString(), units: 2 }],
    });

  test('sets each figure beside the period before, currencies apart', () => {
    const orders = [
      shipped('2026-11-05T08:00:00.000Z', 2, 'GBP', 1500),
      shipped('2026-11-05T09:00:00.000Z', 4, 'GBP', 500),
      shipped('2026-11-05T10:00:00.000Z', 30, 'EUR', 700),
      shipped('2026-11-03T10:00:00.000Z', 6, 'JPY', 9000),
    ];
    const period = { from: '2026-11-05', to: '2026-11-06' };
    const { headlines, before } = reportOf(rollupsOf(orders, utcDay), period, NOW);
    expect(before).toEqual({ from: '2026-11-03', to: '2026-11-04' });
    expect(
      headlines.map((figure) => [figure.kind, figure.currency, figure.value, figure.before]),
    ).toEqual([
      ['orders', '', 3, 1],
      ['revenue', 'EUR', 700, 0],
      ['revenue', 'GBP', 2000, 0],
      ['on-time', '', 2 / 3, 1],
      ['cycle-p50', '', 240, 360],
      ['cycle-p90', '', 1800, 360],
      ['revenue', 'JPY', 0, 9000],
    ]);
  });

  test('a period in which nothing happened has no shares and no times', () => {
    const { headlines } = reportOf([], NOVEMBER, NOW);
    expect(headlines.map((figure) => [figure.kind, figure.value, figure.before])).toEqual([
      ['orders', 0, 0],
      ['on-time', null, null],
      ['cycle-p50', null, null],
      ['cycle-p90', null, null],
    ]);
  });

  test('of an even number of times, p50 is the lower of the two in the middle', () => {
    expect([
      nearestRank([1, 2, 3, 4], 50),
      nearestRank([1, 2, 3, 4], 90),
      nearestRank([], 50),
    ]).toEqual([2, 4, null]);
  });
});
