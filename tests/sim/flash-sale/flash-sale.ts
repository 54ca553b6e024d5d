/** One sale, run twice with the same buyers: kept in step our way, and every quarter of an hour. */
import type { ChannelStockRule } from '../../../shared/channels/stock/rules.ts';
import { createRandom } from '../../stations/seeded-random.ts';
import { Account } from './account.ts';
import type { Sale } from './buyers.ts';
import { IntervalDesk, type IntervalRule } from './interval-desk.ts';
import { OurDesk } from './our-desk.ts';
import { Storefront } from './storefront.ts';
import { Timeline } from './timeline.ts';
import { vendors } from './vendors.ts';

/** The usual defaults of such programs. */
export const usualInterval: IntervalRule = { everyMs: 15 * 60_000, buffer: 5 };

export interface Outcome {
  /** Buyers who got something that was there. */
  readonly sold: number;
  /** Units sold that nobody has. */
  readonly oversold: number;
  readonly oversoldSkus: readonly OversoldSku[];
  /** Buyers who were sent away though units were left. */
  readonly sentAway: number;
  readonly unsold: number;
  readonly requests: number;
}

export interface OversoldSku {
  readonly sku: number;
  readonly units: number;
  readonly stock: number;
  /** Channels that sold the units that nobody has, one for each unit. */
  readonly by: readonly string[];
  /** From its first sale to its last unit. */
  readonly goneInMs: number;
}

type Start = (accounts: readonly Account[], timeline: Timeline) => { start(): void };

export function runOurs(sale: Sale, rule: ChannelStockRule): Outcome {
  return run(sale, (accounts, timeline) => new OurDesk(sale.stock, accounts, timeline, rule));
}

export function runInterval(sale: Sale, rule: IntervalRule): Outcome {
  return run(sale, (accounts, timeline) => new IntervalDesk(sale.stock, accounts, timeline, rule));
}

function run(sale: Sale, open: Start): Outcome {
  const timeline = new Timeline();
  const random = createRandom(sale.seed);
  const accounts = vendors.map(
    (vendor) => new Account(vendor, new Storefront(sale.stock.length), timeline, random),
  );
  open(accounts, timeline).start();
  const shops = new Map(accounts.map(({ vendor, storefront }) => [vendor.name, storefront]));
  const sales: Bought[][] = sale.stock.map(() => []);
  let sentAway = 0;
  for (const { at, channel, sku } of sale.buyers)
    timeline.after(at, () => {
      const bought = sales[sku] ?? [];
      if (shops.get(channel)?.buy(sku, at)) bought.push({ at, channel });
      else if (bought.length < (sale.stock[sku] ?? 0)) sentAway++;
    });
  timeline.runUntil(sale.endAt);
  const oversoldSkus = sales.flatMap((bought, sku) =>
    oversoldOf(bought, sku, sale.stock[sku] ?? 0),
  );
  const bought = sales.reduce((sum, all) => sum + all.length, 0);
  const oversold = oversoldSkus.reduce((sum, { units }) => sum + units, 0);
  return {
    sold: bought - oversold,
    oversold,
    oversoldSkus,
    sentAway,
    unsold: sale.stock.reduce((sum, units) => sum + units, 0) - bought + oversold,
    requests: accounts.reduce((sum, { requests }) => sum + requests, 0),
  };
}

interface Bought {
  readonly at: number;
  readonly channel: string;
}

function oversoldOf(bought: readonly Bought[], sku: number, stock: number): OversoldSku[] {
  const over = bought.slice(stock);
  if (over.length === 0) return [];
  const goneInMs = (bought[stock - 1]?.at ?? 0) - (bought[0]?.at ?? 0);
  const by = over.map(({ channel }) => channel);
  return [{ sku, units: over.length, stock, by, goneInMs }];
}
