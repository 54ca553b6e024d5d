/**
 * What is for sale through eBay's Inventory API: inventory items, and of each its published offer at a fixed price. A
 * slice is a few items, since each is asked for its offers. What was listed elsewhere has no inventory item.
 */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { ask, type Ebay } from './ask.ts';
import { listingId } from './listing-id.ts';

const PAGE = 25;
/** What eBay says of an item that was never offered. */
const NO_OFFER = new Set(['25713', '404']);

const codes = z.array(z.string()).catch([]);
const product = z.looseObject({ title: z.string().catch(''), ean: codes, upc: codes, isbn: codes });
const count = z.int().nullable().catch(null);

const itemShape = z.looseObject({
  sku: z.string(),
  product: product.catch(product.parse({})),
  availability: z
    .looseObject({
      shipToLocationAvailability: z.looseObject({ quantity: count }).catch({ quantity: null }),
    })
    .catch({ shipToLocationAvailability: { quantity: null } }),
});
type EbayItem = z.infer<typeof itemShape>;

const itemsPage = z.looseObject({
  inventoryItems: z.array(itemShape).catch([]),
  next: z.string().catch(''),
});

const offer = z.looseObject({
  offerId: z.string(),
  format: z.string().catch(''),
  status: z.string().catch(''),
  availableQuantity: count,
});
type Offer = z.infer<typeof offer>;
const offersPage = z.looseObject({ offers: z.array(offer).catch([]) });

export async function listings(
  ebay: Ebay,
  cursor: string,
): Answer<{ readonly listings: readonly Listing[]; readonly next: string | null }> {
  const answer = await ask(ebay, {
    method: 'GET',
    path: '/sell/inventory/v1/inventory_item',
    query: { limit: String(PAGE), offset: cursor === '' ? '0' : cursor },
    operation: 'stock',
  });
  if (!answer.ok) return answer;
  const page = shapeOf(itemsPage, answer.value.json, 'inventory items');
  if (!page.ok) return page;
  const found: Listing[] = [];
  for (const item of page.value.inventoryItems) {
    const offers = await offersOf(ebay, item.sku);
    if (!offers.ok) return offers;
    found.push(...offers.value.filter(isForSale).map((one) => listingOf(item, one)));
  }
  return ok({ listings: found, next: offsetIn(page.value.next, cursor) });
}

export async function offersOf(ebay: Ebay, sku: string): Answer<readonly Offer[]> {
  const path = '/sell/inventory/v1/offer';
  const answer = await ask(ebay, { method: 'GET', path, query: { sku }, operation: 'stock' });
  if (!answer.ok) {
    const { error } = answer;
    return error.kind === 'refused' && NO_OFFER.has(error.code) ? ok([]) : answer;
  }
  const page = shapeOf(offersPage, answer.value.json, 'offers');
  return page.ok ? ok(page.value.offers) : page;
}

/** An auction's quantity is always one. */
function isForSale({ format, status }: Offer): boolean {
  return status === 'PUBLISHED' && format !== 'AUCTION';
}

function listingOf({ sku, product: { title, ean, upc, isbn }, availability }: EbayItem, of: Offer) {
  return {
    id: listingId({ offer: of.offerId, sku }),
    sku,
    barcode: [...ean, ...upc, ...isbn][0] ?? '',
    title,
    // The offer's own comes before the item's.
    quantity: of.availableQuantity ?? availability.shipToLocationAvailability.quantity,
  };
}

/** eBay's texts disagree whether an offset counts pages or items; its own link to the next page does not. */
function offsetIn(next: string, cursor: string): string | null {
  const offset = new URLSearchParams(next.split('?')[1]).get('offset');
  return offset === null || offset === cursor ? null : offset;
}
