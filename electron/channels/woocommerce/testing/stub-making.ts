/**
 * Products and orders made and deleted over the API, as `npm run test:channels` does at a real shop. The answers to what
 * is made are recorded; deleting is documented only.
 */
import type { ShopReply } from '../../testing/faulty-server.ts';
import { type Json, recorded } from './recorded.ts';
import type { StubBooks } from './stub-books.ts';
import { failed } from './stub-refusals.ts';

export function makeProduct(books: StubBooks, body: Json): ShopReply {
  const known = [...books.products.values()].some(({ sku }) => sku === body.sku);
  if (known) return { status: 400, body: recorded('error-duplicate-sku').body };
  return { status: 201, body: books.product(body) };
}

/** Paid at once, it is processing; its lines are named after their products. */
export function makeOrder(books: StubBooks, { set_paid, line_items, ...body }: Json): ShopReply {
  const [model] = recorded('order-detail').line_items;
  const lines = line_items.map(({ product_id, quantity }: Json) => {
    const { name, sku, price } = books.products.get(product_id);
    return {
      ...model,
      id: books.nextId(),
      product_id,
      variation_id: 0,
      name,
      sku,
      quantity,
      price,
    };
  });
  const status = set_paid ? 'processing' : 'pending';
  return { status: 201, body: books.place({ ...body, status, line_items: lines }) };
}

/** Without `force` an order goes to the trash, which no test asks for. */
export function remove(all: Map<number, Json>, id: number, query: URLSearchParams): ShopReply {
  const one = all.get(id);
  if (!one) return failed(404, 'woocommerce_rest_invalid_id', 'Invalid ID.');
  if (query.get('force') !== 'true')
    return failed(501, 'woocommerce_rest_trash_not_supported', 'Set force=true.');
  all.delete(id);
  return { body: one };
}
