import { describe, expect, test } from 'vitest';
import { currencyIn, type DecimalSign, decimalOf, readAmount, readUnits } from './amounts.ts';
import {
  isExponent,
  wholeNumber,
  withLeadingZero,
  withoutMojibake,
  withPostcodeZeros,
} from './cells.ts';
import { countryCode } from './countries.ts';
import { isoOf, readDate } from './dates.ts';
import { readSize, readWeight } from './measures.ts';

const iso = (text: string): string => {
  const reading = readDate(text);
  if (reading.kind === 'none') return 'none';
  const utc = (local: string) => `${local}.000Z`;
  if (reading.kind === 'either') return `${isoOf(reading.dmy, utc)} or ${isoOf(reading.mdy, utc)}`;
  return isoOf(reading.parts, utc);
};

describe('dates', () => {
  test.each([
    ['2026-11-20 10:14:00 -0500', '2026-11-20T15:14:00.000Z'],
    ['2026-11-22T23:36:18+00:00', '2026-11-22T23:36:18.000Z'],
    ['2026-11-22T23:36:18.123Z', '2026-11-22T23:36:18.000Z'],
    ['2026-11-20 10:14:00 PST', '2026-11-20T18:14:00.000Z'],
    ['2026/1/5', '2026-01-05T00:00:00.000Z'],
    ['24.12.2026 18:00', '2026-12-24T18:00:00.000Z'],
    ['03.04.2026', '2026-04-03T00:00:00.000Z'],
    ['12/24/26', '2026-12-24T00:00:00.000Z'],
    ['24/12/2026', '2026-12-24T00:00:00.000Z'],
    ['5/5/26', '2026-05-05T00:00:00.000Z'],
    ['12/24/2026 12:05 am', '2026-12-24T00:05:00.000Z'],
    ['12/24/2026 1:05 PM', '2026-12-24T13:05:00.000Z'],
    ['Nov-20-26', '2026-11-20T00:00:00.000Z'],
    ['20-Nov-26', '2026-11-20T00:00:00.000Z'],
    ['Nov 20, 2026', '2026-11-20T00:00:00.000Z'],
    ['3. März 2026', '2026-03-03T00:00:00.000Z'],
    ['2-Jan 2026', '2026-01-02T00:00:00.000Z'],
    ['45384.34789351852', '2024-04-02T08:20:58.000Z'],
    ['03/04/2026', '2026-04-03T00:00:00.000Z or 2026-03-04T00:00:00.000Z'],
    ['31/02/2026', 'none'],
    ['2026-13-01', 'none'],
    ['2026-11-20 25:00', 'none'],
    ['20 Brumaire 2026', 'none'],
    ['soon', 'none'],
    ['', 'none'],
  ])('%j is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
});

describe('amounts', () => {
  test.each<[string, DecimalSign, number | null]>([
    ['12.50', '.', 1250],
    ['$1,250.00', '.', 125000],
    ['1.250,00 €', ',', 125000],
    ["CHF 1'250.50", '.', 125050],
    ['1 250,50', ',', 125050],
    ['(3.10)', '.', -310],
    ['3.10-', '.', -310],
    ['-£3', '.', -300],
    ['.5', '.', 50],
    ['12,50', '.', null],
    ['1.25.0', '.', null],
    ['free', '.', null],
  ])('%j with %j is %s', (text, sign, minor) => {
    expect(readAmount(text, sign, 'EUR')).toBe(minor);
  });

  test.each([
    ['$5', 'CAD', 'CAD'],
    ['US $5', 'CAD', 'USD'],
    ['£5', 'USD', 'GBP'],
    ['5.00', 'USD', ''],
    ['5 zł', 'USD', 'PLN'],
  ])('%j is of %s', (text, dollars, currency) => {
    expect(currencyIn(text, dollars)).toBe(currency);
  });

  test('units are whole', () => {
    expect(['2', '2.0', '1,000', '2.5', 'two'].map((text) => readUnits(text, '.'))).toEqual([
      2,
      2,
      1000,
      null,
      null,
    ]);
    expect(decimalOf('1.000', ',')).toBe('1000');
  });
});

describe('damaged cells', () => {
  test('an exponent gives its number back only while no digit is lost', () => {
    expect(isExponent('1.23E+12')).toBe(true);
    expect(wholeNumber('1.23E+12')).toBe(null);
    expect(wholeNumber('4.006381333931E+12')).toBe('4006381333931');
    expect(isExponent('E-12')).toBe(false);
  });

  test.each([
    ['36000291452', '036000291452'],
    ['036000291452', null],
    ['36000291453', null],
    ['4006381333931', null],
  ])('the barcode %s is mended to %s', (code, mended) => {
    expect(withLeadingZero(code)).toBe(mended);
  });

  test.each([
    ['2134', 'US', '02134'],
    ['501', 'US', '00501'],
    ['2134-1234', 'US', '02134-1234'],
    ['1067', 'DE', '01067'],
    ['1010', 'AT', null],
    ['M1 1AA', 'GB', null],
  ])('the postcode %s of %s is mended to %s', (postcode, country, mended) => {
    expect(withPostcodeZeros(postcode, country)).toBe(mended);
  });

  test.each([
    ['MÃ¼ller', 'Müller'],
    ['Ã–zil', 'Özil'],
    ['CafÃ© â€“ â‚¬5', 'Café – €5'],
    ['São Paulo', null],
    ['Âge d’or', null],
    ['plain', null],
  ])('%s is mended to %s', (text, mended) => {
    expect(withoutMojibake(text)).toBe(mended);
  });
});

test.each([
  ['United Kingdom', 'GB'],
  ['gb', 'GB'],
  ['EIRE', 'IE'],
  ['Deutschland', 'DE'],
  ['Österreich', 'AT'],
  ['États-Unis', 'US'],
  ['USA', 'US'],
  ['Channel Islands', ''],
  ['European Community', ''],
  ['Atlantis', ''],
])('%s is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test('weights and sizes come as grams and millimetres', () => {
  expect(readWeight('1 lb 2 oz', '.', 'g')).toBe(510.3);
  expect(readWeight('0,25 kg', ',', 'g')).toBe(250);
  expect(readWeight('250', '.', 'g')).toBe(250);
  expect(readWeight('heavy', '.', 'g')).toBe(null);
  expect(readSize('20x10x5 cm', '.', 'mm')).toEqual({ length: 200, width: 100, height: 50 });
  expect(readSize('20 x 10', '.', 'mm')).toBe(null);
});
