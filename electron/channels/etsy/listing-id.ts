/** What a listing of Etsy is called here: `1234`, or `1234/200=Beige` where its variations have stocks of their own. */

export interface ListingId {
  readonly listing: string;
  /** Of the stock, as inventory.ts makes it. */
  readonly key: string;
}

export function listingId({ listing, key }: ListingId): string {
  return key === '' ? listing : `${listing}/${key}`;
}

export function splitListing(text: string): ListingId | null {
  const match = /^(\d+)(?:\/(.+))?$/s.exec(text);
  return match?.[1] ? { listing: match[1], key: match[2] ?? '' } : null;
}
