/** The smallest box that takes a parcel's goods, by their sizes and weights in the catalogue. Pure. */
import type { BoxType } from './box-type.ts';
import { type Placed, type Solid, stow, volumeOf } from './stow.ts';

/** Units of one SKU, with the size and weight of one. */
export interface Good extends Solid {
  readonly sku: string;
  readonly units: number;
  /** g. */
  readonly weight: number;
}

export type Suggestion =
  | {
      readonly kind: 'fits';
      readonly box: BoxType;
      /** Where each unit lies, good by good. */
      readonly placed: readonly (Placed & { readonly sku: string })[];
      /** Of its room, 0 to 1. */
      readonly filled: number;
    }
  /** Sizes that nobody has entered. */
  | { readonly kind: 'unknown-size'; readonly skus: readonly string[] }
  | { readonly kind: 'too-many'; readonly units: number }
  /** No box takes all of it: more than one parcel. */
  | { readonly kind: 'none' };

/** More are not tried: the room they take is no question of a few boxes any more. */
export const MOST_UNITS = 60;

export function suggestBox(goods: readonly Good[], boxes: readonly BoxType[]): Suggestion {
  const unknown = goods.filter((good) => volumeOf(good) === 0).map(({ sku }) => sku);
  if (unknown.length > 0) return { kind: 'unknown-size', skus: unknown };
  const all = goods.flatMap((good) => Array<Good>(good.units).fill(good));
  if (all.length > MOST_UNITS) return { kind: 'too-many', units: all.length };
  const room = all.reduce((sum, one) => sum + volumeOf(one), 0);
  const weight = all.reduce((sum, one) => sum + one.weight, 0);
  const bySize = boxes.toSorted((a, b) => volumeOf(a) - volumeOf(b));
  for (const box of bySize) {
    if (volumeOf(box) < room || isTooHeavy(box, weight)) continue;
    const placed = stow(all, box);
    if (placed === null) continue;
    return {
      kind: 'fits',
      box,
      placed: placed.map((one, n) => ({ ...one, sku: all[n]?.sku ?? '' })),
      filled: room / volumeOf(box),
    };
  }
  return { kind: 'none' };
}

function isTooHeavy({ most, tare }: BoxType, weight: number): boolean {
  return most > 0 && tare + weight > most;
}
