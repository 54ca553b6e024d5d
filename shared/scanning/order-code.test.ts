import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlCodes, parseControlCode } from './control-codes.ts';
import { orderCode, parseOrderCode } from './order-code.ts';

const orderId = fc.stringMatching(/^[a-z0-9:._-]{1,60}$/);

test('the codes of some orders', () => {
  // Printed slips outlive versions of the app: these must never change.
  expect(
    ['shopify:5123456', 'amazon:026-1234567-1234567', 'a'].map(orderCode),
  ).toMatchInlineSnapshot(`
    [
      "pbsxxtxsncjtegdlrvvxddn",
      "pbgkotdvrrfjrtlgbtnvsktlovtlbnljpceef",
      "pbdddd",
    ]
  `);
});

test('every order id comes back, in small letters and capitals', () => {
  fc.assert(
    fc.property(orderId, (id) => {
      expect(parseOrderCode(orderCode(id))).toBe(id);
      expect(parseOrderCode(` ${orderCode(id).toUpperCase()} `)).toBe(id);
    }),
    { numRuns: 1000 },
  );
});

test('a code is made of letters that all layouts type alike', () => {
  fc.assert(
    fc.property(orderId, (id) => {
      expect(orderCode(id)).toMatch(/^[bcdefghjklnoprstuvx]+$/);
    }),
  );
});

test('one wrong or swapped letter is noticed', () => {
  const letter = fc.constantFrom(...'bcdefghjklnoprstuvx');
  fc.assert(
    fc.property(orderId, fc.nat(), letter, (id, at, other) => {
      const code = orderCode(id);
      const i = 2 + (at % (code.length - 3));
      const wrong = code.slice(0, i) + other + code.slice(i + 1);
      if (wrong !== code) expect(parseOrderCode(wrong)).toBeNull();
      const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
      const inId = i + 1 < code.length - 2;
      if (swapped !== code && inId) expect(parseOrderCode(swapped)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test.each([
  '',
  'pb',
  'pbx',
  'pbbb',
  'PB.UNDO',
  'shopify:5123456',
  '4006381333931',
  `pb${'x'.repeat(5000)}`,
])('"%s" is no order code', (code) => {
  expect(parseOrderCode(code)).toBeNull();
});

test('what is no order id has no code', () => {
  expect(() => orderCode('Größe')).toThrow('Not an order id');
});

// What the page receives when a scanner set to US types into a computer set to another layout.
const LAYOUTS = {
  german: { y: 'z', z: 'y', '-': 'ß', ':': 'Ö', _: '?', '.': '.' },
  french: { a: 'q', q: 'a', w: 'z', z: 'w', m: ',', '.': ':', '1': '&', ':': 'M' },
  turkish: { i: 'ı', '.': 'ç' },
} as const;

function through(layout: Readonly<Record<string, string>>, text: string): string {
  return [...text]
    .map((char) => {
      const other = layout[char.toLowerCase()] ?? char.toLowerCase();
      return char === char.toLowerCase() ? other : other.toUpperCase();
    })
    .join('');
}

test.each(Object.entries(LAYOUTS))('order and control codes survive a %s layout', (_, layout) => {
  expect(parseOrderCode(through(layout, orderCode('shopify:5123456')))).toBe('shopify:5123456');
  for (const [command, code] of Object.entries(controlCodes)) {
    expect(parseControlCode(through(layout, code))).toBe(command);
  }
});

test.each(['PB.', 'PBUNDO', 'UNDO', 'PB.CANCEL', 'XPB.UNDO', 'PB..UNDO'])(
  '"%s" is no control code',
  (code) => {
    expect(parseControlCode(code)).toBeNull();
  },
);
