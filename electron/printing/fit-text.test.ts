import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFit, type Fitted } from './fit-text.ts';

/** Every letter half its size wide. */
const sized = createFit((text, size) => text.length * size * 0.5);

function rowsOf(fitted: Fitted): string[] {
  return fitted.stack.map((row) => row.text);
}

test('a short text has the largest size', () => {
  expect(sized('Ann', { width: 100, height: 30, largest: 20 })).toEqual({
    stack: [{ text: 'Ann', noWrap: true }],
    fontSize: 20,
    bold: false,
  });
});

test('a long text shrinks before it is cut, and breaks between words', () => {
  expect(sized('12 Harbour Street', { width: 60, height: 30, largest: 20, bold: true })).toEqual({
    stack: [
      { text: '12 Harbour', noWrap: true },
      { text: 'Street', noWrap: true },
    ],
    fontSize: 12,
    bold: true,
  });
});

test('what fits in no size is cut and says so', () => {
  const fitted = sized('x'.repeat(500), { width: 50, height: 13, largest: 20 });
  expect(fitted.fontSize).toBe(5);
  expect(rowsOf(fitted)).toEqual(['x'.repeat(20), `${'x'.repeat(19)}…`]);
});

test('no row is ever wider than its box, no text higher, and nothing is lost unless it ends in …', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const fitted = sized(text, { width: 80, height: 60, largest: 18 });
      const rows = rowsOf(fitted);
      for (const row of rows) expect(row.length * fitted.fontSize * 0.5).toBeLessThanOrEqual(80);
      expect(rows.length * fitted.fontSize * 1.24).toBeLessThanOrEqual(60);
      if (!rows.at(-1)?.endsWith('…'))
        expect(rows.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
