import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, sheetTable } from './sheet.ts';
import { readTable } from './table.ts';
import { tableFrom } from './testing/told.ts';

test.each([
  ['commas', 'a,b\n1,"x;y"\n', ','],
  ['semicolons', 'a;b\n1;"x;y"\n', ';'],
  ['tabs, pasted', 'a\tb\r\n1\tx;y', '\t'],
])('%s', (_, text, delimiter) => {
  expect(readTable(text)).toEqual({
    ok: true,
    value: {
      table: { headers: ['a', 'b'], rows: [['1', 'x;y']], lines: [2] },
      delimiter,
      problems: [],
    },
  });
});

test('a cell may hold line ends, and lines are counted as an editor does', () => {
  expect(tableFrom('a,b\n"1\n2",x\n\n3,y\n')).toEqual({
    headers: ['a', 'b'],
    rows: [
      ['1\n2', 'x'],
      ['3', 'y'],
    ],
    lines: [2, 5],
  });
});

test('titles and blank lines above the header are passed over', () => {
  expect(tableFrom('My shop\n,,\nSKU,Title,Bin\nMUG,Mug,A1\n').headers).toEqual([
    'SKU',
    'Title',
    'Bin',
  ]);
});

test('a quote that never closes is named with its line', () => {
  const read = readTable('a,b\n1,x\n2,"y\n3,z\n');
  expect(read.ok && read.value.problems).toEqual([{ kind: 'unclosed-quote', line: 3 }]);
});

test('an inch sign in a tab-separated report is not a quote', () => {
  expect(tableFrom('sku\tname\nH-1\t"Best" hose, 1"\nH-2\tHose\n').rows).toEqual([
    ['H-1', '"Best" hose, 1"'],
    ['H-2', 'Hose'],
  ]);
});

test.each([
  ['', 'empty'],
  ['a,b\n', 'no-rows'],
])('%j is no table', (text, kind) => {
  expect(readTable(text)).toEqual({ ok: false, error: { kind } });
});

test.each([
  [new Date('2026-11-03T00:00:00Z'), '2026-11-03'],
  [new Date('2026-11-03T09:30:00Z'), '2026-11-03 09:30:00'],
  [4006381333931, '4006381333931'],
  [0.1 + 0.2, '0.3'],
  [true, 'true'],
  [null, ''],
])('the spreadsheet cell %s is the text %j', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

test('a sheet is a table whose rows are numbered as the spreadsheet shows them', () => {
  expect(
    sheetTable([
      ['SKU', 'Bin'],
      [null, null],
      ['MUG', 7],
    ]),
  ).toEqual({
    ok: true,
    value: { headers: ['SKU', 'Bin'], rows: [['MUG', '7']], lines: [3] },
  });
});

test('a sign inside of quoted cells is not what cuts them', () => {
  expect(tableFrom('first,second\n"","|||||||"\n"a|b","c|d|e|f"').rows).toEqual([
    ['', '|||||||'],
    ['a|b', 'c|d|e|f'],
  ]);
});

test('what is quoted comes back as it was', () => {
  const cell = fc
    .string()
    .map((text) => text.replaceAll('\r', '').trim())
    .filter((text) => !text.startsWith("'"));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const kept = rows.filter((row) => row.some((text) => text !== ''));
      fc.pre(kept.length > 0);
      const lines = rows.map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
      );
      expect(tableFrom(`first,second\n${lines.join('\n')}`).rows).toEqual(kept);
    }),
  );
});

test('a large text is told as it is read, and cut nowhere but between rows', () => {
  const row = (n: number) => [
    `N-${n}`,
    `"one, two"\nand ${n}`,
    n % 7 === 0 ? '' : 'x'.repeat(n % 50),
  ];
  const rows = Array.from({ length: 40_000 }, (_, n) => row(n));
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const text = ['a,b,c', ...rows.map((cells) => cells.map(quoted).join(','))].join('\r\n');
  const told: number[] = [];
  const read = readTable(`${text}\r\nN,"never closed`, (done, all) => told.push(done / all));
  if (!read.ok) throw new Error(read.error.kind);
  const { table, problems } = read.value;
  expect(table.rows.slice(0, -1)).toEqual(rows.map((cells) => cells.map((cell) => cell.trim())));
  expect(table.rows.at(-1)).toEqual(['N', 'never closed']);
  expect(problems).toEqual([{ kind: 'unclosed-quote', line: 80_002 }]);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBeCloseTo(1);
});
