/** What a listing of eBay is called: its offer and the SKU it is an offer of, as a quantity is written to both. */

export interface ListingId {
  readonly offer: string;
  readonly sku: string;
}

export function listingId({ offer, sku }: ListingId): string {
  return `${offer}/${sku}`;
}

export function splitListing(text: string): ListingId | null {
  const match = /^(\d+)\/(.+)$/s.exec(text);
  return match?.[1] && match[2] ? { offer: match[1], sku: match[2] } : null;
}
