/** Shopify's ids: `gid://shopify/Order/1` over its API, the number alone in addresses, files and here. */

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

export function idOf(global: string): string {
  return global.slice(global.lastIndexOf('/') + 1);
}

/** Anything else would be refused as a fault of the whole question. */
export function isId(id: string): boolean {
  return /^\d+$/.test(id);
}
