/** What a kit is made of, by SKU id. Kits are not made of kits. */
import { skuId } from '../records/ids.ts';
import type { SkuFields } from '../records/sku.ts';

export interface KitPart {
  readonly skuId: string;
  /** Units of it in one kit. */
  readonly units: number;
}

/** The parts of a SKU; none for one that is no kit. */
export type KitOf = (skuId: string) => readonly KitPart[];

/** A SKU's parts, each once: two rows of a kit may name the same one. */
export function kitParts({ kit }: Pick<SkuFields, 'kit'>): readonly KitPart[] {
  if (kit.length === 0) return NONE;
  const units = new Map<string, number>();
  for (const part of kit) {
    const id = skuId(part.sku);
    units.set(id, (units.get(id) ?? 0) + part.units);
  }
  return [...units].map(([id, one]) => ({ skuId: id, units: one }));
}

const NONE: readonly KitPart[] = [];
