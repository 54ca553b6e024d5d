/**
 * Who gets the stock: open orders are served in the order of their rank, each SKU from what is on hand.
 * Derived, never stored. available = on hand − allocated − safety (the field's usual formula; Shopify, ShipHero).
 */
import type { KitPart } from './kit.ts';

/** An open order as allocation sees it. */
export interface Demand {
  readonly id: string;
  /** Ascending: served first. */
  readonly rank: string;
  /** Orders that cannot be worked on (held, unpaid) do not take stock from those that can. */
  readonly waiting: boolean;
  readonly lines: readonly {
    readonly skuId: string;
    readonly sku: string;
    readonly units: number;
    /** Of a kit: what one of it is made of. */
    readonly parts?: readonly KitPart[];
  }[];
}

export interface Availability {
  readonly onHand: number;
  /** Units on hand that open orders have taken. */
  readonly allocated: number;
  readonly available: number;
  /** Units that open orders want and nobody has. */
  readonly backordered: number;
}

/** A shortage of one order. */
export interface Shortage {
  readonly sku: string;
  readonly missing: number;
}

/**
 * Units on hand of a SKU; `undefined` for one whose stock nobody has ever entered: it is never short. Safety units
 * are not promised to new buyers, but what is sold already may be packed from them: they make no order short.
 */
export type StockOf = (skuId: string) => number | undefined;

export interface Allocation {
  readonly shortages: ReadonlyMap<string, readonly Shortage[]>;
  readonly demand: ReadonlyMap<string, number>;
}

/** Shares the stock among the demands: those that can be worked on first, by rank. */
export function allocate(demands: readonly Demand[], stockOf: StockOf): Allocation {
  const queue = [...demands].sort(inTurn);
  const left = new Map<string, number>();
  const demand = new Map<string, number>();
  const shortages = new Map<string, Shortage[]>();
  const takeUnits = (skuId: string, units: number): number => {
    const onHand = stockOf(skuId);
    if (onHand === undefined) return 0;
    const before = left.get(skuId) ?? onHand;
    left.set(skuId, before - units);
    return Math.min(units, Math.max(0, units - Math.max(0, before)));
  };
  const missingKits = ({ skuId, units: per }: KitPart, kits: number): number => {
    demand.set(skuId, (demand.get(skuId) ?? 0) + kits * per);
    return Math.ceil(takeUnits(skuId, kits * per) / per);
  };
  for (const order of queue) {
    for (const line of order.lines) {
      if (line.units <= 0) continue;
      demand.set(line.skuId, (demand.get(line.skuId) ?? 0) + line.units);
      const missing = line.parts
        ? Math.max(0, ...line.parts.map((part) => missingKits(part, line.units)))
        : takeUnits(line.skuId, line.units);
      if (missing > 0) addShortage(shortages, order.id, { sku: line.sku, missing });
    }
  }
  return { shortages, demand };
}

/** Who is served first. */
export function inTurn(a: Demand, b: Demand): number {
  return (
    Number(a.waiting) - Number(b.waiting) ||
    (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1)
  );
}

/** A SKU's figures from its stock and the demand of all open orders. */
export function availabilityOf(onHand: number, safety: number, demand: number): Availability {
  const allocated = Math.max(0, Math.min(onHand, demand));
  return {
    onHand,
    allocated,
    available: onHand - allocated - safety,
    backordered: demand - allocated,
  };
}

function addShortage(all: Map<string, Shortage[]>, order: string, shortage: Shortage): void {
  const known = all.get(order);
  if (known) known.push(shortage);
  else all.set(order, [shortage]);
}
