/** The books of all channels: matched to the catalogue and worked out again whenever something they rest on changed. */
import type { ListingLinks } from '../../../shared/channels/stock/match-listings.ts';
import { type Push, planPushes } from '../../../shared/channels/stock/plan-pushes.ts';
import type { Store } from '../store.ts';
import type { ChannelBook } from './channel-book.ts';
import { RecentSales } from './recent-sales.ts';
import { reckonBooks } from './reckon-books.ts';
import { ToldParcels } from './told-parcels.ts';

/** Entries of one call: few enough that what becomes urgent meanwhile does not wait long. */
const MOST_ENTRIES = 50;

export class StockBooks {
  /** By channel id. */
  readonly all = new Map<string, ChannelBook>();
  private readonly sales: RecentSales;
  private readonly parcels: ToldParcels;
  private readonly stops: readonly (() => void)[];
  private stale = true;
  /** What listings were matched with: the catalogue, and what the channels have. */
  private matchedWith = '';
  private others = '';

  constructor(private readonly store: Store) {
    const { clock, open, orders, settingsView, stock } = store;
    this.sales = new RecentSales(store.lineSkus);
    this.parcels = new ToldParcels(store, () => this.touch());
    this.stops = [
      stock.subscribe(() => this.touch()),
      open.subscribe(() => this.touch()),
      settingsView.subscribe(() => {
        this.matchedWith = '';
      }),
      orders.onChange((changes) => this.sales.hear(changes, clock.now())),
      this.parcels.follow(),
    ];
    void store.scannable.then(() => {
      this.sales.begin(open, clock.now());
      return this.parcels.begin();
    });
  }

  /** Something that figures rest on changed. */
  touch(): void {
    this.stale = true;
  }

  /**
   * Works everything out again where that is needed; the books that were, or null.
   *
   * @param elsewhere channels that other stations tell
   */
  async refresh(
    ageMs: number,
    elsewhere: readonly string[],
  ): Promise<readonly ChannelBook[] | null> {
    const known = [...this.all.values()].filter(({ readAt }) => readAt > 0);
    this.match(known);
    const others = elsewhere.join(' ');
    if (others !== this.others) this.stale = true;
    this.others = others;
    if (!this.stale && ageMs === 0) return null;
    this.stale = false;
    await reckonBooks(known, {
      ...{ store: this.store, sales: this.sales, parcels: this.parcels, elsewhere, ageMs },
    });
    return known;
  }

  /**
   * What goes to the channel now, the urgent first; nothing before the owner agreed.
   *
   * @param mayRaise whether all sales up to the last reading of the listings have been heard of: without them a higher
   * figure could offer again what is sold
   */
  due(channel: string, mayRaise: boolean): readonly Push[] {
    const book = this.all.get(channel);
    const agreed = this.store.settingsView.getState().channelStockAgreed[channel] ?? '';
    if (!book?.capabilities || agreed === '') return [];
    const now = this.store.clock.now();
    const entries = Math.min(MOST_ENTRIES, book.capabilities.quantityBatch);
    const waiting = [...book.pushes.values()].filter(
      ({ shown, wanted }) => mayRaise || (shown !== null && wanted < shown),
    );
    return planPushes(waiting, new Map([[channel, { entries, nextAt: now }]]), now).now;
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  private match(known: readonly ChannelBook[]): void {
    const { catalogue, settingsView } = this.store;
    const read = known.map(({ channel, readAt }) => `${channel} ${readAt}`).join(' ');
    const matchedWith = `${catalogue.version} ${read}`;
    if (matchedWith === this.matchedWith) return;
    this.matchedWith = matchedWith;
    this.stale = true;
    const skus = [...catalogue.skus.values()];
    const { listingLinks } = settingsView.getState();
    for (const book of known) book.match(skus, linksOf(listingLinks, book.channel));
  }
}

/** Links of a channel's listings, by listing; '' in the settings says that it is none of ours. */
function linksOf(links: { readonly [key: string]: string }, channel: string): ListingLinks {
  const begin = `${channel}:`;
  return new Map(
    Object.entries(links)
      .filter(([key]) => key.startsWith(begin))
      .map(([key, skuId]) => [key.slice(begin.length), skuId === '' ? null : skuId]),
  );
}
