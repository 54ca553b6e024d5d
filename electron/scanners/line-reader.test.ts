import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineReader } from './line-reader.ts';

/** What a reader gives for these pieces, the silence at the end included. */
function readAll(...pieces: string[]): string[] {
  const reader = createLineReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.flush()];
}

test.each([
  ['LF', ['123\n456\n'], ['123', '456']],
  ['CR LF', ['123\r\n456\r\n'], ['123', '456']],
  ['CR LF torn apart', ['123\r', '\n456\r', '\n'], ['123', '456']],
  ['no suffix', ['123'], ['123']],
  ['GS kept', ['0109506000134352\u001d10A\r'], ['0109506000134352\u001d10A']],
  ['the same code twice', ['1\n1\n'], ['1', '1']],
])('%s', (_, pieces, codes) => {
  expect(readAll(...pieces)).toEqual(codes);
});

test('noise without an end is dropped and the next code is whole', () => {
  expect(readAll('x'.repeat(5000), 'x'.repeat(5000), 'x\n123\n')).toEqual(['123']);
});

test('however the network tears it, every code comes out once, in order', () => {
  const code = fc.stringMatching(/^[0-9A-Z]{1,20}$/);
  fc.assert(
    fc.property(fc.array(code), fc.array(fc.nat(40)), (codes, cuts) => {
      let text = codes.map((one) => `${one}\r\n`).join('');
      const pieces = cuts.map((cut) => {
        const piece = text.slice(0, cut);
        text = text.slice(cut);
        return piece;
      });
      expect(readAll(...pieces, text)).toEqual(codes);
    }),
  );
});
