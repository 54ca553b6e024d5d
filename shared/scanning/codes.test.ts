import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSku, buildCodeIndex, removeSku, resolve, type ScannableSku } from './codes.ts';
import { orderCode } from './order-code.ts';

const noOrders = () => [];

/** `sku('MUG', '4006381333931', '14006381333938 x12')` */
function sku(name: string, ...codes: readonly string[]): ScannableSku {
  const barcodes = codes.map((text) => {
    const [code = '', units = '1'] = text.split(' x');
    return { code, units: Number(units) };
  });
  return { id: `id-${name.toLowerCase()}`, sku: name, barcodes };
}

const shop = buildCodeIndex([
  sku('MUG', '4006381333931', '14006381333938 x12', 'X001ABC'),
  sku('TEE-L', '036000291452'),
  sku('PEN', '03600029144'), // its barcode lost the check digit
  sku('10045'),
  sku('Rose', 'SHARED'),
  sku('ROSE', 'SHARED'),
]);

describe('a SKU is found', () => {
  test.each([
    ['by its own name', 'MUG', 'id-mug', 1],
    ['whatever its case', 'tee-l', 'id-tee-l', 1],
    ['by a name of digits', '10045', 'id-10045', 1],
    ['by an alternate barcode', 'x001abc', 'id-mug', 1],
    ['by its EAN', '4006381333931', 'id-mug', 1],
    ['by its EAN as GTIN-14', '04006381333931', 'id-mug', 1],
    ['by the case it comes in, twelve at once', '14006381333938', 'id-mug', 12],
    ['by UPC-A', '036000291452', 'id-tee-l', 1],
    ['by UPC-A with a zero in front', '0036000291452', 'id-tee-l', 1],
    ['by UPC-A without check digit', '03600029145', 'id-tee-l', 1],
    ['by UPC-A without its leading zero', '36000291452', 'id-tee-l', 1],
    ['by EAN without check digit', '400638133393', 'id-mug', 1],
    ['by a whole UPC where the catalogue has no check digit', '036000291445', 'id-pen', 1],
    ['with AIM prefix and line end', ']E00036000291452\r', 'id-tee-l', 1],
    ['to the letter first', 'Rose', 'id-rose', 1],
  ])('%s', (_, code, id, units) => {
    expect(resolve(code, shop, noOrders)).toMatchObject({ kind: 'sku', sku: id, units });
  });

  test('by a GS1 code, with lot, expiry and serial', () => {
    expect(resolve(']d201040063813339311726123110L1\x1d21S9', shop, noOrders)).toEqual({
      kind: 'sku',
      sku: 'id-mug',
      units: 1,
      facts: { gtin14: '04006381333931', lot: 'L1', expiry: '2026-12-31', serial: 'S9' },
    });
  });

  test('by a Digital Link', () => {
    expect(resolve('https://id.gs1.org/01/4006381333931/10/L1', shop, noOrders)).toEqual({
      kind: 'sku',
      sku: 'id-mug',
      units: 1,
      facts: { gtin14: '04006381333931', lot: 'L1' },
    });
  });

  test('by a carton that says how many it holds', () => {
    expect(resolve(']C102040063813339313710', shop, noOrders)).toMatchObject({
      kind: 'sku',
      sku: 'id-mug',
      units: 10,
    });
  });
});

describe('several, or none', () => {
  test('a barcode of two SKUs is ambiguous', () => {
    expect(
      resolve('SHARED', buildCodeIndex([sku('A', 'SHARED'), sku('B', 'SHARED')]), noOrders),
    ).toEqual({
      kind: 'ambiguous',
      code: 'SHARED',
      candidates: [
        { kind: 'sku', sku: 'id-a', units: 1 },
        { kind: 'sku', sku: 'id-b', units: 1 },
      ],
      facts: {},
    });
  });

  test("a SKU named like another one's barcode is ambiguous, in any spelling", () => {
    const index = buildCodeIndex([sku('036000291452'), sku('B', '0036000291452')]);
    expect(resolve('036000291452', index, noOrders).kind).toBe('ambiguous');
  });

  test('a code that is both one unit and a case of one SKU is ambiguous', () => {
    const index = buildCodeIndex([sku('A', 'CODE', 'CODE x6')]);
    expect(resolve('CODE', index, noOrders)).toMatchObject({
      candidates: [
        { kind: 'sku', sku: 'id-a', units: 1 },
        { kind: 'sku', sku: 'id-a', units: 6 },
      ],
    });
  });

  test('an order numbered like a SKU is ambiguous', () => {
    expect(resolve('10045', shop, (text) => (text === '10045' ? ['shopify:1'] : []))).toEqual({
      kind: 'ambiguous',
      code: '10045',
      candidates: [
        { kind: 'sku', sku: 'id-10045', units: 1 },
        { kind: 'order', orderId: 'shopify:1' },
      ],
      facts: {},
    });
  });

  test('an order number beats a guess', () => {
    expect(resolve('03600029145', shop, () => ['etsy:9'])).toEqual({
      kind: 'order',
      orderId: 'etsy:9',
    });
  });

  test.each(['NOPE', '4006381333932', '', '   '])('"%s" is unknown', (code) => {
    expect(resolve(code, shop, noOrders)).toEqual({ kind: 'unknown', code: code.trim() });
  });
});

test('orders open by number or by our own code, buttons are pressed by theirs', () => {
  const lookup = (text: string) => (text === '#1001' ? ['shopify:5123456'] : []);
  const order = { kind: 'order', orderId: 'shopify:5123456' };
  expect(resolve('#1001', shop, lookup)).toEqual(order);
  expect(resolve(orderCode('shopify:5123456'), shop, noOrders)).toEqual(order);
  expect(resolve(']C0PB.UNDO', shop, noOrders)).toEqual({ kind: 'control', command: 'undo' });
});

test('an index kept up SKU by SKU equals one built anew', () => {
  const code = fc.constantFrom(
    'A',
    'a',
    'B',
    '4006381333931',
    '04006381333931',
    '400638133393',
    'C x6',
  );
  const change = fc.record({
    name: fc.constantFrom('A', 'B', 'c', '4006381333931'),
    codes: fc.array(code, { maxLength: 3 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const kept = buildCodeIndex([]);
      const now = new Map<string, ScannableSku>();
      for (const { name, codes, gone } of changes) {
        const one = sku(name, ...codes);
        now.delete(one.id);
        if (gone) removeSku(kept, one.id);
        else {
          addSku(kept, one);
          now.set(one.id, one);
        }
      }
      expect(kept).toEqual(buildCodeIndex(now.values()));
    }),
    { numRuns: 1000 },
  );
});
