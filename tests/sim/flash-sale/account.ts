/** A channel as a seller's program meets it: within its limits, late to tell and late to obey. */
import { admit, type Lane, openLane } from '../../../electron/channels/transport/lane.ts';
import type { Random } from '../../stations/seeded-random.ts';
import type { Sold, Storefront } from './storefront.ts';
import type { Timeline } from './timeline.ts';
import type { Vendor } from './vendors.ts';

export interface Figure {
  readonly sku: number;
  readonly quantity: number;
  /** What we believe that it shows; null: that does not matter. */
  readonly from: number | null;
}

export interface Refused {
  readonly sku: number;
  readonly shows: number;
}

export interface Pulled {
  readonly orders: readonly Sold[];
  /** All orders until this moment have been told. */
  readonly upTo: number;
}

export class Account {
  requests = 0;
  private readonly lanes = new Map<string, Lane>();
  private told = 0;
  private sent = 0;
  /** By SKU, the number of the newest figure that counts. */
  private readonly newest: number[] = [];

  constructor(
    readonly vendor: Vendor,
    readonly storefront: Storefront,
    private readonly timeline: Timeline,
    private readonly random: Random,
  ) {}

  /** The orders since the last pull. */
  pull(then: (pulled: Pulled) => void): void {
    const { cost, tookMs, lateMs } = this.vendor.pull;
    this.admitted(this.vendor.pull, cost, () => {
      const upTo = this.timeline.now - lateMs;
      this.timeline.after(tookMs, () => {
        const { orders } = this.storefront;
        const first = this.told;
        while ((orders[this.told]?.at ?? Infinity) <= upTo) this.told++;
        then({ orders: orders.slice(first, this.told), upTo });
      });
    });
  }

  /** ms until a push of so many may go. */
  pushWait(entries: number): number {
    const { operation, limit, cost } = this.vendor.push;
    const tried = admit(this.laneOf(operation, limit), limit, cost(entries), this.timeline.now);
    return tried.admitted ? 0 : tried.waitMs;
  }

  /** Tells figures; those that were refused because the channel shows something else come back. */
  push(figures: readonly Figure[], then: (refused: readonly Refused[]) => void): void {
    const { cost, tookMs, compares } = this.vendor.push;
    this.admitted(this.vendor.push, cost(figures.length), () => {
      this.timeline.after(tookMs, () => {
        const refused = figures
          .map(({ sku, from }) => ({ sku, from, shows: this.storefront.shows(sku) }))
          .filter(({ from, shows }) => compares && from !== null && shows !== from);
        const others = new Set(refused.map(({ sku }) => sku));
        for (const figure of figures) if (!others.has(figure.sku)) this.accept(figure);
        then(refused);
      });
    });
  }

  private accept({ sku, quantity }: Figure): void {
    const [least, most] = this.vendor.push.countsMs;
    const n = this.sent++;
    this.timeline.after(least + this.random.below(most - least + 1), () => {
      // One that was overtaken never counts.
      if ((this.newest[sku] ?? -1) > n) return;
      this.newest[sku] = n;
      this.storefront.put(sku, quantity);
    });
  }

  private admitted(call: Vendor['pull'] | Vendor['push'], cost: number, run: () => void): void {
    const { operation, limit } = call;
    const tried = admit(this.laneOf(operation, limit), limit, cost, this.timeline.now);
    this.lanes.set(operation, tried.lane);
    if (!tried.admitted) {
      this.timeline.after(tried.waitMs, () => this.admitted(call, cost, run));
      return;
    }
    this.requests++;
    run();
  }

  private laneOf(operation: string, limit: Vendor['pull']['limit']): Lane {
    return this.lanes.get(operation) ?? openLane(limit, this.timeline.now);
  }
}
