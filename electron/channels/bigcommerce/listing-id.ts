/** What a listing of BigCommerce is called: `77/99` variant 99 of product 77, `77` a product without variants. */

export interface Identity {
  readonly product: number;
  readonly variant: number | null;
}

export function listingId({ product, variant }: Identity): string {
  return variant === null ? String(product) : `${product}/${variant}`;
}

export function splitListing(text: string): Identity | null {
  const match = /^(\d{1,15})(?:\/(\d{1,15}))?$/.exec(text);
  if (!match) return null;
  return { product: Number(match[1]), variant: match[2] === undefined ? null : Number(match[2]) };
}
