import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guessProfile, guessTarget } from '../../shared/importing/mapping.ts';
import { type Choices, noChoices } from '../../shared/importing/repairs.ts';
import { toldAccount, toldOrder } from '../../shared/importing/testing/told.ts';
import { openSession } from './import-session.ts';

const ALL = { from: 0, count: 1_000 };

/** Reads a fixture as the page would: by its format, or by the mapping that its header suggests. */
async function opened(name: string, choices: Partial<Choices> = {}) {
  const session = openSession((local) => `${local}.000Z`);
  const file = new Blob([
    readFileSync(new URL(`../../tests/fixtures/importing/${name}`, import.meta.url)),
  ]);
  const sheets = await session.open({ source: { kind: 'file', file } });
  if (!sheets.ok) throw new Error(sheets.error.kind);
  const [sheet] = sheets.value;
  if (!sheet) throw new Error('no sheet');
  const target = sheet.format ? 'orders' : guessTarget(sheet.headers);
  const profile = sheet.format ? null : guessProfile(sheet.headers, target, 'list');
  const outcome = await session.read({
    sheet: 0,
    profile,
    choices: { ...noChoices, ...choices },
    channel: '',
    currency: 'GBP',
    codes: {},
  });
  const orders = await session.orders(ALL);
  const refused = await session.rows({ kind: 'refused', ...ALL });
  const leftOut = await session.rows({ kind: 'left-out', ...ALL });
  return {
    sheet,
    target,
    outcome,
    orders,
    told: orders.map(toldOrder),
    aside: [...refused, ...leftOut].map(({ line, account }) => `${line} ${toldAccount(account)}`),
    repairs: outcome.repairs.map((repair) => `${repair.kind} ${repair.rows}`),
  };
}

test('a Shopify export: lines under their order, states, digital lines, lines already sent', async () => {
  const { sheet, told, orders, outcome } = await opened('shopify-orders.csv');
  expect(sheet.format).toBe('shopify');
  expect(told).toEqual([
    '#1001 open paid 5629 USD | 2 × FERN-1 @ 1600 | 1 × TOTE-1 @ 2000 | postage 600 | discount -500 | tax 329',
    '#1002 open unpaid 2500 USD | 1 × MUG-1 @ 2500',
    '#1003 cancelled refunded 2500 USD | 1 × MUG-1 @ 2500',
    '#1004 open paid 6100 USD | 0 × MUG-1 @ 2500 | 1 × FERN-1 @ 1600 | other 2000',
    '#1005 open unpaid 1600 USD | 1 × FERN-1 @ 1600',
    '#1006 shipped paid 1600 USD | 1 × FERN-1 @ 1600',
  ]);
  expect(outcome.notices).toEqual([
    { kind: 'sent-elsewhere', line: 7, text: 'MUG-1' },
    { kind: 'payment-unknown', line: 10, text: 'in_review' },
  ]);
  const [first] = orders;
  expect(first?.placedAt).toBe('2026-11-20T15:14:00.000Z');
  expect(first?.note).toBe('Please leave\nat the back door');
  expect(first?.programmes).toEqual(['vip']);
  expect(first?.shipTo).toEqual({
    name: 'Ada Example',
    company: '',
    line1: '1 Fictional Lane',
    line2: '',
    city: 'Testville',
    region: 'MA',
    postcode: '02134',
    country: 'US',
    phone: '+1 555 0100',
  });
});

test('the same export after a German spreadsheet had it', async () => {
  const { sheet, told, orders, repairs, outcome } = await opened('shopify-through-spreadsheet.csv');
  expect(sheet.encoding).toBe('windows-1252');
  expect(told).toEqual([
    '#2001 open paid 2050 USD | 1 × CAFE-1 @ 1600 | postage 450',
    '#2002 open paid 125000 USD | 5 × DESK-1 @ 25000',
  ]);
  expect(orders.map((order) => [order.placedAt, order.shipTo.name, order.shipTo.postcode])).toEqual(
    [
      ['2026-11-20T15:14:00.000Z', 'Zoë Müller', '02134'],
      ['2026-11-21T09:00:00.000Z', 'Yan Größer', '07102'],
    ],
  );
  expect(repairs).toEqual(['leading-zero-postcode 2']);
  expect(outcome.questions.map((question) => [question.kind, question.answer])).toEqual([
    ['decimal-sign', ','],
  ]);
});

test('WooCommerce, one row per order: lines out of their cells, states, billing address', async () => {
  const { sheet, told, orders, outcome } = await opened('woocommerce-orders.csv');
  expect(sheet.format).toBe('woocommerce');
  expect(told).toEqual([
    '1001 open paid 2242 EUR | 2 × A12 @ 400 | 1 × B11V2 @ 200 | postage 1000 | discount -200 | tax 342 | fee 100',
    '1002 open unpaid 2800 EUR | 1 × A15 @ 1800 | postage 1000',
    '1003 open unpaid 1800 EUR | 1 × A15 @ 1800',
    '1004 cancelled refunded 1800 EUR | 1 × A15 @ 1800',
    '1005 shipped paid 1800 EUR | 1 × A15 @ 1800',
  ]);
  expect(outcome.notices).toEqual([{ kind: 'payment-unknown', line: 4, text: 'awaiting-artwork' }]);
  expect(orders[1]?.shipTo.line1).toBe('20 Ahornallee');
});

test('WooCommerce, one row per line', async () => {
  const { sheet, told } = await opened('woocommerce-lines.csv');
  expect(sheet.format).toBe('woocommerce');
  expect(told).toEqual([
    '5001 open paid 3150 GBP | 2 × TOY-1 @ 1000 | 1 × TOY-2 @ 700 | postage 450',
    '5002 cancelled voided 1450 GBP | 1 × TOY-1 @ 1000 | postage 450',
  ]);
});

test('Amazon, unshipped: units still to ship, promise, Prime, business, quotes that are inches', async () => {
  const { sheet, told, orders } = await opened('amazon-unshipped.txt');
  expect(sheet.format).toBe('amazon');
  expect(told).toEqual([
    '203-0000001-0000001 open paid 0 GBP | 3 × PWR-1KG @ 0 | 1 × PWR-2KG @ 0',
    '203-0000002-0000002 open paid 0 GBP | 1 × MUG-1 @ 0',
    '203-0000003-0000003 open paid 0 GBP | 12 × MUG-1 @ 0',
  ]);
  expect(orders.map((order) => [order.programmes, order.service, order.shipBy])).toEqual([
    [[], 'Standard', '2026-11-25T23:59:59.000Z'],
    [['prime'], 'NextDay', '2026-11-23T23:59:59.000Z'],
    [['business'], 'Standard', '2026-11-25T23:59:59.000Z'],
  ]);
  expect(orders[0]?.lines.map((line) => line.title)).toEqual([
    'New 1" hose, 5m',
    '"Best" powder 2kg',
  ]);
});

test('Amazon, all orders, in UTF-16: FBA is the marketplace’s, pending is unpaid', async () => {
  const { sheet, told, orders } = await opened('amazon-all-orders.txt');
  expect([sheet.format, sheet.encoding]).toEqual(['amazon', 'utf-16le']);
  expect(told).toEqual([
    '203-0000011-0000011 open paid 3197 GBP | 2 × MUG-1 @ 999 | 1 × MUG-2 @ 800 | postage 399',
    '203-0000012-0000012 shipped paid 999 GBP | 1 × MUG-1 @ 999',
    '203-0000013-0000013 cancelled voided 0 GBP | 0 × MUG-1 @ 0',
    '203-0000014-0000014 open unpaid 999 GBP | 1 × MUG-1 @ 999',
  ]);
  expect(orders.map((order) => order.fulfilledBy)).toEqual(['us', 'marketplace', 'us', 'us']);
});

test('eBay: summary rows, unpaid sales without a number, the footer', async () => {
  const { sheet, told, orders, aside } = await opened('ebay-orders.csv');
  expect(sheet.format).toBe('ebay');
  expect(told).toEqual([
    '11-00001-00001 open paid 3700 USD | 1 × ALB-1 @ 2000 | 2 × HNG-1 @ 600 | postage 500',
    '11-00002-00002 open paid 125000 USD | 1 × COIN-1 @ 125000',
    '11-00004-00004 shipped paid 600 USD | 1 × HNG-1 @ 600',
  ]);
  expect(aside).toEqual([
    '8 left-out unpaid-no-number',
    '11 left-out totals-row',
    '12 left-out totals-row',
  ]);
  // A promise of a day is kept until the day ends.
  expect(orders[0]?.shipBy).toBe('2026-11-24T23:59:59.000Z');
  expect(orders[0]?.shipTo.postcode).toBe('03755');
});

test('eBay with British headers and pounds', async () => {
  const { sheet, told, orders } = await opened('ebay-orders-uk.csv');
  expect(sheet.format).toBe('ebay');
  expect(told).toEqual(['22-00001-00001 open paid 2848 GBP | 1 × KET-1 @ 2499 | postage 349']);
  expect(orders[0]?.shipTo.region).toBe('Greater Manchester');
});

test('Etsy: postage once per order, sold over the counter, unpaid', async () => {
  const { sheet, told, orders } = await opened('etsy-sold-order-items.csv');
  expect(sheet.format).toBe('etsy');
  expect(told).toEqual([
    '3001 open paid 1712 USD | 2 × FOX-01 @ 500 | 1 × FOX-ST @ 300 | postage 450 | discount -100 | tax 62',
    '3002 shipped paid 1012 USD | 1 × Moon bear card @ 500 | postage 450 | tax 62',
    '3003 shipped paid 1012 USD | 1 × Moon bear card @ 500 | postage 450 | tax 62',
    '3004 open unpaid 1012 USD | 1 × Moon bear card @ 500 | postage 450 | tax 62',
  ]);
  expect(orders.at(-1)?.shipTo.country).toBe('DE');
});

describe('lists of one’s own', () => {
  test('German: decimal commas, a totals row, postage as a line, an unknown state', async () => {
    const { told, aside, repairs, outcome, orders } = await opened('german-list.csv');
    expect(told).toEqual([
      'B-1 open paid 2990 GBP | 2 × TASSE-1 @ 1250 | postage 490',
      'B-2 open unpaid 125000 GBP | 1 × TISCH-1 @ 125000',
      'B-3 open unpaid 1250 GBP | 1 × TASSE-1 @ 1250',
    ]);
    expect(orders[0]?.lines[0]?.title).toBe('Tasse „Grün“');
    expect(aside).toEqual(['6 left-out totals-row']);
    expect(repairs).toEqual(['totals-row 1', 'not-goods 1', 'leading-zero-postcode 3']);
    expect(outcome.notices).toEqual([{ kind: 'payment-unknown', line: 5, text: 'in Prüfung' }]);
  });

  test('damaged cells are refused by their kind, each with its line', async () => {
    const { told, aside, repairs } = await opened('damaged-cells.csv');
    expect(told).toEqual([
      'N-5 open paid 950 GBP | 1 × MUG-1 @ 950',
      'N-6 open paid 950 GBP | 1 × MUG-1 @ 950',
    ]);
    expect(aside).toEqual([
      '2 refused units-unreadable',
      '3 refused with-order',
      '4 refused number-damaged',
      '5 refused date-unreadable',
      '6 refused amount-unreadable',
      '7 refused no-number',
      '10 left-out totals-row',
    ]);
    expect(repairs).toEqual(['encoding 1', 'totals-row 1', 'leading-zero-postcode 1']);
  });

  test('a spreadsheet: real dates, numbers as SKUs and postcodes', async () => {
    const { sheet, told, orders } = await opened('orders.xlsx');
    expect([sheet.name, sheet.encoding]).toEqual(['Orders', 'xlsx']);
    expect(told).toEqual([
      'X-1 open paid 1900 GBP | 2 × MUG-1 @ 950',
      'X-2 open paid 30 GBP | 1 × 1001 @ 30',
    ]);
    expect(orders.map((order) => [order.placedAt, order.shipTo.postcode])).toEqual([
      ['2026-11-03T09:30:00.000Z', 'LS1 1AA'],
      ['2026-04-05T00:00:00.000Z', '02134'],
    ]);
  });

  test('a catalogue in UTF-16 with kilograms and decimal commas', async () => {
    const { sheet, target, outcome } = await opened('catalogue-utf16.csv');
    expect([sheet.encoding, target, outcome.readings]).toEqual(['utf-16le', 'catalogue', 2]);
  });

  test.each([
    ['catalogue.csv', 'catalogue'],
    ['counts.csv', 'counts'],
    ['unclear-dates.csv', 'orders'],
  ])('%s is a table of %s', async (name, target) => {
    expect((await opened(name)).target).toBe(target);
  });
});

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['a header alone', new TextEncoder().encode('a,b\n'), 'no-rows'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 ...'), 'not-a-table'],
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'locked-spreadsheet'],
  ['a cut-off gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 1]), 'not-a-table'],
  ['a zip that is no spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'not-a-table'],
])('%s is refused as a whole', async (_, bytes, kind) => {
  const session = openSession((local) => local);
  expect(await session.open({ source: { kind: 'file', file: new Blob([bytes]) } })).toEqual({
    ok: false,
    error: { kind },
  });
});
