/** How many of a kit can be packed: as many as its scarcest part makes. */
import { availabilityOf } from '../../../shared/inventory/allocation.ts';
import { skuId } from '../../../shared/records/ids.ts';
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
  for (const part of sku.kit) {
    const id = skuId(part.sku);
    const onHand = store.stock.onHand(id);
    if (onHand === undefined) return { kind: 'unknown', part: part.sku };
    const safety = store.catalogue.skus.get(id)?.safety ?? 0;
    const { available } = availabilityOf(onHand, safety, store.open.demandFor(id));
    kits = Math.min(kits, Math.floor(Math.max(0, available) / part.units));
  }
  return { kind: 'known', kits };
}
