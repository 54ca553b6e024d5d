import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFit } from './fit-text.ts';

/** Every letter half its size wide. */
const sized = createFit((text, size) => text.length * size * 0.5);

test('a short text has the largest size', () => {
  expect(sized('Ann', { width: 100, height: 30, largest: 20 })).toEqual({
    text: 'Ann',
    fontSize: 20,
    bold: false,
    noWrap: true,
  });
});

test('a long text shrinks before it is cut, and breaks between words', () => {
  expect(sized('12 Harbour Street', { width: 60, height: 30, largest: 20, bold: true })).toEqual({
    text: '12 Harbour\nStreet',
    fontSize: 12,
    bold: true,
    noWrap: true,
  });
});

test('what fits in no size is cut and says so', () => {
  const { text, fontSize } = sized('x'.repeat(500), { width: 50, height: 13, largest: 20 });
  expect([fontSize, text]).toEqual([5, `${'x'.repeat(20)}\n${'x'.repeat(19)}…`]);
});

test('no row is ever wider than its box, no text higher, and nothing is lost unless it ends in …', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const fitted = sized(text, { width: 80, height: 60, largest: 18 });
      const rows = fitted.text.split('\n');
      for (const row of rows) expect(row.length * fitted.fontSize * 0.5).toBeLessThanOrEqual(80);
      expect(rows.length * fitted.fontSize * 1.24).toBeLessThanOrEqual(60);
      if (!fitted.text.endsWith('…'))
        expect(fitted.text.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
