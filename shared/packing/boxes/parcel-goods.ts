/** What goes into a parcel, as the catalogue describes it: kits as one piece where they have a size, else as their parts. */
import type { KitOf } from '../../inventory/kit.ts';
import { unitsOf } from '../../orders/log.ts';
import type { OrderRecord } from '../../records/order.ts';
import type { SkuRecord } from '../../records/sku.ts';
import { lineSku } from '../pack-unit.ts';
import { volumeOf } from './stow.ts';
import type { Good } from './suggest.ts';

export interface Described {
  readonly skuOf: (id: string) => SkuRecord | undefined;
  readonly kitOf: KitOf;
}

/** The goods of `units` by line of an order whose lines are named by the catalogue. */
export function parcelGoods(
  order: OrderRecord,
  units: { readonly [line: string]: number },
  described: Described,
): Good[] {
  const bySku = new Map<string, number>();
  for (const line of order.facts.lines) {
    const id = lineSku(line);
    bySku.set(id, (bySku.get(id) ?? 0) + unitsOf(units, line.id, line.was));
  }
  return [...bySku]
    .filter(([, count]) => count > 0)
    .flatMap(([id, count]) => goodsOf(id, count, described));
}

function goodsOf(id: string, units: number, { skuOf, kitOf }: Described): Good[] {
  const whole = goodOf(id, units, skuOf(id));
  const parts = kitOf(id);
  const isDescribed = whole.weight > 0 && volumeOf(whole) > 0;
  if (isDescribed || parts.length === 0) return [whole];
  return parts.map((part) => goodOf(part.skuId, units * part.units, skuOf(part.skuId)));
}

function goodOf(id: string, units: number, sku: SkuRecord | undefined): Good {
  const { length = 0, width = 0, height = 0, weight = 0 } = sku ?? {};
  return { sku: sku?.sku ?? id, units, length, width, height, weight };
}
