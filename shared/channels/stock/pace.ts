/** At what pace channels sell, from the orders that were heard of: in a short window a rush shows, in a long one what sells seldom. */
import type { Capabilities } from '../port.ts';
import type { VendorName } from '../vendors.ts';
import { maySell } from './unseen.ts';

/** Units sold, by a channel's own clock. */
export interface Sale {
  /** UTC ms. */
  readonly at: number;
  readonly skuId: string;
  readonly units: number;
}

const SHORT_MS = 120_000;
/** From a sale that we heard of to the push that it causes, and the push itself. */
const THINKING_MS = 15_000;

/**
 * From the answer to a push until its figure counts, in ms. No vendor states them but Shopify (at once): assumed, on the
 * slow side.
 */
const COUNTS_MS: { readonly [V in VendorName]?: number } = {
  shopify: 0,
  amazon: 300_000,
  walmart: 120_000,
  ebay: 60_000,
};
const USUAL_COUNTS_MS = 10_000;

export function countsAfterMs(vendor: VendorName): number {
  return COUNTS_MS[vendor] ?? USUAL_COUNTS_MS;
}

/** Vendors that refuse a figure when the listing shows something else than we believe. */
const COMPARES: readonly VendorName[] = ['shopify'];

/** Orders within one pull, or units within two minutes, that make a rush. */
const RUSH = 5;
const RUSH_EVERY_MS = 30_000;

/** Between two pulls of a channel, ms: often in a rush, else as the owner set it. `sold`: lately, in orders or units. */
export function pullEveryMs(everyMinutes: number, sold: number): number {
  const calm = everyMinutes * 60_000;
  return sold >= RUSH ? Math.min(RUSH_EVERY_MS, calm) : calm;
}

/** Units sold within the last two minutes that were heard of. */
export function soldLately(sales: readonly Sale[], now: number): number {
  const lately = sales.filter(({ at }) => at > now - SHORT_MS);
  return lately.reduce((sum, { units }) => sum + units, 0);
}

export interface Paces {
  /** Units of a SKU that the channel may sell before it can be lowered. */
  maySell(skuId: string): number;
  /** Units of it that a new figure may be put over. */
  overwritten(skuId: string): number;
}

/**
 * @param sales what the channel sold lately
 * @param pulledMs how old what we know of its orders may be
 * @param skus how many SKUs it sells
 */
export function pacesOf(
  sales: readonly Sale[],
  channel: {
    readonly vendor: VendorName;
    readonly pulledMs: number;
    readonly skus: number;
    readonly meaning: Capabilities['quantityMeaning'];
  },
  now: number,
): Paces {
  const { vendor, pulledMs, skus, meaning } = channel;
  const lagMs = pulledMs + countsAfterMs(vendor);
  const windows = [SHORT_MS, Math.max(SHORT_MS, lagMs)].map((windowMs) => {
    const within = sales.filter(({ at }) => at > now - pulledMs - windowMs);
    const sum = within.reduce((all, { units }) => all + units, 0);
    return { windowMs, bySku: unitsBySku(within), average: skus > 0 ? sum / skus : 0 };
  });
  const within = (skuId: string, lag: number) =>
    Math.max(
      ...windows.map(({ windowMs, bySku, average }) =>
        maySell({ sold: bySku.get(skuId) ?? 0, average, windowMs, lagMs: lag }),
      ),
    );
  return {
    maySell: (skuId) => within(skuId, lagMs + THINKING_MS),
    // What is on hand does not fall with a sale, so there is none to put a figure over.
    overwritten: (skuId) =>
      COMPARES.includes(vendor) || meaning === 'on-hand' ? 0 : within(skuId, lagMs),
  };
}

function unitsBySku(sales: readonly Sale[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const sale of sales) units.set(sale.skuId, (units.get(sale.skuId) ?? 0) + sale.units);
  return units;
}
