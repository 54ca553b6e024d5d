import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash } from './canonical.ts';

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, turned(part)]));
}

const json = fc.jsonValue({ maxDepth: 3 });

test('law C1: one spelling per value, whatever the order of its keys; it reads back as the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(contentHash(turned(value))).toBe(contentHash(value));
    }),
    { numRuns: 1000 },
  );
});

test('law C2: values that differ are spelled differently, and hashed differently', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const same = canonicalJson(a) === canonicalJson(b);
      expect(contentHash(a) === contentHash(b)).toBe(same);
    }),
    { numRuns: 1000 },
  );
});

test('what is undefined is not there', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
});

test('a hash is 14 hex digits and stays what it is: it is stored', () => {
  expect(contentHash({ sku: 'MUG', units: 2 })).toMatch(/^[0-9a-f]{14}$/);
  expect(contentHash('packbench')).toBe(contentHash('packbench'));
});
