/** How WooCommerce takes a batch of quantities: a hundred at most, each with its own error (quirk 8). */
import type { ShopReply } from '../../testing/faulty-server.ts';
import { type Json, recorded } from './recorded.ts';
import type { StubBooks } from './stub-books.ts';
import { failed } from './stub-refusals.ts';

const TOO_LARGE = 'Unable to accept more than 100 items for this request.';

/** `parent`: the product whose variations they are; null: products. */
export function batch(books: StubBooks, body: Json, parent: number | null): ShopReply {
  const updates: Json[] = body.update ?? [];
  if (updates.length > 100)
    return failed(413, 'woocommerce_rest_request_entity_too_large', TOO_LARGE);
  const update = updates.map((entry) => setOne(books, entry, parent));
  return { body: updates.length === 0 ? [] : { update } };
}

function setOne({ products, variations }: StubBooks, entry: Json, parent: number | null): Json {
  const one = (parent === null ? products : variations).get(entry.id);
  if (!one && variations.has(entry.id)) return amongProducts(entry.id);
  if (!one || (parent !== null && one.parent_id !== parent))
    return { ...recorded('stock-batch').update[1], id: entry.id };
  if (one.manage_stock === true) one.stock_quantity = entry.stock_quantity;
  return parent === null ? { ...recorded('stock-batch').update[0], ...one } : one;
}

/** A variation is no product. */
function amongProducts(id: number): Json {
  const error = {
    code: 'woocommerce_rest_invalid_product_id',
    message:
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
    data: { status: 404 },
  };
  return { id, error };
}
