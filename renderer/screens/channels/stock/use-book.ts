/** What is known of a channel's listings, as the page shows it: fresh after every reckoning. */
import { useMemo } from 'react';
import type { Listing } from '../../../../shared/channels/port.ts';
import {
  countKinds,
  type PreviewKind,
  type PreviewRow,
  previewOf,
} from '../../../../shared/channels/stock/preview.ts';
import type { Difference } from '../../../../shared/channels/stock/reconcile.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import type { RefusedFigure } from '../../../store/stock-out/channel-book.ts';

export interface Book {
  readonly rows: readonly PreviewRow[];
  readonly counts: ReadonlyMap<PreviewKind, number>;
  /** Listings that show something else than they should. */
  readonly waiting: number;
  readonly differences: readonly Difference[];
  /** By listing. */
  readonly refused: ReadonlyMap<string, RefusedFigure>;
}

/** null until its listings were read. */
export function useBook(channel: string): Book | null {
  const { stockOut } = useWorkspace();
  const version = useVersion(stockOut);
  return useMemo(() => {
    // What follows was reckoned at this version.
    void version;
    const book = stockOut.bookOf(channel);
    if (!book || book.readAt === 0) return null;
    const offerOf = (id: string) => book.reckoned.get(id)?.offer ?? { quantity: null, steps: [] };
    const matched = book.matches.matched.map((one) => ({
      ...one,
      listing: shownNow(one.listing, book.reckoned.get(one.listing.id)?.shows),
    }));
    const rows = previewOf({ ...book.matches, matched }, (_, { id }) => offerOf(id));
    const { pushes, differences, refused } = book;
    return { rows, counts: countKinds(rows), waiting: pushes.size, differences, refused };
  }, [stockOut, channel, version]);
}

/** The listing with what it shows by now, not when it was read. */
function shownNow(listing: Listing, shows: number | undefined): Listing {
  if (listing.quantity === null || shows === undefined) return listing;
  return { ...listing, quantity: shows };
}
