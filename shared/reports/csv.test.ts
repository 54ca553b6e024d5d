import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { reportColumns, reportRows } from './report-csv.ts';

test('what a spreadsheet would run as a formula is disarmed, and numbers stay numbers', () => {
  const cells = ['=1+1', '+44 20', '-5', '@SUM(A1)', '\tx', '\rx', '＝1', -5, 12.5, null, true];
  expect(csvOf(['name'], [cells])).toBe(
    `name\r\n'=1+1,'+44 20,'-5,'@SUM(A1),"'\tx","'\rx",'＝1,-5,12.5,,true\r\n`,
  );
});

test('headers are disarmed as well', () => {
  expect(csvOf(['=cmd'], [])).toBe("'=cmd\r\n");
});

test('another parser reads back every text, apostrophes aside', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'",;\r\n\t \'=ab') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('row'), cell, cell), { minLength: 1 }), (rows) => {
      const parsed = Papa.parse<string[]>(csvOf(['a', 'b', 'c'], rows), {
        delimiter: ',',
        newline: '\r\n',
      });
      const read = parsed.data
        .slice(1, -1)
        .map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠\n])/, '')));
      expect(read).toEqual(
        rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠\n])/, ''))),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('a report is one row per day, channel and currency, and no order is in two rows of a column', () => {
  const figures = {
    period: { from: '2026-11-05', to: '2026-11-06' },
    sales: [
      { day: '2026-11-05', channel: 'shopify', currency: 'EUR', orders: 1, revenue: 700 },
      { day: '2026-11-05', channel: 'shopify', currency: 'GBP', orders: 2, revenue: 2005 },
    ],
    due: [{ day: '2026-11-06', channel: 'shopify', onTime: 1, late: 1 }],
    shipped: [{ day: '2026-11-05', channel: 'shopify', minutes: [60, 120] }],
  };
  expect(
    reportRows(figures).map((row) =>
      Object.fromEntries(row.map((cell, n) => [reportColumns[n], cell])),
    ),
  ).toEqual([
    { ...blank, day: '2026-11-05', channel: 'shopify', currency: 'EUR', orders: 1, revenue: 7 },
    { ...blank, day: '2026-11-05', channel: 'shopify', currency: 'GBP', orders: 2, revenue: 20.05 },
    { ...blank, ...work, day: '2026-11-05', shipped: 2, 'cycle-p50': 60, 'cycle-p90': 120 },
    { ...blank, ...work, day: '2026-11-06', due: 2, 'on-time': 1 },
  ]);
});

const blank = Object.fromEntries(reportColumns.map((column) => [column, null]));
const work = { channel: 'shopify', due: 0, 'on-time': 0, shipped: 0 };
