/** What a channel sells, taken over into the catalogue: its SKUs, and its stock where nobody has counted any here. */
import type { Listing } from '../../../shared/channels/port.ts';
import { skuId } from '../../../shared/records/ids.ts';
import type { ChannelBook } from '../stock-out/channel-book.ts';
import type { Store } from '../store.ts';
import type { Outcome } from './change-order.ts';
import { moveStock, saveSkus } from './stock.ts';

/** Makes a SKU of each listing that has one written and none here; those that share it make one. */
export function takeOverSkus(
  store: Store,
  listings: readonly Listing[],
): Promise<Outcome<unknown>> {
  const readings = listings
    .filter(({ sku }) => sku.trim() !== '')
    .map(({ sku, title, barcode }) => {
      const barcodes = barcode.trim() === '' ? [] : [{ code: barcode.trim(), units: 1 }];
      return { sku: sku.trim(), fields: { title, barcodes } };
    });
  return saveSkus(store, readings);
}

export interface TakenStock {
  readonly sku: string;
  readonly units: number;
}

/**
 * Stock of SKUs that nobody has counted here, as the channel has it. What its open orders took off there is on the shelf
 * still, and counts.
 */
export function stockToTake(
  { matches, capabilities, channel }: Pick<ChannelBook, 'matches' | 'capabilities' | 'channel'>,
  store: Pick<Store, 'stock' | 'catalogue' | 'open' | 'lineSkus'>,
): readonly TakenStock[] {
  const open = new Map<string, number>();
  for (const row of store.open.rows.values())
    for (const line of row.channel === channel ? row.lines : []) {
      const id = store.lineSkus.idOf(line);
      open.set(id, (open.get(id) ?? 0) + line.units);
    }
  const taken = new Map<string, TakenStock>();
  for (const { listing, skuId: id } of matches.matched) {
    const sku = store.catalogue.skus.get(id);
    if (!sku || sku.kit.length > 0 || store.stock.toGive(id) !== undefined) continue;
    if (listing.quantity === null || listing.quantity < 0) continue;
    const sold = capabilities?.quantityMeaning === 'on-hand' ? 0 : (open.get(id) ?? 0);
    // Two listings of one SKU show the same shelf.
    const units = Math.max(taken.get(id)?.units ?? 0, Math.floor(listing.quantity) + sold);
    taken.set(id, { sku: sku.sku, units });
  }
  return [...taken.values()];
}

export function takeOverStock(
  store: Store,
  stock: readonly TakenStock[],
  reason: string,
): Promise<Outcome<unknown>> {
  const changes = stock.map(({ sku, units }) => ({
    ...{ sku, units },
    bin: store.catalogue.skus.get(skuId(sku))?.bin ?? '',
  }));
  return moveStock(store, 'counted', changes, reason);
}
