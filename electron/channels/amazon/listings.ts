/**
 * What a seller lists in the first marketplace, oldest first. Amazon pages through a thousand at most: then it is asked
 * anew for those created since the last.
 */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Amazon, ask } from './ask.ts';
import { type AmazonListing, barcodeOf, listingAnswer, quantityOf } from './listing-answer.ts';

const PAGE = 20;
const MOST = 1_000;

const place = z.object({
  /** Created since. */
  after: z.string().nullable(),
  token: z.string().nullable(),
  /** Read since `after`. */
  seen: z.int(),
});
type Place = z.infer<typeof place>;

const START: Place = { after: null, token: null, seen: 0 };

const found = z.looseObject({
  items: z.array(listingAnswer),
  pagination: z.looseObject({ nextToken: z.string().nullish() }).nullish(),
});

interface Slice {
  readonly listings: readonly Listing[];
  readonly next: string | null;
}

export async function listings(amazon: Amazon, cursor: string): Answer<Slice> {
  const { account } = amazon;
  const from = cursor === '' ? START : place.parse(JSON.parse(cursor));
  const answer = await ask(amazon, {
    method: 'GET',
    path: `/listings/2021-08-01/items/${encodeURIComponent(account.sellerId)}`,
    query: {
      marketplaceIds: account.marketplaceIds[0],
      includedData: 'summaries,attributes,fulfillmentAvailability',
      sortBy: 'createdDate',
      sortOrder: 'ASC',
      pageSize: String(PAGE),
      ...(from.after !== null && { createdAfter: from.after }),
      ...(from.token !== null && { pageToken: from.token }),
    },
    answer: found,
    operation: 'searchListingsItems',
  });
  if (!answer.ok) return answer;
  const { items, pagination } = answer.value;
  const next = placeBehind(from, items, pagination?.nextToken || null);
  return ok({ listings: items.map(listingOf), next: next && JSON.stringify(next) });
}

function placeBehind(from: Place, items: readonly AmazonListing[], token: string | null) {
  const seen = from.seen + items.length;
  const last = items.at(-1)?.summaries[0]?.createdDate ?? '';
  // Those created in one moment with the last come again: twice is better than never.
  if (seen >= MOST && last !== '' && last !== from.after) return { ...START, after: last };
  return token === null ? null : { ...from, token, seen };
}

function listingOf(listing: AmazonListing): Listing {
  return {
    id: listing.sku,
    sku: listing.sku,
    barcode: barcodeOf(listing),
    title: listing.summaries[0]?.itemName ?? '',
    quantity: quantityOf(listing),
  };
}
