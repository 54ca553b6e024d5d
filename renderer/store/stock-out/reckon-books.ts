/** Works out what every listing of every channel is to show, from the stock, the open orders and the owner's rules. */

import { keptForOthers } from '../../../shared/channels/stock/divide.ts';
import type { OfferPart } from '../../../shared/channels/stock/offered.ts';
import {
  countsAfterMs,
  type Paces,
  pacesOf,
  pullEveryMs,
  soldLately,
} from '../../../shared/channels/stock/pace.ts';
import { type Listed, partDemand, reckonSku } from '../../../shared/channels/stock/reckon.ts';
import { stockRuleFor } from '../../../shared/channels/stock/rules.ts';
import type { Store } from '../store.ts';
import type { ChannelBook } from './channel-book.ts';
import type { RecentSales } from './recent-sales.ts';
import type { ToldParcels } from './told-parcels.ts';

type Source = Pick<
  Store,
  'stock' | 'open' | 'catalogue' | 'lineSkus' | 'settingsView' | 'clock' | 'activity'
>;

export interface ReckonWith {
  readonly store: Source;
  readonly sales: RecentSales;
  readonly parcels: ToldParcels;
  /** Channels whose stock other stations tell. */
  readonly elsewhere: readonly string[];
  /** How old what we know of all orders may be, ms. */
  readonly ageMs: number;
}

/** SKUs between which the scanner may come in. */
const SLICE = 200;

interface Place {
  readonly book: ChannelBook;
  readonly listing: string;
}

export async function reckonBooks(
  books: readonly ChannelBook[],
  { store, sales, parcels, elsewhere, ageMs }: ReckonWith,
): Promise<void> {
  const now = store.clock.now();
  const { channels, channelStockRules, skuStockRules } = store.settingsView.getState();
  const wanted = wantedUnits(store);
  const sold = new Map(books.map((book) => [book, sales.of(book.channel, now)]));
  const paces = new Map<ChannelBook, Paces>(
    books.map((book) => {
      const recent = sold.get(book) ?? [];
      const everyMinutes = channels[book.channel]?.everyMinutes ?? 5;
      const pulledMs = pullEveryMs(everyMinutes, soldLately(recent, now));
      const meaning = isOnHand(book) ? 'on-hand' : 'available';
      const skus = book.matches.matched.length;
      return [book, pacesOf(recent, { vendor: book.vendor, pulledMs, skus, meaning }, now)];
    }),
  );
  const lowered = new Map(
    books.map((book) => [book, isOnHand(book) ? parcels.told(book.channel, now) : sold.get(book)]),
  );
  const untold = new Map(books.map((book) => [book, parcels.untold(book.channel)]));
  const own = books.map(({ channel }) => channel);
  const keep = (available: number) => keptForOthers(available, own, elsewhere);
  let done = 0;
  for (const [skuId, places] of placesOf(books)) {
    const parts = partsOf(store, skuId, wanted.all, keep);
    const listed = places.map(({ book, listing }): Listed => {
      const { channel } = book;
      const pace = paces.get(book);
      return {
        ...{ channel, listing, ageMs },
        rule: stockRuleFor(channelStockRules, skuStockRules, { channel, skuId }),
        meaning: book.capabilities?.quantityMeaning ?? 'available',
        ownOpen: (wanted.own.get(`${channel} ${skuId}`) ?? 0) + (untold.get(book)?.get(skuId) ?? 0),
        told: book.told.get(listing) ?? [],
        sales: (lowered.get(book) ?? []).filter((sale) => sale.skuId === skuId),
        maySell: pace?.maySell(skuId) ?? 0,
        overwritten: pace?.overwritten(skuId) ?? 0,
      };
    });
    const byName = new Map(
      places.map((place) => [`${place.book.channel} ${place.listing}`, place]),
    );
    for (const one of reckonSku(parts, listed, now))
      byName.get(`${one.channel} ${one.listing}`)?.book.reckon(one, now);
    if (++done % SLICE === 0) await store.activity.pause();
  }
}

/** Whether it counts what is on its shelf: a sale does not lower that, a parcel does. */
function isOnHand({ capabilities }: ChannelBook): boolean {
  return capabilities?.quantityMeaning === 'on-hand';
}

/** When the figure that a push brings counts there, ms after the answer. */
export function countsAfter(book: ChannelBook): number {
  return countsAfterMs(book.vendor);
}

function placesOf(books: readonly ChannelBook[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const book of books)
    for (const { listing, skuId } of book.matches.matched) {
      const place = { book, listing: listing.id };
      const known = places.get(skuId);
      if (known) known.push(place);
      else places.set(skuId, [place]);
    }
  return places;
}

/** Units that open orders want: of each SKU, kits taken apart, and of each SKU by `<channel> <SKU>`. */
function wantedUnits({ open, lineSkus, catalogue }: Source) {
  const demand = new Map<string, number>();
  const own = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, units: number) =>
    to.set(key, (to.get(key) ?? 0) + units);
  for (const row of open.rows.values())
    for (const line of row.lines) {
      if (line.units <= 0) continue;
      const skuId = lineSkus.idOf(line);
      add(demand, skuId, line.units);
      add(own, `${row.channel} ${skuId}`, line.units);
    }
  return { all: partDemand(demand, catalogue.kitOf), own };
}

function partsOf(
  { catalogue, stock }: Source,
  skuId: string,
  wanted: ReadonlyMap<string, number>,
  keptOf: (available: number) => number,
): readonly Omit<OfferPart, 'unseen'>[] {
  const kit = catalogue.kitOf(skuId);
  const made = kit.length > 0 ? kit : [{ skuId, units: 1 }];
  return made.map(({ skuId: id, units: per }) => {
    const sku = catalogue.skus.get(id);
    const [onHand, demand, safety] = [stock.toGive(id), wanted.get(id) ?? 0, sku?.safety ?? 0];
    const elsewhere = keptOf((onHand ?? 0) - demand - safety);
    return { sku: sku?.sku ?? id, per, onHand, demand, safety, elsewhere };
  });
}
