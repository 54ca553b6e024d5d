/** Orders that wait for units of a SKU which nobody has, and who could go without. */
import { type Demand, inTurn } from '../../inventory/allocation.ts';

export interface OversoldOrder {
  readonly id: string;
  readonly units: number;
  /** Units that it goes without as the stock is shared out now; 0: it gets all of them. */
  readonly missing: number;
}

/**
 * By which rule somebody goes short. `last-served`: those whom allocation serves last. `fewest`: as few orders as can
 * be, the large ones.
 */
export type ShortChoice = 'last-served' | 'fewest';

export interface Oversold {
  readonly skuId: string;
  /** Units sold and not there. */
  readonly units: number;
  /** In the order they are served. */
  readonly orders: readonly OversoldOrder[];
  /** Orders to short under each rule; each takes what it can until no more units are missing. */
  readonly choices: { readonly [choice in ShortChoice]: readonly string[] };
}

/** The SKU's orders and the choices; undefined while there is enough for all of them. */
export function oversoldOf(
  skuId: string,
  onHand: number,
  demands: readonly Demand[],
): Oversold | undefined {
  let left = Math.max(0, onHand);
  const orders = demands
    .map((demand) => ({ demand, units: unitsOf(demand, skuId) }))
    .filter(({ units }) => units > 0)
    .sort((a, b) => inTurn(a.demand, b.demand))
    .map(({ demand, units }): OversoldOrder => {
      const missing = Math.max(0, units - left);
      left = Math.max(0, left - units);
      return { id: demand.id, units, missing };
    });
  const units = orders.reduce((sum, { missing }) => sum + missing, 0);
  if (units === 0) return undefined;
  const lastServed = [...orders].reverse();
  // Equally large: the one that is served later.
  const largest = [...lastServed].sort((a, b) => b.units - a.units);
  return {
    skuId,
    units,
    orders,
    choices: { 'last-served': covering(lastServed, units), fewest: covering(largest, units) },
  };
}

/** Units that are missing still when these orders go without; none: the others get everything. */
export function stillMissing({ units, orders }: Oversold, shorted: ReadonlySet<string>): number {
  const given = orders
    .filter(({ id }) => shorted.has(id))
    .reduce((sum, order) => sum + order.units, 0);
  return Math.max(0, units - given);
}

function covering(orders: readonly OversoldOrder[], missing: number): readonly string[] {
  let left = missing;
  return orders
    .filter(({ units }) => {
      const goes = left > 0;
      left -= units;
      return goes;
    })
    .map(({ id }) => id);
}

function unitsOf(demand: Demand, skuId: string): number {
  return demand.lines
    .filter((line) => line.skuId === skuId)
    .reduce((sum, { units }) => sum + Math.max(0, units), 0);
}
