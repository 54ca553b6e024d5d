/** What a parcel should weigh, and whether what the scale says is near enough. Pure. */
import type { BoxSettings } from './box-type.ts';
import type { Good } from './suggest.ts';

/** Grams of the goods and their box; null where the catalogue does not know the weight of one. `tare` of the empty box. */
export function expectedGrams(goods: readonly Good[], tare: number): number | null {
  if (goods.some(({ weight }) => weight === 0)) return null;
  return goods.reduce((sum, { units, weight }) => sum + units * weight, tare);
}

export type WeightFault = 'light' | 'heavy';

/** null: near enough. From the first parcel on: what was weighed before is not asked. */
export function weightFault(
  expected: number,
  measured: number,
  { percent, grams }: Pick<BoxSettings, 'percent' | 'grams'>,
): WeightFault | null {
  const off = measured - expected;
  if (Math.abs(off) <= Math.max(grams, (expected * percent) / 100)) return null;
  return off < 0 ? 'light' : 'heavy';
}
