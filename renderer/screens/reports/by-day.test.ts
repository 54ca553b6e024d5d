import { describe, expect, test } from 'vitest';
import type { Figures } from '../../../shared/reports/figures.ts';
import { channelsOf, currenciesOf, dueByDay, ordersByDay, revenueByDay } from './by-day.ts';
import { periodOf, type ReportChoices } from './report-choices.ts';

const figures: Figures = {
  period: { from: '2026-11-05', to: '2026-11-07' },
  sales: [
    { day: '2026-11-05', channel: 'etsy', currency: 'GBP', orders: 1, revenue: 900 },
    { day: '2026-11-05', channel: 'shopify', currency: 'EUR', orders: 1, revenue: 500 },
    { day: '2026-11-05', channel: 'shopify', currency: 'GBP', orders: 2, revenue: 700 },
    { day: '2026-11-07', channel: 'etsy', currency: 'GBP', orders: 1, revenue: 100 },
  ],
  due: [
    { day: '2026-11-06', channel: 'etsy', onTime: 1, late: 0 },
    { day: '2026-11-06', channel: 'shopify', onTime: 1, late: 2 },
  ],
  shipped: [{ day: '2026-11-06', channel: 'amazon', minutes: [30] }],
};
const nothing = { value: 0, orders: 0 };

describe('a report by day', () => {
  test('adds currencies up for orders, and days without orders are zeros', () => {
    expect(ordersByDay(figures)).toEqual({
      channels: ['shopify', 'etsy'],
      days: [
        {
          day: '2026-11-05',
          total: { value: 4, orders: 4 },
          by: { etsy: { value: 1, orders: 1 }, shopify: { value: 3, orders: 3 } },
        },
        { day: '2026-11-06', total: nothing, by: {} },
        {
          day: '2026-11-07',
          total: { value: 1, orders: 1 },
          by: { etsy: { value: 1, orders: 1 } },
        },
      ],
      total: { value: 5, orders: 5 },
    });
  });

  test('takes one currency alone for revenue, the channel with the most money first', () => {
    const { channels, total } = revenueByDay(figures, 'GBP');
    expect({ channels, total }).toEqual({
      channels: ['etsy', 'shopify'],
      total: { value: 1700, orders: 4 },
    });
  });

  test('adds channels up for what was due', () => {
    expect(dueByDay(figures)).toEqual([
      { day: '2026-11-05', onTime: 0, late: 0 },
      { day: '2026-11-06', onTime: 2, late: 2 },
      { day: '2026-11-07', onTime: 0, late: 0 },
    ]);
  });

  test('names currencies and channels, those with the most orders first', () => {
    expect([currenciesOf(figures), channelsOf(figures)]).toEqual([
      ['GBP', 'EUR'],
      ['shopify', 'etsy', 'amazon'],
    ]);
  });
});

test.each([
  [{ range: 'days-7' }, { from: '2026-11-17', to: '2026-11-23' }],
  [{ range: 'month' }, { from: '2026-11-01', to: '2026-11-23' }],
  [{ range: 'custom' }, { from: '2026-11-23', to: '2026-11-23' }],
  [
    { range: 'custom', from: '2026-11-09', to: '2026-11-02' },
    { from: '2026-11-02', to: '2026-11-09' },
  ],
  [
    { range: 'custom', from: '1999-01-01', to: '2026-11-02' },
    { from: '2025-11-02', to: '2026-11-02' },
  ],
] as const)('%j are these days', (chosen, period) => {
  const choices: ReportChoices = { from: '', to: '', channel: null, ...chosen };
  expect(periodOf(choices, '2026-11-23')).toEqual(period);
});
