/** Boxes: what fits where, which is suggested, what a parcel should weigh. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankSku, type SkuRecord } from '../../records/sku.ts';
import { lineOf, orderFrom } from '../../testing/orders.ts';
import { type BoxType, boxWithCode, newBoxCode } from './box-type.ts';
import { parcelGoods } from './parcel-goods.ts';
import { overlap, type Solid, stow, volumeOf } from './stow.ts';
import { type Good, suggestBox } from './suggest.ts';
import { expectedGrams, weightFault } from './weight.ts';

const box = (name: string, length: number, width: number, height: number): BoxType => ({
  ...{ id: name, name, length, width, height, tare: 50, most: 0, code: `BOX-${name}` },
});
const good = (sku: string, units: number, size: readonly [number, number, number]): Good => ({
  ...{ sku, units, weight: 100, length: size[0], width: size[1], height: size[2] },
});
const S = box('S', 100, 100, 100);
const L = box('L', 300, 200, 100);

const side = fc.integer({ min: 1, max: 120 });
const solid: fc.Arbitrary<Solid> = fc.record({ length: side, width: side, height: side });

test('whatever is placed is within the box, turned but not bent, and shares no room', () => {
  fc.assert(
    fc.property(fc.array(solid, { maxLength: 14 }), solid, (goods, inside) => {
      const placed = stow(goods, inside);
      if (placed === null) return;
      expect(placed.map(sides)).toEqual(goods.map(sides));
      for (const [n, one] of placed.entries()) {
        expect(Math.min(one.x, one.y, one.z)).toBeGreaterThanOrEqual(0);
        expect(one.x + one.length).toBeLessThanOrEqual(inside.length);
        expect(one.y + one.width).toBeLessThanOrEqual(inside.width);
        expect(one.z + one.height).toBeLessThanOrEqual(inside.height);
        for (const other of placed.slice(n + 1)) expect(overlap(one, other)).toBe(false);
        // Nothing hangs in the air: it stands on the floor or touches what is right below it.
        const rests = placed.some(
          (other) => other.z + other.height === one.z && overlap({ ...one, z: other.z }, other),
        );
        expect(one.z === 0 || rests).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

function sides({ length, width, height }: Solid): number[] {
  return [length, width, height].toSorted((a, b) => a - b);
}

test('one piece fits exactly when its sides do, however it lies', () => {
  fc.assert(
    fc.property(solid, solid, (one, inside) => {
      const mine = sides(one);
      const room = sides(inside);
      expect(stow([one], inside) !== null).toBe(
        mine.every((length, n) => length <= (room[n] ?? 0)),
      );
    }),
  );
});

test('equal bricks fill a box whole', () => {
  const bricks = Array.from({ length: 24 }, () => ({ length: 50, width: 100, height: 50 }));
  expect(stow(bricks, L)).toHaveLength(24);
  expect(stow([...bricks, { length: 1, width: 1, height: 1 }], L)).toBeNull();
});

test('the smallest box that takes all is suggested, turned goods and weights minded', () => {
  expect(suggestBox([good('A', 1, [90, 90, 90])], [L, S])).toMatchObject({
    kind: 'fits',
    box: S,
    filled: 0.729,
  });
  expect(suggestBox([good('A', 1, [80, 250, 90])], [S, L])).toMatchObject({ box: L });
  const weak = { ...S, most: 120 };
  expect(suggestBox([good('A', 1, [90, 90, 90])], [weak, L])).toMatchObject({ box: L });
});

test('what cannot be said is said', () => {
  expect(suggestBox([good('A', 1, [0, 9, 9])], [S])).toEqual({ kind: 'unknown-size', skus: ['A'] });
  expect(suggestBox([good('A', 61, [1, 1, 1])], [S])).toEqual({ kind: 'too-many', units: 61 });
  expect(suggestBox([good('A', 9, [90, 90, 90])], [S, L])).toEqual({ kind: 'none' });
  expect(suggestBox([good('A', 1, [9, 9, 9])], [])).toEqual({ kind: 'none' });
});

test('a parcel should weigh its goods and its box, where all weights are known', () => {
  const goods = [good('A', 2, [1, 1, 1]), { ...good('B', 1, [1, 1, 1]), weight: 250 }];
  expect(expectedGrams(goods, 50)).toBe(500);
  expect(expectedGrams([...goods, { ...good('C', 1, [1, 1, 1]), weight: 0 }], 50)).toBeNull();
});

test.each([
  [500, 500, null],
  [500, 530, null],
  [500, 531, 'heavy'],
  [500, 469, 'light'],
  [2000, 2100, null],
  [2000, 2101, 'heavy'],
])('%i g expected, %i g weighed: %s', (expected, measured, fault) => {
  expect(weightFault(expected, measured, { percent: 5, grams: 30 })).toBe(fault);
});

test('goods of a parcel: lines of one SKU together, a kit without a size as its parts', () => {
  const sku = (id: string, fields: Partial<SkuRecord>): SkuRecord => ({
    ...{ id, sku: id.toUpperCase(), ...blankSku, stamps: {} },
    ...fields,
  });
  const size = { length: 1, width: 2, height: 3, weight: 4 };
  const skus = new Map([
    ['mug', sku('mug', size)],
    ['kit', sku('kit', { kit: [{ sku: 'MUG', units: 2 }] })],
  ]);
  const order = orderFrom({
    lines: [
      lineOf('1', 'MUG', 3),
      lineOf('2', 'KIT', 1),
      lineOf('3', 'MUG', 1),
      lineOf('4', 'HAT', 1),
    ],
  });
  const described = {
    skuOf: (id: string) => skus.get(id),
    kitOf: (id: string) => (id === 'kit' ? [{ skuId: 'mug', units: 2 }] : []),
  };
  expect(parcelGoods(order, { 1: 2, 2: 1, 3: 1, 4: 1 }, described)).toEqual([
    { sku: 'MUG', units: 3, ...size },
    { sku: 'MUG', units: 2, ...size },
    { sku: 'hat', units: 1, length: 0, width: 0, height: 0, weight: 0 },
  ]);
});

test('boxes are told by their codes, on any layout, and new codes are new', () => {
  const first = { ...S, code: newBoxCode([]) };
  const second = { ...L, code: newBoxCode([first]) };
  expect([first.code, second.code]).toEqual(['PB.BOXBB', 'PB.BOXBC']);
  expect(boxWithCode([first, second], ' pb:boxbc ')).toBe(second);
  expect(boxWithCode([{ ...S, code: '' }], '')).toBeUndefined();
  expect(volumeOf(S)).toBe(1_000_000);
});
