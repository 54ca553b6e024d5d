/** What a listing of WooCommerce is called: `10` a product, `13/15` variation 15 of product 13, by which it is written to. */

export function listingId(parent: number | null, id: number): string {
  return parent === null ? String(id) : `${parent}/${id}`;
}

export function splitListing(
  text: string,
): { readonly parent: number | null; readonly id: number } | null {
  const match = /^(?:(\d+)\/)?(\d+)$/.exec(text);
  if (!match) return null;
  return { parent: match[1] === undefined ? null : Number(match[1]), id: Number(match[2]) };
}
