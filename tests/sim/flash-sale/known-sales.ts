/** What a seller knows of one channel's sales: the orders that were pulled, and at what pace they come. */
import { maySell } from '../../../shared/channels/stock/unseen.ts';
import type { Pulled } from './account.ts';
import type { Sold } from './storefront.ts';
import type { Vendor } from './vendors.ts';

const WINDOW_MS = 120_000;
const RUSH = 10;
/** From a sale that we heard of to the push that it causes. */
const THINKING_MS = 10_000;
const CALM_MS = 60_000;

export class KnownSales {
  private readonly orders: Sold[] = [];
  private readonly bySku = new Map<number, Sold[]>();
  /** What was sold lately: a rush shows in the short one, the pace of what sells seldom in the long one. */
  private spans: readonly Span[] = [];

  constructor(
    private readonly vendor: Vendor,
    private readonly skus: number,
  ) {}

  hear({ orders, upTo }: Pulled): void {
    for (const order of orders) {
      const known = this.bySku.get(order.sku);
      if (known) known.push(order);
      else this.bySku.set(order.sku, [order]);
      this.orders.push(order);
    }
    this.spans = [WINDOW_MS, Math.max(WINDOW_MS, this.ownLagMs())].map((windowMs) =>
      spanOf(this.orders, upTo, windowMs),
    );
  }

  of(sku: number): readonly Sold[] {
    return this.bySku.get(sku) ?? [];
  }

  get isRush(): boolean {
    return (this.spans[0]?.sum ?? 0) >= RUSH;
  }

  /** Between two pulls, as far as the limit goes in the long run. */
  pullEveryMs(rush: boolean): number {
    const { everyMs } = this.vendor.pull;
    return rush ? everyMs : Math.max(CALM_MS, everyMs);
  }

  /** Units of a SKU that the channel may sell before it can be lowered. */
  maySell(sku: number): number {
    return this.within(sku, this.ownLagMs() + THINKING_MS);
  }

  /** Units of a SKU that a new figure may be put over. */
  overwritten(sku: number): number {
    return this.vendor.push.compares ? 0 : this.within(sku, this.ownLagMs());
  }

  private within(sku: number, lagMs: number): number {
    const units = this.spans.map(({ windowMs, bySku, sum }) => {
      const average = sum / this.skus;
      return maySell({ sold: bySku.get(sku) ?? 0, average, windowMs, lagMs });
    });
    return Math.max(0, ...units);
  }

  private ownLagMs(): number {
    const { pull, push } = this.vendor;
    return pull.lateMs + pull.everyMs + pull.tookMs + push.tookMs + push.countsMs[1];
  }
}

interface Span {
  readonly windowMs: number;
  readonly bySku: ReadonlyMap<number, number>;
  readonly sum: number;
}

function spanOf(orders: readonly Sold[], upTo: number, windowMs: number): Span {
  const bySku = new Map<number, number>();
  let sum = 0;
  for (let n = orders.length - 1; n >= 0; n--) {
    const order = orders[n];
    if (!order || order.at <= upTo - windowMs) break;
    bySku.set(order.sku, (bySku.get(order.sku) ?? 0) + order.units);
    sum += order.units;
  }
  return { windowMs, bySku, sum };
}
