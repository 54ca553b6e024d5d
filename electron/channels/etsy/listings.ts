/**
 * What an Etsy shop sells: its active listings, and after them those that we took off sale. One request a slice, as the
 * inventories come with the listings.
 */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Etsy, type Question } from './ask.ts';
import { hiddenListings } from './hidden.ts';
import { inventoryShape, stocksOf } from './inventory.ts';
import { listingId } from './listing-id.ts';

const PAGE = 100;

const listingShape = z.looseObject({
  listing_id: z.int(),
  title: z.string().catch(''),
  state: z.string().catch(''),
  listing_type: z.string().catch(''),
  inventory: inventoryShape.nullable().catch(null),
});
type EtsyListing = z.infer<typeof listingShape>;

const pageShape = z.looseObject({ count: z.int(), results: z.array(listingShape) });

interface Slice {
  readonly listings: readonly Listing[];
  readonly next: string | null;
}

export async function listings(etsy: Etsy, cursor: string): Answer<Slice> {
  const [stage, offset = '0'] = cursor.split(':');
  return stage === 'hidden' ? hiddenSlice(etsy, Number(offset)) : activeSlice(etsy, Number(offset));
}

async function activeSlice(etsy: Etsy, offset: number): Answer<Slice> {
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  const page = await pageOf(etsy, {
    path: `shops/${shop.value}/listings`,
    query: { state: 'active', limit: String(PAGE), offset: String(offset), includes: 'Inventory' },
  });
  if (!page.ok) return page;
  const { results, count } = page.value;
  const more = results.length > 0 && offset + results.length < count;
  const after = (await hiddenListings(etsy)).length > 0 ? 'hidden:0' : null;
  return ok({
    listings: results.flatMap(listingsOf),
    next: more ? `active:${offset + results.length}` : after,
  });
}

async function hiddenSlice(etsy: Etsy, offset: number): Answer<Slice> {
  const all = await hiddenListings(etsy);
  const ids = all.slice(offset, offset + PAGE);
  if (ids.length === 0) return ok({ listings: [], next: null });
  const page = await pageOf(etsy, {
    path: 'listings/batch',
    query: { listing_ids: ids.join(','), includes: 'Inventory' },
  });
  if (!page.ok) return page;
  // One that the seller put on sale again was among the active.
  const off = page.value.results.filter(({ state }) => state !== 'active');
  const more = offset + PAGE < all.length;
  return ok({
    listings: off.flatMap(listingsOf).map((one) => ({ ...one, quantity: 0 })),
    next: more ? `hidden:${offset + PAGE}` : null,
  });
}

function pageOf(
  etsy: Etsy,
  question: Pick<Question, 'path' | 'query'>,
): Answer<z.infer<typeof pageShape>> {
  return ask(
    etsy,
    { ...question, method: 'GET', operation: 'stock' },
    pageShape,
    'a page of listings',
  );
}

/** A file is sold without counting. */
function listingsOf({ listing_id, title, listing_type, inventory }: EtsyListing): Listing[] {
  if (listing_type === 'download' || inventory === null) return [];
  return stocksOf(inventory).map(({ key, sku, name, quantity }) => ({
    id: listingId({ listing: String(listing_id), key }),
    sku,
    barcode: '',
    title: name === '' ? title : `${title}, ${name}`,
    quantity,
  }));
}
