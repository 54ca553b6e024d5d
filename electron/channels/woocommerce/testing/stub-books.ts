/** What a small WooCommerce keeps: orders, stock and what hangs on them, made from what a real one (11.0.1) answered. */
import { type Json, recorded } from './recorded.ts';

export type StubBooks = ReturnType<typeof openBooks>;

/** @param offsetMs the shop's zone before UTC */
export function openBooks(now: () => number, offsetMs: number) {
  const orders = new Map<number, Json>();
  const products = new Map<number, Json>();
  const variations = new Map<number, Json>();
  const notes = new Map<number, Json[]>();
  const refunds = new Map<number, Json[]>();
  const fulfilments = new Map<number, Json[]>();
  let lastId = 100;
  const nextId = () => ++lastId;

  function touch(order: Json, at = now()): void {
    order.date_modified_gmt = secondOf(at);
    order.date_modified = secondOf(at + offsetMs);
  }

  function restock(order: Json, sign: 1 | -1): void {
    for (const line of order.line_items) {
      const one = variations.get(line.variation_id) ?? products.get(line.product_id);
      if (one?.manage_stock === true) one.stock_quantity += sign * line.quantity;
    }
  }

  function place(changes: Json = {}, at = now()): Json {
    const id = nextId();
    const own = { id, number: String(id), status: 'processing', meta_data: [] };
    const order = { ...recorded('order-detail'), ...own };
    order.date_created_gmt = secondOf(at);
    order.date_created = secondOf(at + offsetMs);
    touch(order, at);
    Object.assign(order, changes);
    orders.set(order.id, order);
    restock(order, -1);
    return order;
  }

  function product(changes: Json): Json {
    const one = { ...recorded('products')[1], id: nextId(), ...changes };
    products.set(one.id, one);
    return one;
  }

  function variation(changes: Json): Json {
    const one = { ...recorded('variations')[0], id: nextId(), ...changes };
    variations.set(one.id, one);
    return one;
  }

  function refund(
    order: Json,
    total: string,
    lines: readonly { line: number; units: number }[],
  ): void {
    const id = nextId();
    const line_items = lines.map(({ line, units }) => ({
      id: nextId(),
      quantity: -units,
      meta_data: [{ id: nextId(), key: '_refunded_item_id', value: String(line) }],
    }));
    const made = { ...recorded('refund'), id, amount: total, line_items };
    refunds.set(order.id, [...(refunds.get(order.id) ?? []), made]);
    order.refunds = [...order.refunds, { id, reason: '', total: `-${total}` }];
    touch(order);
  }

  return {
    orders,
    products,
    variations,
    notes,
    refunds,
    fulfilments,
    nextId,
    touch,
    /** Units of an order out of the stock (-1), or back. */
    restock,
    /** An order as somebody places it; its units leave the stock (quirk 7). */
    place,
    product,
    variation,
    refund,
  };
}

function secondOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
