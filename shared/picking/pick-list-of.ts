/** Orders as one walk through the shelves: each SKU once, with how many units of it each order wants. */

import type { PickList, PickListLine } from '../documents/pick-list.ts';
import { DOCUMENT_LINES } from '../documents/text.ts';
import { statusOf } from '../orders/status.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { OrderRecord } from '../records/order.ts';
import { orderCode } from '../scanning/order-code.ts';
import type { Settings } from '../settings.ts';
import { short } from '../shipping/slip-of.ts';

/** How many orders one list can name. */
export const PICK_LIST_ORDERS = 500;

/** What the list needs beside the orders. */
export interface PickPaper {
  readonly shop: Settings['shop'];
  readonly words: PickList['words'];
  readonly heading: string;
  readonly printedOn: string;
  /** Where a SKU is kept and what it scans as; undefined when the catalogue does not know it. */
  readonly skuOf: (
    id: string,
  ) =>
    | { readonly bin: string; readonly barcodes: readonly { readonly code: string }[] }
    | undefined;
}

/** The pick list of up to `PICK_LIST_ORDERS` orders: what is still to be fetched for each. */
export function pickListOf(orders: readonly OrderRecord[], paper: PickPaper): PickList {
  const lines = new Map<string, PickListLine>();
  const named: PickList['orders'] = [];
  for (const order of orders.slice(0, PICK_LIST_ORDERS)) {
    let units = 0;
    for (const want of wanted(order)) {
      units += want.qty;
      addTo(lines, want, short(order.facts.number), paper);
    }
    if (units > 0) {
      named.push({ orderNumber: short(order.facts.number), code: orderCode(order.id), units });
    }
  }
  return {
    kind: 'pick-list',
    sheet: paper.shop.paper === 'LETTER' ? 'letter' : 'a4',
    words: paper.words,
    heading: short(paper.heading),
    printedOn: paper.printedOn,
    lines: [...lines.values()].slice(0, DOCUMENT_LINES),
    orders: named,
  };
}

interface Want {
  readonly skuId: string;
  readonly sku: string;
  readonly title: string;
  readonly qty: number;
}

/** What an order still has to get from the shelves. */
function wanted(order: OrderRecord): Want[] {
  const progress = new Map(statusOf(order).lines.map((line) => [line.line, line]));
  return order.facts.lines.flatMap((line) => {
    const { packed = 0, shipped = 0 } = progress.get(line.id) ?? {};
    const qty = line.units - packed - shipped;
    return qty > 0 ? [{ skuId: lineSku(line), sku: line.sku, title: line.title, qty }] : [];
  });
}

function addTo(
  lines: Map<string, PickListLine>,
  want: Want,
  orderNumber: string,
  { skuOf }: PickPaper,
): void {
  const known = lines.get(want.skuId);
  const sku = skuOf(want.skuId);
  const share = { orderNumber, qty: want.qty };
  lines.set(want.skuId, {
    bin: short(sku?.bin ?? ''),
    sku: short(want.sku),
    title: want.title.slice(0, 5000),
    barcode: short(sku?.barcodes[0]?.code ?? ''),
    qty: (known?.qty ?? 0) + want.qty,
    shares: [...(known?.shares ?? []), share],
  });
}
