/** That what RxDB's Dexie storage writes is what a direct read of its table may give back as it is. */
import fc from 'fast-check';
import { fromDexieToStorageField, fromStorageToDexieField } from 'rxdb/plugins/storage-dexie';
import { expect, test } from 'vitest';
import { isObjectKey } from '../../shared/records/object-key.ts';

/** Keys as shops' files might have them: mostly of the signs that the storage, or JavaScript, takes for its own. */
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom('|', '_', '.', '1', 'a', '~', '\u00e9'), maxLength: 8 }),
  fc.string({ maxLength: 220 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '|1', '__1', '1.|2', '1.__2'),
);

test('a key that may be one is stored as it is, and read by RxDB as it is', () => {
  fc.assert(
    fc.property(key, (text) => {
      fc.pre(isObjectKey(text));
      const record = { log: [{ contents: { [text]: 2 } }] };
      expect(fromStorageToDexieField(record)).toEqual(record);
      expect(fromDexieToStorageField(record)).toEqual(record);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['|1', { __1: 2 }],
  ['1.|2', { '1.__2': 2 }],
])('%s would be stored under another name, and may not be a key', (text, stored) => {
  expect(fromStorageToDexieField({ [text]: 2 })).toEqual(stored);
  expect(isObjectKey(text)).toBe(false);
});

test.each(['', '__1', '1.__2', 'constructor', '__proto__', 'x'.repeat(201)])(
  '"%s" may not be a key',
  (text) => {
    expect(isObjectKey(text)).toBe(false);
  },
);
