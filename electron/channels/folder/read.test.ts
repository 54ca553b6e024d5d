import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toldOrder } from '../../../shared/importing/testing/told.ts';
import { readSent } from './read-sent.ts';
import { readOrderTable } from './read-table.ts';
import { sent } from './testing/open-folder.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/folder.md'), 'utf8');
const utcOf = (local: string) => `${local}.000Z`;

/** The first example of a kind in the guide. */
function example(kind: string): string {
  return new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';
}

test('the guide’s examples of JSON and CSV are read, and are one order but for its name', () => {
  const json = readSent(JSON.parse(example('json')));
  const table = readOrderTable(example('csv'), utcOf);
  expect([json.problems, table.problems]).toEqual([[], []]);
  const [one] = json.orders;
  const [two] = table.orders;
  expect(one && toldOrder(one.reading)).toBe(
    '1001 open paid 4970 EUR | 2 × MUG-RED @ 1990 | 1 × TEA-100 @ 500 | postage 490',
  );
  const common = { externalId: '', number: '', placedAt: '', shipBy: '', charges: [] };
  expect({ ...two?.reading, ...common }).toEqual({ ...one?.reading, ...common });
  expect(one?.reading.shipBy).toBe('2026-11-26T15:00:00.000Z');
});

test('what is left out has a plain meaning', () => {
  const { orders } = readSent(sent('1', { id: 1 }));
  expect(orders[0]).toMatchObject({
    review: [],
    cancelRequested: false,
    reading: {
      ...{ externalId: '1', number: '1', status: 'open', payment: 'paid', total: 1900 },
      ...{ shipBy: null, service: '', fulfilledBy: 'us', buyer: { name: '' } },
    },
  });
});

test('money is counted in the currency’s own minor units', () => {
  const lines = [{ sku: 'A', units: 1, unitPrice: 12.5 }];
  const totals = ['EUR', 'JPY', 'KWD'].map(
    (currency) => readSent(sent('1', { currency, lines })).orders[0]?.reading.total,
  );
  expect(totals).toEqual([1250, 13, 12500]);
});

test('lines without ids have some of their own that stay when a line is added', () => {
  const mug = { sku: 'MUG', units: 1 };
  const ids = (lines: readonly object[]) =>
    readSent(sent('1', { lines })).orders[0]?.reading.lines.map(({ id }) => id);
  expect(ids([mug, mug])).toEqual(['l-mug', 'l-mug~2']);
  expect(ids([{ sku: 'TEA', units: 1 }, mug, mug])).toEqual(['l-tea', 'l-mug', 'l-mug~2']);
});

test.each([
  [{ id: '' }, 'id', 'must not be empty'],
  [{ placedAt: '2026-11-24' }, 'placedAt', 'must be a time such as 2026-11-24T09:30:00Z'],
  [{ currency: 'eur' }, 'currency', 'must be three capital letters such as EUR'],
  [{ total: '1,50' }, 'total', 'must be an amount such as "12.50"'],
  [{ lines: [] }, 'lines', 'needs at least one line'],
  [{ lines: [{ units: 1 }] }, 'lines[0]', 'needs a sku or a title'],
  [
    { lines: [1, 1].map((id) => ({ id, sku: 'A', units: 1 })) },
    'lines',
    'two lines have the same id',
  ],
  [{ lines: [{ id: '__proto__', sku: 'A', units: 1 }] }, 'lines[0].id', /must be 1 to 200 letters/],
])('%j is refused by its field', (wrong, field, reason) => {
  const { orders, problems } = readSent(sent('1', wrong));
  expect(orders).toEqual([]);
  expect(problems).toEqual([
    { order: 'id' in wrong ? '' : '1', at: 1, field, reason: expect.stringMatching(reason) },
  ]);
});

test('a table of a known export is read by its own rules, as the folder’s orders', () => {
  const text =
    'Name,Financial Status,Created at,Currency,Lineitem name,Lineitem quantity,Lineitem price\n' +
    '#9,odd,2026-11-24 10:00:00 +0100,EUR,Mug,1,5.00';
  const { orders, problems } = readOrderTable(text, utcOf);
  expect(problems).toEqual([]);
  expect(orders.map(({ reading, review }) => [reading.channel, reading.number, review])).toEqual([
    ['folder', '#9', ['payment: odd']],
  ]);
});

test('a table without a needed column says what its heading would be', () => {
  const { problems } = readOrderTable('order number,sku\n1,MUG', utcOf);
  expect(problems).toEqual([
    {
      order: '',
      at: 0,
      field: '',
      reason: 'A column is missing. Its heading would be: order date',
    },
  ]);
});
