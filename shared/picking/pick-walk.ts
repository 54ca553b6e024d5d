/** A walk through the bins for some orders: its stops in the order of the shelves, and how far it is. Pure, and kept as JSON. */
import { z } from 'zod';
import { compareBins } from '../documents/bin-order.ts';
import { statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import type { OrderLine } from '../records/order-facts.ts';

/** Why units were left out: nothing (more) is in the bin, what is there is damaged, or something else. */
export const SHORT_CAUSES = ['missing', 'damaged', 'other'] as const;
export type ShortCause = (typeof SHORT_CAUSES)[number];

/** One SKU to be fetched. `shares`: for whom, in the order in which they are served. */
const pickStop = z.object({
  bin: z.string(),
  skuId: z.string(),
  sku: z.string(),
  title: z.string(),
  shares: z.array(z.object({ order: z.string(), number: z.string(), units: z.int().min(1) })),
  got: z.int().min(0),
  /** Why the rest was left out. */
  short: z.enum(SHORT_CAUSES).nullable(),
});
export type PickStop = z.infer<typeof pickStop>;

/** What was done, so that it can be taken back. `held`: the orders that a short pick stopped, for `reason`. */
const pickMove = z.object({
  skuId: z.string(),
  units: z.int().min(0),
  held: z.array(z.string()),
  reason: z.string(),
});
export type PickMove = z.infer<typeof pickMove>;

export const pickWalk = z.object({
  orders: z.array(z.string()),
  stops: z.array(pickStop),
  /** The bin that was scanned last; '' before the first. */
  bin: z.string(),
  trail: z.array(pickMove),
});
export type PickWalk = z.infer<typeof pickWalk>;

export interface Shelves {
  readonly skuOf: (line: OrderLine) => string;
  /** How a SKU is called and where it is kept; undefined when the catalogue does not know it. */
  readonly known: (skuId: string) => { readonly sku: string; readonly bin: string } | undefined;
}

/** The walk for `orders`, which are served in this order: bins in natural order, each SKU once, what has no bin at the end. */
export function walkFor(orders: readonly OrderRecord[], shelves: Shelves): PickWalk {
  const stops = new Map<string, PickStop>();
  for (const order of orders)
    for (const { line, units } of owedLines(order)) {
      const skuId = shelves.skuOf(line);
      const known = shelves.known(skuId);
      const { bin = '', sku = line.sku } = known ?? {};
      const stop = stops.get(skuId) ?? newStop(skuId, { bin, sku, title: line.title });
      stop.shares.push({ order: order.id, number: order.facts.number, units });
      stops.set(skuId, stop);
    }
  const sorted = [...stops.values()].sort(
    (a, b) => compareBins(a.bin, b.bin) || (a.sku < b.sku ? -1 : 1),
  );
  return { orders: orders.map(({ id }) => id), stops: sorted, bin: '', trail: [] };
}

/** What is to be fetched at a stop, got or not. */
export function unitsOf({ shares }: PickStop): number {
  return shares.reduce((sum, { units }) => sum + units, 0);
}

/** What is still to be fetched; nothing once the rest was left out. */
export function leftOf(stop: PickStop): number {
  return stop.short ? 0 : unitsOf(stop) - stop.got;
}

/** Where to go next: what is left in the bin that was scanned, else the first of the route; undefined at the end. */
export function nextStop({ stops, bin }: PickWalk): PickStop | undefined {
  const open = stops.filter((stop) => leftOf(stop) > 0);
  return open.find((stop) => bin !== '' && stop.bin === bin) ?? open[0];
}

/** Which orders go without units, and how many: those served last. */
export function withoutUnits({ shares, got }: PickStop): { order: string; units: number }[] {
  let rest = got;
  return shares.flatMap(({ order, units }) => {
    const served = Math.min(rest, units);
    rest -= served;
    return served < units ? [{ order, units: units - served }] : [];
  });
}

function newStop(skuId: string, said: Pick<PickStop, 'bin' | 'sku' | 'title'>): PickStop {
  return { skuId, ...said, shares: [], got: 0, short: null };
}

function owedLines(order: OrderRecord): { line: OrderLine; units: number }[] {
  const progress = new Map(statusOf(order).lines.map((line) => [line.line, line]));
  return order.facts.lines.flatMap((line) => {
    const { packed = 0, shipped = 0 } = progress.get(line.id) ?? {};
    const units = line.units - packed - shipped;
    return units > 0 ? [{ line, units }] : [];
  });
}
