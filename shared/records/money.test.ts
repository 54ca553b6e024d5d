import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { err, ok } from '../result.ts';
import { decimalText, minorDigits, parseMinor } from './money.ts';

const currency = fc.constantFrom('GBP', 'EUR', 'JPY', 'BHD', 'CLF');

test('law M1: what is written as text is read as the same amount', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
      expect(parseMinor(decimalText(minor, code), code)).toEqual(ok(minor === 0 ? 0 : minor));
    }),
    { numRuns: 1000 },
  );
});

test('law M2: rounding is half away from zero, never floating point', () => {
  const digits = fc.integer({ min: 0, max: 9_999_999 });
  fc.assert(
    fc.property(digits, fc.nat(9), fc.boolean(), currency, (minor, more, negative, code) => {
      const point = minorDigits(code) === 0 ? '.' : '';
      const text = `${negative ? '-' : ''}${decimalText(minor, code)}${point}${more}`;
      const rounded = minor + (more >= 5 ? 1 : 0);
      expect(parseMinor(text, code)).toEqual(ok(negative && rounded !== 0 ? -rounded : rounded));
    }),
    { numRuns: 1000 },
  );
});

describe('an amount', () => {
  test.each([
    ['12.5', 'GBP', 1250],
    ['-3.10', 'GBP', -310],
    ['+4', 'GBP', 400],
    [' 7. ', 'GBP', 700],
    ['.5', 'GBP', 50],
    ['1.005', 'GBP', 101],
    ['8.115', 'GBP', 812],
    ['0.1', 'JPY', 0],
    ['.5', 'JPY', 1],
    ['1234', 'JPY', 1234],
    ['1.2345', 'BHD', 1235],
    ['-0.004', 'GBP', 0],
  ])('%s %s is %d', (text, code, minor) => {
    expect(parseMinor(text, code)).toEqual(ok(minor));
  });

  test.each([
    '',
    ' ',
    '.',
    '-',
    '1,50',
    '1,234.50',
    '1e3',
    '£5',
    '0x10',
    '5-',
    '1 2',
    '٣',
    '9007199254740993',
  ])('%j is refused', (text) => {
    expect(parseMinor(text, 'GBP')).toEqual(err('not-a-number'));
  });
});

test.each([
  [5, 'GBP', '0.05'],
  [-1250, 'GBP', '-12.50'],
  [0, 'GBP', '0.00'],
  [-7, 'JPY', '-7'],
  [1, 'BHD', '0.001'],
])('%d %s is written %s', (minor, code, text) => {
  expect(decimalText(minor, code)).toBe(text);
});
