import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aisleOf, compareBins, walk } from './bin-order.ts';
import type { PickListLine } from './pick-list.ts';

function lineAt(bin: string, sku = 'MUG'): PickListLine {
  return { bin, sku, title: sku, barcode: '', qty: 1, shares: [] };
}

test('bins count as people count', () => {
  const bins = ['B-1', 'A-10', '', 'A-2', 'a-1', 'A-2-10', 'A-2-9'];
  expect(bins.toSorted(compareBins)).toEqual(['a-1', 'A-2', 'A-2-9', 'A-2-10', 'A-10', 'B-1', '']);
});

test.each([
  ['A-10', 'A'],
  ['a10', 'A'],
  ['12-3', '12'],
  ['', ''],
  ['Ñ 4', 'Ñ'],
])('the aisle of %s is %s', (bin, aisle) => {
  expect(aisleOf(bin)).toBe(aisle);
});

test('the walk passes each aisle once', () => {
  const aisles = walk(['B-1', 'A-10', '', 'a-2'].map((bin) => lineAt(bin)));
  expect(aisles.map(({ aisle, lines }) => [aisle, lines.map((line) => line.bin)])).toEqual([
    ['A', ['a-2', 'A-10']],
    ['B', ['B-1']],
    ['', ['']],
  ]);
});

test('the walk leaves no line out and does not depend on the order it was given', () => {
  const bin = fc.stringMatching(/^([ABC]-?[0-9]{1,2})?$/);
  fc.assert(
    fc.property(fc.array(bin), (bins) => {
      const lines = bins.map((at, n) => lineAt(at, `S${n}`));
      const walked = walk(lines).flatMap((aisle) => aisle.lines);
      expect(walked.toSorted((a, b) => a.sku.localeCompare(b.sku))).toEqual(
        lines.toSorted((a, b) => a.sku.localeCompare(b.sku)),
      );
      expect(walk(lines.toReversed())).toEqual(walk(lines));
    }),
  );
});
