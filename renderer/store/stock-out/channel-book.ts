/** What this station knows of one channel's listings: what they show, what they were told, what they are to be told. */
import type { KnownChannel } from '../../../shared/channels/calls.ts';
import type { Listing, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import {
  type ListingLinks,
  type ListingMatches,
  matchListings,
} from '../../../shared/channels/stock/match-listings.ts';
import { type Push, pushAgain, pushFor } from '../../../shared/channels/stock/plan-pushes.ts';
import type { Reckoned } from '../../../shared/channels/stock/reckon.ts';
import { type Difference, reconcile } from '../../../shared/channels/stock/reconcile.ts';
import type { ToldFigure } from '../../../shared/channels/stock/shown.ts';
import type { VendorName } from '../../../shared/channels/vendors.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';

/** A listing that the channel refused to change is tried again after this, or when another figure is wanted. */
const REFUSED_MS = 3_600_000;
/** UTC ms: not never. */
const LONG_AGO = 1;
/** A listing whose quantity the channel does not count sells without end. */
const WITHOUT_END = 1_000_000;

export interface RefusedFigure {
  readonly wanted: number;
  readonly reason: string;
}

export class ChannelBook {
  listings: readonly Listing[] = [];
  /** UTC ms; 0 before the first time. */
  readAt = 0;
  matches: ListingMatches = { matched: [], unmatched: [], ambiguous: [] };
  /** By listing. */
  readonly told = new Map<string, readonly ToldFigure[]>();
  readonly pushes = new Map<string, Push>();
  readonly refused = new Map<string, RefusedFigure>();
  readonly reckoned = new Map<string, Reckoned>();
  differences: readonly Difference[] = [];
  capabilities: KnownChannel['capabilities'] | undefined;

  constructor(
    readonly channel: string,
    readonly vendor: VendorName,
  ) {}

  /** Takes in what the channel has now. */
  read(listings: readonly Listing[], now: number): void {
    if (this.readAt > 0) this.differences = reconcile(this.believed(), listings);
    this.listings = listings;
    this.readAt = now;
    this.told.clear();
    for (const { id, quantity } of listings)
      this.told.set(id, [{ quantity: quantity ?? WITHOUT_END, countsAt: now }]);
  }

  match(skus: readonly SkuRecord[], links: ListingLinks): void {
    this.matches = matchListings(this.listings, skus, links);
    const matched = new Set(this.matches.matched.map(({ listing }) => listing.id));
    for (const known of [this.pushes, this.reckoned])
      for (const id of known.keys()) if (!matched.has(id)) known.delete(id);
  }

  /** Notes what a listing is to show. */
  reckon(one: Reckoned, now: number): void {
    const { channel, listing, offer, shows } = one;
    this.reckoned.set(listing, one);
    const { quantity: wanted } = offer;
    const refused = this.refused.get(listing);
    if (refused && refused.wanted !== wanted) {
      this.refused.delete(listing);
      this.pushes.delete(listing);
    }
    const was = this.pushes.get(listing);
    const next =
      wanted === null ? undefined : pushFor(was, now, { channel, listing, shown: shows, wanted });
    if (next) this.pushes.set(listing, next);
    else this.pushes.delete(listing);
  }

  /** The entries of pushes that go now: until they are answered nobody knows which figure stands. */
  send(pushes: readonly Push[], newKey: () => string): QuantityOut[] {
    return pushes.map(({ listing, wanted, shown }) => {
      const told = this.told.get(listing) ?? [];
      this.told.set(listing, [...told, { quantity: wanted, countsAt: null }]);
      return { key: newKey(), listing, quantity: wanted, from: shown };
    });
  }

  /** Nobody answered: where the figures may stand all the same, the listings are to be read again first. */
  unanswered(pushes: readonly Push[], mayStand: boolean): void {
    for (const { listing } of pushes) this.told.set(listing, this.counting(listing));
    if (mayStand) this.forgetReading();
  }

  /** The listings are to be read again; what they are believed to show is compared then. */
  forgetReading(): void {
    this.readAt = Math.min(this.readAt, LONG_AGO);
  }

  /** What became of one entry. */
  answered(push: Push, outcome: Outcome, now: number, countsAfter: number): void {
    const { listing, wanted } = push;
    const before = this.counting(listing);
    switch (outcome.kind) {
      case 'done':
        this.told.set(listing, [...before, { quantity: wanted, countsAt: now + countsAfter }]);
        this.pushes.delete(listing);
        this.refused.delete(listing);
        return;
      case 'retry':
        this.told.set(listing, before);
        this.pushes.set(listing, pushAgain(push, now, Math.max(outcome.afterMs, 1_000)));
        return;
      case 'rejected':
        this.told.set(listing, before);
        this.refused.set(listing, { wanted, reason: outcome.reason || outcome.code });
        this.pushes.set(listing, pushAgain(push, now, REFUSED_MS));
        return;
      case 'conflict': {
        const shows = Number.parseInt(outcome.remote, 10);
        const quantity = Number.isFinite(shows) ? shows : wanted;
        this.told.set(listing, [{ quantity, countsAt: now }]);
      }
    }
  }

  /** The figures of a listing that count for sure. */
  private counting(listing: string): readonly ToldFigure[] {
    return (this.told.get(listing) ?? []).filter(({ countsAt }) => countsAt !== null);
  }

  private believed() {
    return this.matches.matched.flatMap(({ listing, skuId }) => {
      const reckoned = this.reckoned.get(listing.id);
      const wanted = reckoned?.offer.quantity ?? null;
      if (!reckoned || wanted === null) return [];
      return [{ listing: listing.id, skuId, believed: reckoned.shows, wanted }];
    });
  }
}
