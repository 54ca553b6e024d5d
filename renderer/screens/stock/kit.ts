/** How many of a kit can be packed: as many as its scarcest part makes. */
import { availabilityOf } from '../../../shared/inventory/allocation.ts';
import { kitParts } from '../../../shared/inventory/kit.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import type { Store } from '../../store/store.ts';

export type KitCapacity =
  | { readonly kind: 'known'; readonly kits: number }
  /** Nobody has entered the stock of this part. */
  | { readonly kind: 'unknown'; readonly part: string };

/** Null for a SKU that is not a kit. */
export function kitCapacity(store: Store, sku: SkuRecord): KitCapacity | null {
  if (sku.kit.length === 0) return null;
  let kits = Number.POSITIVE_INFINITY;
  for (const { skuId: id, units } of kitParts(sku)) {
    const part = store.catalogue.skus.get(id);
    const onHand = store.stock.onHand(id);
    if (onHand === undefined) return { kind: 'unknown', part: part?.sku ?? id };
    const { available } = availabilityOf(onHand, part?.safety ?? 0, store.open.demandFor(id));
    kits = Math.min(kits, Math.floor(Math.max(0, available) / units));
  }
  return { kind: 'known', kits };
}
