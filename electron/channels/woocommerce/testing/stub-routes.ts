/** Which part of a small WooCommerce answers what. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import type { Json } from './recorded.ts';
import type { StubBooks } from './stub-books.ts';
import { byIds, list, ordersFor } from './stub-lists.ts';
import { makeOrder, makeProduct, remove } from './stub-making.ts';
import { addFulfilment, addNote, changeFulfilment, changeOrder, notesOf } from './stub-orders.ts';
import { failed, noRoute } from './stub-refusals.ts';
import { batch } from './stub-stock.ts';

export interface Question {
  readonly method: string;
  /** Below `wp-json/wc/v3`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json;
}

export interface StubSetting {
  readonly offsetMs: number;
  readonly fulfilments: boolean;
  readonly statuses: () => readonly string[];
}

export function questionOf({ method, path, query, body }: ShopRequest): Question {
  const parts = path.replace(/^\/wp-json\/(?:wc\/v3\/)?/, '').split('/');
  return { method, path: parts, query, body: body === '' ? null : JSON.parse(body) };
}

export function routes(books: StubBooks, setting: StubSetting): (asked: Question) => ShopReply {
  let turn = 0;

  function orders({ method, path, query, body }: Question): ShopReply {
    const [, id, sub, subId] = path;
    turn += 1;
    if (id === undefined && method === 'POST') return makeOrder(books, body);
    if (id === undefined)
      return list(ordersFor([...books.orders.values()], query, setting.offsetMs, turn), query);
    if (id === 'batch') return { body: [] };
    const order = books.orders.get(Number(id));
    if (!order) return failed(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    if (sub === undefined && method === 'GET') return { body: order };
    if (method === 'DELETE') return remove(books.orders, order.id, query);
    if (sub === undefined) return changeOrder(books, order, body, setting.statuses());
    if (sub === 'refunds') return list(books.refunds.get(order.id) ?? [], query);
    if (sub === 'notes' && method === 'GET') return notesOf(books, order, query.get('type'));
    if (sub === 'notes') return addNote(books, order, body);
    if (sub !== 'fulfillments' || !setting.fulfilments) return noRoute();
    const all = books.fulfilments.get(order.id) ?? [];
    if (method === 'GET') return { body: all };
    if (method === 'POST') return addFulfilment(books, order, body);
    const made = all.find((one) => one.id === Number(subId));
    return changeFulfilment(books, made, body);
  }

  return (asked) => {
    if (asked.path[0] === 'orders') return orders(asked);
    return asked.path[0] === 'products' ? products(books, asked) : noRoute();
  };
}

function products(books: StubBooks, { method, path, query, body }: Question): ShopReply {
  const [, id, sub, subId] = path;
  if (id === undefined && method === 'POST') return makeProduct(books, body);
  if (method === 'DELETE') return remove(books.products, Number(id), query);
  if (id === undefined) return list(byIds([...books.products.values()], query), query);
  if (id === 'batch') return batch(books, body, null);
  if (sub === undefined) return { body: books.products.get(Number(id)) };
  if (sub !== 'variations') return noRoute();
  if (subId === 'batch') return batch(books, body, Number(id));
  const own = [...books.variations.values()].filter((one) => one.parent_id === Number(id));
  return list(byIds(own, query), query);
}
