/** An order's lines with what is in stock for them. Pure. */
import { type Availability, availabilityOf } from '../../../shared/inventory/allocation.ts';
import { statusOf } from '../../../shared/orders/status.ts';
import { lineSku } from '../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { OrderLine } from '../../../shared/records/order-facts.ts';

export interface LineStock {
  readonly line: OrderLine;
  readonly skuId: string;
  readonly bin: string;
  readonly packed: number;
  readonly shipped: number;
  /** Undefined while nobody has entered the SKU's stock. */
  readonly stock: Availability | undefined;
  /** Units missing for this order. */
  readonly missing: number;
}

/** What is known about a SKU beside the order. */
export interface StockFigures {
  readonly onHand: (skuId: string) => number | undefined;
  readonly demandFor: (skuId: string) => number;
  readonly skuOf: (skuId: string) => { readonly bin: string; readonly safety: number } | undefined;
  /** Units missing for this order, by SKU text. */
  readonly shortages: readonly { readonly sku: string; readonly missing: number }[];
}

/** Each line of the order with its progress and its stock. */
export function lineStocks(order: OrderRecord, figures: StockFigures): LineStock[] {
  const progress = new Map(statusOf(order).lines.map((line) => [line.line, line]));
  return order.facts.lines.map((line) => {
    const skuId = lineSku(line);
    const sku = figures.skuOf(skuId);
    const onHand = figures.onHand(skuId);
    return {
      line,
      skuId,
      bin: sku?.bin ?? '',
      packed: progress.get(line.id)?.packed ?? 0,
      shipped: progress.get(line.id)?.shipped ?? 0,
      stock:
        onHand === undefined
          ? undefined
          : availabilityOf(onHand, sku?.safety ?? 0, figures.demandFor(skuId)),
      missing: figures.shortages
        .filter((shortage) => shortage.sku === (line.sku || line.title))
        .reduce((sum, shortage) => sum + shortage.missing, 0),
    };
  });
}
