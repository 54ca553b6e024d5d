/** What a channel shows against what it should: the differences, and what may be behind each. */
import type { Listing } from '../port.ts';

export type DifferenceKind =
  /** More than we told it: somebody else writes there too, or an order was cancelled that we have not heard of. */
  | 'more-than-told'
  /** Fewer than we told it: sold and not heard of yet, or lowered by hand. */
  | 'fewer-than-told'
  /** What we told it, which is not right any more: a push is due. */
  | 'not-told-yet'
  /** We never told it anything. */
  | 'never-told'
  /** The channel does not count it: it sells without end. */
  | 'not-counted'
  /** The channel has no such listing any more. */
  | 'gone';

/** What we know of a listing that has a SKU. */
export interface ListingTold {
  readonly listing: string;
  readonly skuId: string;
  /** What it shows by what we told it and the orders since; null: it was told nothing yet. */
  readonly believed: number | null;
  readonly wanted: number;
}

export interface Difference {
  readonly kind: DifferenceKind;
  readonly listing: string;
  readonly skuId: string;
  readonly shows: number | null;
  readonly believed: number | null;
  readonly wanted: number;
  /** Units that it shows and should not: they could be sold twice. */
  readonly tooMany: number;
}

/** The differences, those that could be oversold first. */
export function reconcile(
  told: readonly ListingTold[],
  listings: readonly Listing[],
): readonly Difference[] {
  const shown = new Map(listings.map(({ id, quantity }) => [id, quantity]));
  return told
    .flatMap((one): readonly Difference[] => {
      const shows = shown.get(one.listing) ?? null;
      const kind = shown.has(one.listing) ? kindOf(one, shows) : 'gone';
      return kind ? [{ ...one, kind, shows, tooMany: Math.max(0, (shows ?? 0) - one.wanted) }] : [];
    })
    .sort((a, b) => b.tooMany - a.tooMany || (a.listing < b.listing ? -1 : 1));
}

function kindOf({ believed, wanted }: ListingTold, shows: number | null): DifferenceKind | null {
  if (shows === null) return 'not-counted';
  if (shows === wanted) return null;
  if (believed === null) return 'never-told';
  if (shows === believed) return 'not-told-yet';
  return shows > believed ? 'more-than-told' : 'fewer-than-told';
}
