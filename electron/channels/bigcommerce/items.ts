/** BigCommerce's inventory items at our location, as listings, a slice at a time. */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type BigCommerceAccount, something } from './ask.ts';
import { type Identity, listingId } from './listing-id.ts';

/** Of items in one answer, and of ids in one address. */
const SLICE = 100;

const itemShape = z.looseObject({
  identity: z.looseObject({
    sku: z.string().catch(''),
    product_id: z.int(),
    variant_id: z.int().nullish(),
  }),
  total_inventory_onhand: z.int(),
});
export type Item = z.infer<typeof itemShape>;

const itemsAnswer = z.looseObject({
  data: z.array(itemShape),
  meta: z
    .looseObject({ pagination: z.looseObject({ total_pages: z.int() }) })
    .catch({ pagination: { total_pages: 1 } }),
});

export async function listings(
  account: BigCommerceAccount,
  cursor: string,
): Answer<{ readonly listings: readonly Listing[]; readonly next: string | null }> {
  const page = /^\d+$/.test(cursor) ? Number(cursor) : 1;
  const answer = await itemsAt(account, { page: String(page) });
  if (!answer.ok) return answer;
  const { data, meta } = answer.value;
  return ok({
    listings: data.map(({ identity: { sku, product_id, variant_id }, ...item }) => ({
      id: listingId({ product: product_id, variant: variant_id ?? null }),
      sku,
      // The inventory has neither codes nor names; the catalogue would be another scope and other requests.
      barcode: '',
      title: sku,
      quantity: item.total_inventory_onhand,
    })),
    next: data.length > 0 && page < meta.pagination.total_pages ? String(page + 1) : null,
  });
}

/** What these show now, by listing. */
export async function shownNow(
  account: BigCommerceAccount,
  wanted: readonly Identity[],
): Answer<ReadonlyMap<string, number>> {
  const shown = new Map<string, number>();
  const variants = wanted.flatMap(({ variant }) => variant ?? []);
  const products = wanted.flatMap(({ product, variant }) => (variant === null ? product : []));
  for (const [name, ids] of [
    ['variant_id:in', variants] as const,
    ['product_id:in', products] as const,
  ]) {
    for (let at = 0; at < ids.length; at += SLICE) {
      const answer = await itemsAt(account, { [name]: ids.slice(at, at + SLICE).join(',') });
      if (!answer.ok) return answer;
      for (const { identity, total_inventory_onhand } of answer.value.data) {
        const { product_id: product, variant_id } = identity;
        const variant = name === 'variant_id:in' ? (variant_id ?? null) : null;
        shown.set(listingId({ product, variant }), total_inventory_onhand);
      }
    }
  }
  return ok(shown);
}

async function itemsAt(
  account: BigCommerceAccount,
  query: Readonly<Record<string, string>>,
): Answer<z.infer<typeof itemsAnswer>> {
  const answer = await ask(account, {
    method: 'GET',
    path: `v3/inventory/locations/${account.location}/items`,
    query: { ...query, limit: String(SLICE) },
    answer: itemsAnswer,
    operation: 'catalogue',
    repeatable: true,
  });
  return something(answer);
}
