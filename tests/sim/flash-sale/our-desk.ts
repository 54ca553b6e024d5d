/** Our way to keep the channels in step: a push on every change, the urgent first; the reckoning is that of the page. */
import { offered } from '../../../shared/channels/stock/offered.ts';
import {
  type Patience,
  type Push,
  planPushes,
  pushFor,
} from '../../../shared/channels/stock/plan-pushes.ts';
import type { ChannelStockRule } from '../../../shared/channels/stock/rules.ts';
import { unseenUnits } from '../../../shared/channels/stock/unseen.ts';
import { wantedOf } from '../../../shared/channels/stock/wanted.ts';
import type { Account, Pulled } from './account.ts';
import { KnownSales } from './known-sales.ts';
import { ListingState } from './listing-state.ts';
import type { Timeline } from './timeline.ts';

/** A rush is no time to wait for more of the same. */
const PATIENCE: Patience = { nearZero: 10, fallMs: 10_000, restockMs: 60_000 };

const PLAIN = { meaning: 'available', ownOpen: 0, ageMs: 0 } as const;

interface Channel {
  readonly account: Account;
  readonly sales: KnownSales;
  readonly listings: readonly ListingState[];
  busy: boolean;
}

export class OurDesk {
  private readonly channels: readonly Channel[];
  private readonly demand: number[];

  constructor(
    private readonly stock: readonly number[],
    accounts: readonly Account[],
    private readonly timeline: Timeline,
    private readonly rule: ChannelStockRule,
  ) {
    this.demand = stock.map(() => 0);
    this.channels = accounts.map((account) => ({
      account,
      sales: new KnownSales(account.vendor, stock.length),
      listings: stock.map((units) => new ListingState(this.opening(units))),
      busy: false,
    }));
    for (const { storefront } of accounts)
      for (const [sku, units] of stock.entries()) storefront.put(sku, this.opening(units));
  }

  private opening(units: number): number {
    return Math.max(0, units - this.rule.buffer);
  }

  start(): void {
    for (const channel of this.channels) this.pull(channel);
  }

  private pull(channel: Channel): void {
    channel.account.pull((pulled) => {
      this.hear(channel, pulled);
      const rush = this.channels.some(({ sales }) => sales.isRush);
      this.timeline.after(channel.sales.pullEveryMs(rush), () => this.pull(channel));
    });
  }

  private hear({ sales, listings }: Channel, pulled: Pulled): void {
    sales.hear(pulled);
    for (const { sku } of pulled.orders) this.demand[sku] = (this.demand[sku] ?? 0) + 1;
    for (const listing of listings) listing.hear(pulled);
    this.reckon();
    for (const channel of this.channels) this.tell(channel);
  }

  /** What each listing is to show. */
  private reckon(): void {
    for (let sku = 0; sku < this.stock.length; sku++) this.reckonSku(sku);
  }

  private reckonSku(sku: number): void {
    const { now } = this.timeline;
    const onHand = this.stock[sku] ?? 0;
    const states = this.channels.flatMap(({ account, sales, listings }) => {
      const listing = listings[sku];
      if (!listing) return [];
      const shown = listing.shown(sales.of(sku), now);
      return [{ name: account.vendor.name, sales, listing, shown }];
    });
    const untold = states.reduce((sum, { listing }) => sum + listing.untold, 0);
    const demand = (this.demand[sku] ?? 0) + untold;
    const unseen = unseenUnits(
      onHand - demand,
      states.map(({ name, sales, shown }) => ({
        channel: name,
        shown,
        maySell: sales.maySell(sku),
        overwritten: sales.overwritten(sku),
      })),
    );
    for (const { name, listing, sales, shown } of states) {
      const units = unseen.get(name);
      if (!units) continue;
      const part = { sku: `${sku}`, per: 1, onHand, demand, safety: 0, elsewhere: 0 };
      const { quantity } = wantedOf(shown, units, (one) =>
        offered({ ...PLAIN, parts: [{ ...part, unseen: one }], rule: this.rule }),
      );
      const wanted = quantity ?? shown;
      const told = listing.shownOnceTold(sales.of(sku), wanted);
      listing.push = pushFor(listing.push, now, {
        channel: name,
        listing: `${sku}`,
        shown: told,
        wanted,
      });
    }
  }

  /** Sends what may go now, and comes back when more may. */
  private tell(channel: Channel): void {
    if (channel.busy) return;
    const { account, listings } = channel;
    const { batch, perDay } = account.vendor.push;
    const { now } = this.timeline;
    const waitMs = account.pushWait(batch);
    const budget = {
      entries: waitMs > 0 ? 0 : batch,
      nextAt: now + waitMs,
      leftToday: (sku: string) => perDay - (listings[Number(sku)]?.sentToday ?? 0),
    };
    const waiting = listings.flatMap(({ push, sending }) => (push && !sending ? [push] : []));
    const budgets = new Map([[account.vendor.name, budget]]);
    const plan = planPushes(waiting, budgets, now, PATIENCE);
    if (plan.now.length > 0) this.send(channel, plan.now);
    else if (plan.lookAgainAt !== null)
      this.timeline.after(plan.lookAgainAt - now, () => this.tell(channel));
  }

  private send(channel: Channel, pushes: readonly Push[]): void {
    const { account, listings } = channel;
    channel.busy = true;
    const figures = pushes.map(({ listing, shown, wanted }) => {
      const sku = Number(listing);
      listings[sku]?.sent(wanted);
      return { sku, quantity: wanted, from: shown ?? 0 };
    });
    account.push(figures, (refused) => {
      const { now } = this.timeline;
      const shows = new Map(refused.map((one) => [one.sku, one.shows]));
      for (const { sku, from } of figures) {
        const other = shows.get(sku);
        if (other === undefined) listings[sku]?.accepted(now + account.vendor.push.countsMs[1]);
        else listings[sku]?.refused(from, other, now);
        this.reckonSku(sku);
      }
      channel.busy = false;
      for (const one of this.channels) this.tell(one);
    });
  }
}
