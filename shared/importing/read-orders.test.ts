import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderId } from '../records/ids.ts';
import { factsOf, orderFacts, orderLine } from '../records/order-facts.ts';
import { countAccounts } from './account.ts';
import { readText, toldAccount, toldOrder } from './testing/told.ts';

const HEAD = 'Order number,Order date,Customer name,SKU,Quantity,Unit price,Postcode,Country';
const orders = (...rows: string[]) => [HEAD, ...rows].join('\n');
const told = (read: ReturnType<typeof readText>) => read.readings.map(toldOrder);
const accounts = (read: ReturnType<typeof readText>) => read.accounts.map(toldAccount);

describe('dates that could be either', () => {
  const text = orders('N-1,03/04/2026,Uma,MUG,1,9.50,,GB', 'N-2,05/06/2026,Vic,MUG,2,9.50,,GB');

  test('are refused and asked about while nothing in the column tells', () => {
    const read = readText(text);
    expect(accounts(read)).toEqual(['refused date-unclear', 'refused date-unclear']);
    expect(read.questions).toEqual([
      { kind: 'date-order', samples: ['03/04/2026', '05/06/2026'], answer: null },
    ]);
  });

  test('are read as the answer says', () => {
    const days = (dateOrder: 'dmy' | 'mdy') =>
      readText(text, { dateOrder }).readings.map((order) => order.placedAt.slice(0, 10));
    expect(days('dmy')).toEqual(['2026-04-03', '2026-06-05']);
    expect(days('mdy')).toEqual(['2026-03-04', '2026-05-06']);
  });

  test('are settled by one cell that can be read only one way', () => {
    const read = readText(
      orders('N-1,03/04/2026,Uma,MUG,1,9.50,,GB', 'N-2,25/06/2026,Vic,MUG,2,9.50,,GB'),
    );
    expect(read.readings.map((order) => order.placedAt.slice(0, 10))).toEqual([
      '2026-04-03',
      '2026-06-25',
    ]);
    expect(read.questions).toEqual([]);
  });

  test('are asked about again when the column contradicts itself', () => {
    const read = readText(
      orders(
        'N-1,25/06/2026,Uma,MUG,1,9,,GB',
        'N-2,06/25/2026,Vic,MUG,2,9,,GB',
        'N-3,05/06/2026,Wes,MUG,2,9,,GB',
      ),
    );
    expect(accounts(read)).toEqual(['order', 'order', 'refused date-unclear']);
  });
});

describe('orders that share a number', () => {
  const text = orders(
    'N-1,2026-11-03,Uma,MUG,1,9.50,,GB',
    'N-1,2026-11-03,Uma,TEE,1,9.50,,GB',
    'N-1,2026-11-09,Vic,MUG,2,9.50,,GB',
  );

  test('are not merged: the second is refused and names the first', () => {
    const read = readText(text);
    expect(told(read)).toEqual(['N-1 open paid 1900 GBP | 1 × MUG @ 950 | 1 × TEE @ 950']);
    expect(read.accounts[2]).toEqual({
      kind: 'refused',
      reason: 'duplicate-number',
      column: 0,
      against: 2,
    });
  });

  test('are kept apart when somebody says so', () => {
    expect(told(readText(text, { repairs: { 'duplicate-number': true } }))[1]).toBe(
      'N-1~2026-11-09~vic open paid 1900 GBP | 2 × MUG @ 950',
    );
  });
});

describe('cancellations as negative quantities', () => {
  const text = orders(
    'N-1,2026-11-03,Uma,MUG,5,9.50,,GB',
    'N-2,2026-11-04,Uma,MUG,2,9.50,,GB',
    'C-1,2026-11-05,Uma,MUG,-3,9.50,,GB',
    'C-2,2026-11-06,Uma,MUG,-9,9.50,,GB',
    'C-3,2026-11-06,Vic,MUG,-1,9.50,,GB',
    'N-4,2026-11-07,Vic,MUG,1,9.50,,GB',
  );

  test('take units from the latest earlier order of the same buyer, SKU and price', () => {
    const read = readText(text);
    expect(told(read)).toEqual([
      'N-1 cancelled refunded 0 GBP | 0 × MUG @ 950',
      'N-2 cancelled refunded 0 GBP | 0 × MUG @ 950',
      'N-4 open paid 950 GBP | 1 × MUG @ 950',
    ]);
    expect(read.accounts.slice(2, 5)).toEqual([
      { kind: 'cancels', orders: ['file:n-2', 'file:n-1'], units: 3, missing: 0 },
      { kind: 'cancels', orders: ['file:n-1'], units: 4, missing: 5 },
      { kind: 'left-out', reason: 'cancels-nothing' },
    ]);
  });

  test('are left out when nobody wants them matched', () => {
    const read = readText(text, { repairs: { cancellation: false } });
    expect(told(read)[0]).toBe('N-1 open paid 4750 GBP | 5 × MUG @ 950');
    expect(accounts(read).slice(2, 4)).toEqual([
      'left-out cancels-nothing',
      'left-out cancels-nothing',
    ]);
  });
});

test('postage, fees and discounts are charges, unless somebody says that they are goods', () => {
  const text = orders('N-1,2026-11-03,Uma,MUG,2,9.50,,GB', 'N-1,2026-11-03,Uma,Postage,1,3.00,,GB');
  expect(told(readText(text))).toEqual(['N-1 open paid 2200 GBP | 2 × MUG @ 950 | postage 300']);
  expect(told(readText(text, { repairs: { 'not-goods': false } }))).toEqual([
    'N-1 open paid 2200 GBP | 2 × MUG @ 950 | 1 × Postage @ 300',
  ]);
});

test('an order with one unreadable row is refused whole, and comes in once the cell is corrected', () => {
  const text = orders('N-1,2026-11-03,Uma,MUG,many,9.50,,GB', 'N-1,2026-11-03,Uma,TEE,1,9.50,,GB');
  expect(readText(text).accounts).toEqual([
    { kind: 'refused', reason: 'units-unreadable', column: 4, against: null },
    { kind: 'refused', reason: 'with-order', column: null, against: 2 },
  ]);
  expect(told(readText(text, { edits: { 2: { 4: '3' } } }))).toEqual([
    'N-1 open paid 3800 GBP | 3 × MUG @ 950 | 1 × TEE @ 950',
  ]);
});

test('lost zeros of a postcode are put back unless declined, and shown', () => {
  const text = orders('N-1,2026-11-03,Uma,MUG,1,9.50,2134,US');
  const read = readText(text);
  expect(read.readings[0]?.shipTo.postcode).toBe('02134');
  expect(read.repairs).toEqual([
    {
      kind: 'leading-zero-postcode',
      rows: 1,
      made: true,
      samples: [{ line: 2, before: '2134', after: '02134' }],
    },
  ]);
  const declined = readText(text, { repairs: { 'leading-zero-postcode': false } });
  expect(declined.readings[0]?.shipTo.postcode).toBe('2134');
});

test('decimal commas are found out and shown', () => {
  const read = readText(
    'Bestellnr.;Datum;Artikelnr.;Menge;Einzelpreis\nB-1;13.11.2026;TISCH;1;1.250,50\n',
  );
  expect(told(read)).toEqual(['B-1 open paid 125050 GBP | 1 × TISCH @ 125050']);
  expect(read.questions).toEqual([{ kind: 'decimal-sign', samples: ['1.250,50'], answer: ',' }]);
});

test('a state nobody knows holds the order: unpaid, with the word that caused it', () => {
  const read = readText(
    'Order number,Date,SKU,Qty,Status\nN-1,2026-11-03,MUG,1,awaiting artwork\n',
  );
  expect(told(read)).toEqual(['N-1 open unpaid 0 GBP | 1 × MUG @ 0']);
  expect(read.notices).toEqual([{ kind: 'payment-unknown', line: 2, text: 'awaiting artwork' }]);
});

test('rows below the first may leave the order fields empty', () => {
  const read = readText(orders('N-1,2026-11-03,Uma,MUG,1,9.50,,GB', ',,,TEE,2,1,,'));
  expect(told(read)).toEqual(['N-1 open paid 1150 GBP | 1 × MUG @ 950 | 2 × TEE @ 100']);
});

test('a row with more cells than the header is refused, not cut', () => {
  expect(accounts(readText(orders('N-1,2026-11-03,Uma,MUG,1,9.50,,GB,stray')))).toEqual([
    'refused too-many-cells',
  ]);
});

describe('laws', () => {
  const word = fc.constantFrom('N-1', 'N-2', 'C-3', '', 'Total', '1.2E+11');
  const row = fc.tuple(
    word,
    fc.constantFrom('2026-11-03', '03/04/2026', '13/04/2026', '', 'soon'),
    fc.constantFrom('Uma', 'Vic', '', 'MÃ¼ller'),
    fc.constantFrom('MUG', 'TEE', 'Postage', 'Discount', '', '1.2E+11'),
    fc.constantFrom('1', '-1', '3', '0', 'many', ''),
    fc.constantFrom('9.50', '9,50', '1,250', '', 'free'),
    fc.constantFrom('2134', '02134', ''),
    fc.constantFrom('US', 'Atlantis', ''),
  );
  const files = fc
    .array(row, { minLength: 1, maxLength: 12 })
    .map((rows) => orders(...rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','))));
  const choices = fc.record({
    dateOrder: fc.constantFrom(null, 'dmy' as const, 'mdy' as const),
    repairs: fc.dictionary(
      fc.constantFrom('cancellation', 'not-goods', 'totals-row', 'duplicate-number', 'encoding'),
      fc.boolean(),
    ),
  });

  test('every row is accounted for, and what came in is valid facts under ids of their own', () => {
    fc.assert(
      fc.property(files, choices, (text, chosen) => {
        let read: ReturnType<typeof readText>;
        try {
          read = readText(text, chosen);
        } catch (error) {
          // A file of blank rows only is no table.
          expect(String(error)).toMatch(/no-rows|empty/);
          return;
        }
        expect(read.accounts).toHaveLength(read.table.rows.length);
        const ids = read.readings.map((order) => orderId(order.channel, order.externalId));
        expect(new Set(ids).size).toBe(ids.length);
        for (const reading of read.readings) orderFacts.parse(factsOf(reading, 'stamp'));
        for (const account of read.accounts) {
          if (account.kind === 'order' || account.kind === 'charge')
            expect(ids).toContain(account.order);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('whatever a file calls its lines, their ids can be kept: bounded, told apart, fit for a key', () => {
    const id = fc.oneof(
      fc.string({ unit: fc.constantFrom('|', '_', '.', '1', 'a', '~'), minLength: 1 }),
      fc.constantFrom('1.|2', '__proto__', 'constructor', '7'.repeat(300), '7'),
    );
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 5 }), (ids) => {
        const rows = ids.map((text) => `N-1,2026-11-03,Uma,MUG,1,9.50,${text}`).join('\n');
        const read = readText(`Order number,Date,Name,SKU,Qty,Price,Line ID\n${rows}\n`);
        const lines = read.readings.flatMap((reading) => reading.lines);
        for (const line of lines) orderLine.parse(line);
        expect(new Set(lines.map((line) => line.id)).size).toBe(ids.length);
      }),
    );
  });

  test('units are neither made nor lost: shipped, cancelled and refused add up to what the file says', () => {
    const plain = fc.array(
      fc.tuple(
        fc.constantFrom('N-1', 'N-2', 'N-3'),
        fc.constantFrom('Uma', 'Vic'),
        fc.integer({ min: -4, max: 6 }).filter((n) => n !== 0),
      ),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(plain, (rows) => {
        // One buyer's numbers are his own.
        const text = orders(
          ...rows.map(
            ([number, buyer, units], i) =>
              `${number}${buyer},2026-11-${String(10 + i)},${buyer},MUG,${units},1,,GB`,
          ),
        );
        const read = readText(text, { repairs: { 'duplicate-number': true } });
        const bought = rows
          .filter(([, , units]) => units > 0)
          .reduce((sum, [, , units]) => sum + units, 0);
        const left = read.readings
          .flatMap((order) => order.lines)
          .reduce((sum, line) => sum + line.units, 0);
        const cancelled = read.accounts.reduce(
          (sum, account) => sum + (account.kind === 'cancels' ? account.units : 0),
          0,
        );
        expect(left + cancelled).toBe(bought);
        expect(countAccounts(read.accounts).refused).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('reading the same file again gives the same orders', () => {
    fc.assert(
      fc.property(files, (text) => {
        fc.pre(/N-|C-/.test(text));
        expect(readText(text)).toEqual(readText(text));
      }),
    );
  });
});
