/** What a scanned code stands for at a bench: the catalogue first, then the open order's own lines, then closed orders. */
import { searchKey } from '../../shared/orders/order-index.ts';
import { lineSku } from '../../shared/packing/pack-unit.ts';
import type { Candidate } from '../../shared/packing/verdict.ts';
import { skuId } from '../../shared/records/ids.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import { classify } from '../../shared/scanning/barcode.ts';
import { type Resolution, resolve } from '../../shared/scanning/codes.ts';
import { ordersNumbered } from './closed-orders.ts';
import { textOf } from './line-skus.ts';
import type { Store } from './store.ts';

/** The resolution of `code` while `order` is open. */
export async function resolveScan(
  store: Store,
  order: OrderRecord | null,
  code: string,
): Promise<Resolution> {
  const found = resolve(code, store.catalogue.codes, (text) =>
    store.open.withNumber(searchKey(text)),
  );
  if (found.kind !== 'unknown') return found;
  return lineOn(store, order, code) ?? (await closedOrder(store, code)) ?? found;
}

/** The candidates of an ambiguous code as people know them. */
export function namedCandidates(
  store: Store,
  found: Extract<Resolution, { kind: 'ambiguous' }>,
): Candidate[] {
  return found.candidates.map((candidate) => {
    if (candidate.kind === 'order') {
      const number = store.open.rows.get(candidate.orderId)?.number ?? candidate.orderId;
      return { kind: 'order', order: candidate.orderId, number };
    }
    const { sku, units } = candidate;
    return { kind: 'sku', skuId: sku, sku: skuName(store, sku), units };
  });
}

/** A SKU as people write it. */
export function skuName(store: Store, id: string): string {
  return store.catalogue.skus.get(id)?.sku ?? id;
}

/** A text that the catalogue does not know, but that the open order's lines have: what they are. */
function lineOn(store: Store, order: OrderRecord | null, code: string): Resolution | undefined {
  const { text, facts } = classify(code);
  const id = skuId(text);
  const line = order?.facts.lines.find((one) => lineSku(one) === id);
  return line && { kind: 'sku', sku: store.lineSkus.idOf(textOf(line)), units: 1, facts };
}

async function closedOrder(store: Store, code: string): Promise<Resolution | undefined> {
  const { text } = classify(code);
  const orders = await ordersNumbered(store, searchKey(text));
  const only = orders.length === 1 ? orders[0] : undefined;
  return only && { kind: 'order', orderId: only.id };
}
