/**
 * Products and orders made and deleted over the Admin API, as `npm run test:channels` does at a real shop. Nothing of this
 * is recorded: the calls and their fields are those of Medusa's source (packages/medusa/src/api/admin: products,
 * draft-orders, inventory-items, customers).
 */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import type { Json } from './recorded.ts';
import type { Bought } from './stub-orders.ts';

interface Books {
  readonly orders: Map<string, Json>;
  readonly items: Map<string, Json>;
  place(lines: readonly Bought[], changes: Json): Json;
  stock(sku: string, stocked: number, changes: Json): Json;
  /** What stands of an inventory item at our location. */
  newLevel(item: string, stocked: number): Json;
}

const SETTING: Readonly<Record<string, object>> = {
  regions: { regions: [{ id: 'reg_1', currency_code: 'gbp', countries: [{ iso_2: 'gb' }] }] },
  // It keeps no reservations but in its levels.
  reservations: { reservations: [] },
  'shipping-options': { shipping_options: [{ id: 'so_1', shipping_profile_id: 'sp_1' }] },
};

/** What it answers; undefined where the question is about something else. */
export function createMaking(books: Books) {
  const products = new Map<string, Json>();
  const drafts = new Map<string, Json>();
  const customers = new Map<string, Json>();
  const skus = new Map<string, string>();
  let last = 0;

  function makeProduct(body: Json): ShopReply {
    const id = `prod_${++last}`;
    const [{ sku }] = body.variants;
    // It comes with the variant, and is at no location yet.
    books.stock(sku, 0, { location_levels: [] });
    skus.set(`variant_${last}`, sku);
    products.set(id, body);
    return { body: { product: { id, variants: [{ id: `variant_${last}`, sku }] } } };
  }

  function addLevel(id: string, { stocked_quantity }: Json): ShopReply {
    const item = books.items.get(id);
    item.location_levels.push(books.newLevel(id, stocked_quantity));
    return { body: { inventory_item: item } };
  }

  function makeDraft(body: Json): ShopReply {
    customers.set(`cus_${++last}`, { id: `cus_${last}`, email: body.email });
    const lines = body.items.map(({ variant_id, quantity, unit_price }: Json) => ({
      ...{ sku: skus.get(variant_id) ?? '', title: variant_id, units: quantity },
      price: String(unit_price),
    }));
    const { shipping_address, email } = body;
    const order = books.place(lines, { email });
    Object.assign(order.shipping_address, shipping_address);
    // A draft is in no list of orders.
    books.orders.delete(order.id);
    drafts.set(order.id, order);
    return { body: { draft_order: order } };
  }

  function convert(id: string): ShopReply {
    const order = drafts.get(id);
    books.orders.set(id, order);
    return { body: { order } };
  }

  function removeFrom(all: Map<string, Json>, id: string): ShopReply {
    if (!all.delete(id)) return { status: 404, body: { type: 'not_found', message: id } };
    return { body: { id, deleted: true } };
  }

  function answer(
    { method, query }: ShopRequest,
    [resource = '', id, sub]: readonly (string | undefined)[],
    body: Json,
  ): ShopReply | undefined {
    if (SETTING[resource]) return { body: SETTING[resource] };
    if (resource === 'products' && method === 'POST') return makeProduct(body);
    if (resource === 'products') return removeFrom(products, id ?? '');
    if (resource === 'draft-orders') return id === undefined ? makeDraft(body) : convert(id);
    if (resource === 'customers' && method === 'DELETE') return removeFrom(customers, id ?? '');
    if (resource === 'customers') return { body: { customers: [...customers.values()] } };
    if (resource !== 'inventory-items') return undefined;
    const sku = query.get('sku[]');
    if (sku !== null)
      return { body: { inventory_items: [...books.items.values()].filter((i) => i.sku === sku) } };
    if (id === undefined || id === 'location-levels') return undefined;
    if (method === 'DELETE') return removeFrom(books.items, id);
    if (sub === 'location-levels') return addLevel(id, body);
    return { body: { inventory_item: books.items.get(id) } };
  }

  return answer;
}
