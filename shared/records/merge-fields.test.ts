/** Law F1: settings and SKUs merge field by field, in any order and as often as one likes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stampAt } from '../testing/orders.ts';
import { mergeFields } from './merge-fields.ts';

type Version = Parameters<typeof mergeFields>[0];
type Stamps = { readonly [field: string]: string };

const names = ['bin', 'safety', 'title', 'weight'];

/** Fields with and without stamp, stamps without a field (it was taken out), one stamp for two contents. */
const version: fc.Arbitrary<{ fields: Version; stamps: Stamps }> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      value: fc.constantFrom<unknown[]>(undefined, '', 'A1', 7, [1, 2], { a: 1 }),
      minutes: fc.option(fc.nat(3)),
      station: fc.constantFrom('bench-1', 'bench-2'),
    }),
    { maxLength: 6 },
  )
  .map((made) => ({
    fields: Object.fromEntries(
      made.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    stamps: Object.fromEntries(
      made.flatMap(({ name, minutes, station }) =>
        minutes === null ? [] : [[name, stampAt(minutes, station)]],
      ),
    ),
  }));

function merge(
  a: { fields: Version; stamps: Stamps },
  b: { fields: Version; stamps: Stamps },
): { fields: Version; stamps: Stamps } {
  return mergeFields(a.fields, b.fields, a.stamps, b.stamps);
}

const RUNS = { numRuns: 1000 };

describe('F1: merge', () => {
  test('is commutative, whole records compared', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(merge(a, b)).toStrictEqual(merge(b, a));
      }),
      RUNS,
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(merge(merge(a, b), c)).toStrictEqual(merge(a, merge(b, c)));
      }),
      RUNS,
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(merge(a, a)).toStrictEqual(a);
        expect(merge(merge(a, b), a)).toStrictEqual(merge(a, b));
      }),
      RUNS,
    );
  });
});

test('each field comes from whoever changed it later', () => {
  const a = { fields: { bin: 'A1', title: 'Mug' }, stamps: { bin: stampAt(2), title: stampAt(1) } };
  const b = { fields: { bin: 'B2', title: 'Cup' }, stamps: { bin: stampAt(1), title: stampAt(3) } };
  expect(merge(a, b)).toStrictEqual({
    fields: { bin: 'A1', title: 'Cup' },
    stamps: { bin: stampAt(2), title: stampAt(3) },
  });
});

test('a field taken out later does not come back', () => {
  const out = { fields: {}, stamps: { bin: stampAt(3) } };
  expect(merge({ fields: { bin: 'A1' }, stamps: { bin: stampAt(2) } }, out)).toStrictEqual(out);
});
