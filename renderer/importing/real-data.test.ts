import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { noChoices } from '../../shared/importing/repairs.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { openSession, type Session } from './import-session.ts';
import type { ReadOutcome } from './messages.ts';

const FILE = new URL('../../resources/data/online-retail-2010-12_2011-06.csv.gz', import.meta.url);
const LINES = 240_007;

let session: Session;
let outcome: ReadOutcome;
let orders: readonly OrderReading[];

beforeAll(async () => {
  session = openSession((local) => `${local}.000Z`);
  const opened = await session.open({
    source: { kind: 'file', file: new Blob([readFileSync(FILE)]) },
  });
  expect(opened).toMatchObject({ ok: true, value: [{ format: 'online-retail', rowCount: LINES }] });
  outcome = await session.read({
    sheet: 0,
    profile: null,
    choices: noChoices,
    channel: '',
    currency: 'EUR',
    codes: {},
  });
  orders = await session.orders({ from: 0, count: LINES });
}, 60_000);

test('every one of the 240,007 lines is accounted for', () => {
  expect(outcome.accounts).toEqual({
    order: 233_389,
    charge: 1_119,
    cancels: 3_029,
    sku: 0,
    count: 0,
    'left-out': 2_470,
    refused: 0,
  });
  const sum = Object.values(outcome.accounts).reduce((total, count) => total + count, 0);
  expect(sum).toBe(LINES);
});

test('of 12,468 invoices, 1,946 are cancellations and take units from the others', async () => {
  const rows = await session.rows({ kind: 'left-out', from: 0, count: LINES });
  const left = new Set(rows.map(({ cells }) => cells[0]));
  const read = new Set(orders.map((order) => order.number));
  expect([...read].filter((number) => number.startsWith('C'))).toEqual([]);
  // An invoice is an order, or its rows are listed, or it only cancels.
  const missing = [...left].filter((number) => number !== undefined && !read.has(number));
  expect(read.size).toBe(9_365);
  expect(missing.filter((number) => !number?.startsWith('C')).length).toBe(10_522 - 9_365);
  const reasons: { [reason: string]: number } = {};
  for (const { account } of rows) {
    if (account.kind === 'left-out') reasons[account.reason] = (reasons[account.reason] ?? 0) + 1;
  }
  expect(reasons).toEqual({
    'cancels-nothing': 1_033,
    'charge-of-nothing': 268,
    'stock-adjustment': 1_105,
    'no-goods': 64,
  });
});

test('units in the file are units to ship, units cancelled, or listed', async () => {
  const toShip = orders.flatMap((order) => order.lines).reduce((sum, line) => sum + line.units, 0);
  const cancelled = orders.filter((order) => order.status === 'cancelled').length;
  expect(cancelled).toBe(60);
  expect(toShip).toBeGreaterThan(2_000_000);
  expect(orders.every((order) => order.lines.every((line) => line.units >= 0))).toBe(true);
});

test('what is not goods became charges of its order', () => {
  const kinds = new Map<string, number>();
  for (const { charges } of orders) {
    for (const { kind } of charges) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  // Discounts and fees stand on cancellations alone here, and are listed.
  expect(Object.fromEntries(kinds)).toEqual({ postage: 985, other: 134 });
});

test('countries without a code are noticed and kept in words', () => {
  expect(outcome.noticeCounts).toEqual({ 'country-unknown': 21 });
  const islands = orders.find((order) => order.shipTo.region === 'Channel Islands');
  expect(islands?.shipTo.country).toBe('');
});
