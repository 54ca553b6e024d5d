/** What a first push would do, listing by listing, before anything is told: what the channel has, what it would get, why. */
import type { Listing } from '../port.ts';
import type { ListingMatches } from './match-listings.ts';
import type { Offer, OfferStep } from './offered.ts';

/** What would become of a listing, in the order in which a person should look. */
export const PREVIEW_KINDS = [
  /** It sells now and would not any more. */
  'to-zero',
  'unmatched',
  'ambiguous',
  /** Nobody has said how much there is: it keeps what it has. */
  'not-counted',
  'lowered',
  'raised',
  /** The channel does not count it now, and would from then on. */
  'counted',
  'same',
] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

export interface PreviewRow {
  readonly kind: PreviewKind;
  readonly listing: Listing;
  /** Whose it is: one, several that could be meant, or none. */
  readonly skuIds: readonly string[];
  /** null: it is not told anything. */
  readonly gets: number | null;
  readonly steps: readonly OfferStep[];
}

/** Rows in the order to look at them. `offerOf` is asked for each matched listing. */
export function previewOf(
  { matched, unmatched, ambiguous }: ListingMatches,
  offerOf: (skuId: string, listing: Listing) => Offer,
): readonly PreviewRow[] {
  const none = { gets: null, steps: [] };
  const rows: PreviewRow[] = [
    ...matched.map(({ listing, skuId }): PreviewRow => {
      const { quantity: gets, steps } = offerOf(skuId, listing);
      return { kind: kindOf(listing.quantity, gets), listing, skuIds: [skuId], gets, steps };
    }),
    ...unmatched.map(
      (listing): PreviewRow => ({ kind: 'unmatched', listing, skuIds: [], ...none }),
    ),
    ...ambiguous.map((one): PreviewRow => ({ kind: 'ambiguous', ...one, ...none })),
  ];
  return rows.sort((a, b) => place(a) - place(b) || (a.listing.sku < b.listing.sku ? -1 : 1));
}

/** How many rows there are of each kind. */
export function countKinds(rows: readonly PreviewRow[]): ReadonlyMap<PreviewKind, number> {
  const counts = new Map<PreviewKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function kindOf(has: number | null, gets: number | null): PreviewKind {
  if (gets === null) return 'not-counted';
  // What the channel does not count it sells without end.
  if (gets === 0 && has !== 0) return has !== null && has < 0 ? 'raised' : 'to-zero';
  if (has === null) return 'counted';
  return gets === has ? 'same' : gets < has ? 'lowered' : 'raised';
}

function place({ kind }: PreviewRow): number {
  return PREVIEW_KINDS.indexOf(kind);
}
