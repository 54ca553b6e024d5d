import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from './barcode.ts';
import { checkDigit, expandUpcE, gtin14Of } from './gtin.ts';

const GTIN = '04006381333931';

test.each([
  ['EAN-13', '4006381333931', GTIN],
  ['UPC-A', '036000291452', '00036000291452'],
  ['UPC-A as EAN-13', '0036000291452', '00036000291452'],
  ['EAN-8', '73513537', '00000073513537'],
  ['GTIN-14 of a case', '14006381333938', '14006381333938'],
  ['an EAN that a GS1 parser takes for AI 30', '3046920029759', '03046920029759'],
])('%s', (_, text, gtin14) => {
  expect(classify(text)).toEqual({ kind: 'gtin', text, facts: { gtin14 } });
});

test.each([
  ['a wrong check digit', '4006381333932'],
  ['a SKU of digits', '10045'],
  ['nine digits', '123456789'],
  ['zeros', '00000000'],
  ['a SKU', 'MUG-RED/L'],
  ['an address', 'https://example.com/p/4006381333931'],
  ['nothing', ''],
  ['an element string with a wrong GTIN', '010400638133393210AB'],
  ['brackets', '(12)345'],
])('%s is plain text', (_, text) => {
  expect(classify(text)).toEqual({ kind: 'text', text, facts: {} });
});

describe('AIM prefixes', () => {
  test.each([
    [
      ']E04006381333931',
      { kind: 'gtin', text: '4006381333931', symbology: 'ean-upc', facts: { gtin14: GTIN } },
    ],
    [']E400000', { kind: 'text', text: '00000', symbology: 'ean-upc', facts: {} }],
    [
      ']E004252614',
      { kind: 'gtin', text: '04252614', symbology: 'ean-upc', facts: { gtin14: '00042100005264' } },
    ],
    [
      ']E3978020137962451299',
      {
        kind: 'gtin',
        text: '978020137962451299',
        symbology: 'ean-upc',
        facts: { gtin14: '09780201379624' },
      },
    ],
    [']C0MUG-1', { kind: 'text', text: 'MUG-1', symbology: 'code128', facts: {} }],
    [']A0MUG-1', { kind: 'text', text: 'MUG-1', symbology: 'code39', facts: {} }],
    [']Q1hello', { kind: 'text', text: 'hello', symbology: 'qr', facts: {} }],
    [']X0hello', { kind: 'text', text: 'hello', symbology: 'other', facts: {} }],
  ])('%s', (raw, barcode) => {
    expect(classify(raw)).toEqual(barcode);
  });

  test('a GS1 prefix says that digits like a GTIN are elements', () => {
    const text = `1012345${checkDigit('1012345')}`;
    expect(classify(text).kind).toBe('gtin');
    expect(classify(`]C1${text}`)).toEqual({
      kind: 'gs1',
      text,
      symbology: 'code128',
      facts: { lot: text.slice(2) },
    });
  });
});

test('JumpMind 2108: control characters around and in a code are dropped', () => {
  expect(classify('\x02MUG\x041\r\n').text).toBe('MUG1');
  expect(classify('\u00a04006381333931\t').facts).toEqual({ gtin14: GTIN });
});

describe('GS1 element strings', () => {
  const facts = { gtin14: GTIN, lot: 'AB-1', expiry: '2026-12-31', serial: '7' };

  test.each([
    ['GS1-128', `]C101${GTIN}1726123110AB-1\x1d217`],
    ['GS1 DataMatrix', `]d201${GTIN}17261231217\x1d10AB-1`],
    ['GS1 QR', `]Q301${GTIN}10AB-1\x1d17261231217`],
    ['FNC1 sent as GS in front', `\x1d01${GTIN}1726123110AB-1\x1d217`],
    ['no prefix at all', `01${GTIN}1726123110AB-1\x1d217`],
    ['a GS where none is needed', `]C101${GTIN}\x1d17261231\x1d10AB-1\x1d217\x1d`],
    ['as printed for people', `(01)${GTIN}(17)261231(10)AB-1(21)7`],
    ['as printed, with blanks', `(01) ${GTIN} (17) 261231 (10) AB-1 (21) 7`],
    ['an AI we do not know, closed by GS', `]C101${GTIN}1726123110AB-1\x1d89999x\x1d217`],
    ['AIs we know and do not need', `]d201${GTIN}310300250017261231240X1\x1d10AB-1\x1d217`],
  ])('%s', (_, raw) => {
    expect(classify(raw)).toMatchObject({ kind: 'gs1', facts });
  });

  test.each([
    ['the last day of the month for day 00', '260200', '2026-02-28'],
    ['29 February of a leap year', '280229', '2028-02-29'],
    ['no date for 29 February of another', '270229', undefined],
    ['no date for month 13', '261340', undefined],
    ['no date for month 00', '260015', undefined],
  ])('%s', (_, date, expiry) => {
    expect(classify(`]C101${GTIN}17${date}`).facts.expiry).toBe(expiry);
  });

  test('best before stands in where no expiry is given', () => {
    expect(classify(`]C101${GTIN}15270131`).facts.expiry).toBe('2027-01-31');
  });

  test('a carton says what it holds and how many', () => {
    expect(classify(`]C10034012345000000001702${GTIN}3724`)).toMatchObject({
      kind: 'gs1',
      facts: { gtin14: GTIN, count: 24 },
    });
    expect(classify(`]C102${GTIN}`).facts).toEqual({});
  });

  test.each([']C100', ''])('an SSCC with prefix "%s"', (prefix) => {
    const body = '34012345000000001';
    const sscc = body + checkDigit(body);
    expect(classify(prefix + sscc)).toMatchObject({ kind: 'sscc', facts: { sscc } });
  });
});

describe('Digital Links', () => {
  test.each([
    [
      `https://id.gs1.org/01/${GTIN}/10/AB-1/21/7?17=261231`,
      { gtin14: GTIN, lot: 'AB-1', serial: '7', expiry: '2026-12-31' },
    ],
    [
      `https://shop.example/some/path/01/4006381333931?17=261200&x=1`,
      { gtin14: GTIN, expiry: '2026-12-31' },
    ],
    [`HTTP://EXAMPLE.COM/gtin/${GTIN}/lot/A%2FB`, { gtin14: GTIN, lot: 'A/B' }],
    [`https://id.gs1.org/01/04006381333932`, {}],
    [`https://id.gs1.org/01/${GTIN}/10/%E0%A4%A`, { gtin14: GTIN, lot: '%E0%A4%A' }],
  ])('%s', (text, facts) => {
    expect(classify(text)).toEqual({ kind: 'digital-link', text, facts });
  });
});

describe('laws', () => {
  test('nothing that can be scanned throws', () => {
    const part = fc.constantFrom(
      ']C1',
      ']d2',
      ']E0',
      '\x1d',
      '01',
      '10',
      '(01)',
      '(10)',
      'https://a/01/',
      '%',
      '37',
    );
    const text = fc.array(
      fc.oneof(part, fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{1,20}$/)),
    );
    fc.assert(
      fc.property(text, (parts) => {
        expect(typeof classify(parts.join('')).text).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });

  test('a body with its check digit is one GTIN in every length it can be written in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{10}$/), (body) => {
        const upc = body + checkDigit(body);
        const forms = [upc, `0${upc}`, `00${upc}`].map((form) => classify(form).facts.gtin14);
        expect(new Set(forms)).toEqual(new Set([`00${upc}`]));
      }),
    );
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12}$/),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const ean = body + checkDigit(body);
          const wrong = ean.slice(0, at) + ((Number(ean[at]) + by) % 10) + ean.slice(at + 1);
          expect(gtin14Of(wrong)).toBeNull();
        },
      ),
    );
  });
});

test.each([
  ['04252614', '042100005264'], // a published example, checked by its digit
  ['425261', '042100005264'],
  ['0425261', '042100005264'],
  ['04252615', null],
  ['22345673', null],
  ['abc', null],
])('UPC-E %s stands for UPC-A %s', (short, long) => {
  expect(expandUpcE(short)).toBe(long);
});

test.each([
  ['0234510', '02300000451'],
  ['0234512', '02320000451'],
  ['0234513', '02340000051'],
  ['0234514', '02345000001'],
  ['0234567', '02345600007'],
])('UPC-E %s left zeros out of %s', (short, body) => {
  expect(expandUpcE(short)).toBe(body + checkDigit(body));
});
