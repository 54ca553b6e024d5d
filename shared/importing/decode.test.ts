import { expect, test } from 'vitest';
import { decodeText, type Encoding } from './decode.ts';

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)),
    ),
  );

const wide = (text: string, low: boolean) =>
  Uint8Array.from(
    [...text].flatMap((c) => {
      const code = c.charCodeAt(0);
      return low ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

/** Stands in for the platform's decoder: UTF-16 and the two-byte UTF-8 that these tests use. */
function decode(from: Uint8Array, encoding: Encoding): string {
  let text = '';
  if (encoding === 'utf-8') {
    for (let i = 0; i < from.length; i++) {
      const byte = from[i] ?? 0;
      if (byte < 0x80) text += String.fromCharCode(byte);
      else text += String.fromCharCode(((byte & 31) << 6) | ((from[++i] ?? 0) & 63));
    }
    return text;
  }
  const [high, low] = encoding === 'utf-16be' ? [0, 1] : [1, 0];
  for (let i = 0; i < from.length; i += 2)
    text += String.fromCharCode(((from[i + high] ?? 0) << 8) | (from[i + low] ?? 0));
  return text;
}

test.each([
  ['UTF-8', bytes('a,M', 0xc3, 0xbc), 'utf-8'],
  ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 'a,M', 0xc3, 0xbc), 'utf-8'],
  ['UTF-16 LE with a mark', Uint8Array.from([0xff, 0xfe, ...wide('a,Mü', true)]), 'utf-16le'],
  ['UTF-16 BE with a mark', Uint8Array.from([0xfe, 0xff, ...wide('a,Mü', false)]), 'utf-16be'],
  ['UTF-16 LE without', wide('a,Mü', true), 'utf-16le'],
  ['UTF-16 BE without', wide('a,Mü', false), 'utf-16be'],
  ['Windows-1252', bytes('a,M', 0xfc), 'windows-1252'],
])('%s is told by its bytes', (_, from, encoding) => {
  expect(decodeText(from, decode)).toEqual({ text: 'a,Mü', encoding, lost: 0 });
});

test('Windows quotes and the euro sign are read as such', () => {
  expect(decodeText(bytes(0x84, 'x', 0x93, ' ', 0x80, 0xff), decode).text).toBe('„x“ €ÿ');
});

test('characters that were lost before us are counted', () => {
  expect(decodeText(wide('a\uFFFDb\uFFFD', true), decode).lost).toBe(2);
});
