/**
 * A small Medusa for tests: it keeps orders, fulfilments and stock, and has the habits of 2.21.2, whose answers are made
 * from recorded ones. Not recorded, and so only as good as Medusa's source: `id[]`, a fulfilment's metadata, variants of
 * inventory items, stock locations, stores.
 */
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { type Json, recorded } from './recorded.ts';
import { createMaking } from './stub-making.ts';
import { type Bought, newFulfilment, newLabel, newOrder, selected, twice } from './stub-orders.ts';

export const LOCATION = 'sloc_leeds';

export interface StubShop extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly keys: { key: string };
  readonly orders: Map<string, Json>;
  readonly items: Map<string, Json>;
  readonly locations: Json[];
  place(lines: readonly Bought[], changes?: Json): Json;
  touch(order: Json): void;
  /** An inventory item with its variant. */
  stock(sku: string, stocked: number, changes?: Json): Json;
  level(item: string, location?: string): Json;
}

const DEFAULT_FIELDS = 'id,display_id,status,version,summary,total,metadata,created_at,updated_at';

export async function openStubShop(now: () => number): Promise<StubShop> {
  const keys = { key: 'sk_stub' };
  const orders = new Map<string, Json>();
  const items = new Map<string, Json>();
  const locations: Json[] = [{ id: LOCATION, name: 'Leeds', sales_channels: [{ id: 'sc_1' }] }];
  let last = 0;
  const nextId = (prefix: string) => `${prefix}_${String(++last).padStart(6, '0')}`;
  const at = () => new Date(now()).toISOString();

  const making = createMaking({ orders, items, place, stock, newLevel });
  const server = await openFaultyServer({ now, answer });

  function answer(request: ShopRequest): ShopReply {
    // Quirk 9: the key is the user's name, without a password.
    const basic = Buffer.from(`${keys.key}:`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`) return sample('error-unauthenticated');
    const [, admin, resource, id, ...rest] = request.path.split('/').map(decodeURIComponent);
    if (admin !== 'admin') return notFound(request.path);
    const body = request.body === '' ? {} : JSON.parse(request.body);
    const made = making(request, [resource, id, ...rest], body);
    if (made) return made;
    if (resource === 'stores') return { body: { stores: [{ id: 'store_1', name: 'Pens & Co' }] } };
    if (resource === 'stock-locations') return { body: { stock_locations: locations } };
    if (resource === 'orders') return ordersReply(request, id, rest, body);
    if (resource === 'inventory-items') return id === undefined ? itemList(request) : batch(body);
    return notFound(request.path);
  }

  function ordersReply(request: ShopRequest, id: string | undefined, rest: string[], body: Json) {
    if (id === undefined) return orderList(request);
    const order = orders.get(id);
    if (!order) return refused(404, 'not_found', `Order id not found: ${id}`);
    const [sub, fulfilment, step] = rest;
    const bad =
      sub === 'cancel'
        ? cancel(order)
        : step === 'shipments'
          ? ship(order, fulfilment ?? '', body)
          : sub === 'fulfillments'
            ? fulfil(order, body)
            : null;
    if (bad) return bad;
    const fields = request.query.get('fields') ?? `${DEFAULT_FIELDS},*items`;
    return { body: { order: selected(order, fields) } };
  }

  /** Quirk 3: inclusive and strict as named, offsets, 15 at a time, and unknown parameters are passed over. */
  function orderList({ query }: ShopRequest): ShopReply {
    const ids = query.getAll('id[]');
    const from = query.get('updated_at[$gte]');
    const after = query.get('updated_at[$gt]');
    const found = [...orders.values()].filter(
      (order) =>
        (ids.length === 0 || ids.includes(order.id)) &&
        (from === null || order.updated_at >= from) &&
        (after === null || order.updated_at > after),
    );
    if (query.get('order') === 'updated_at')
      found.sort((a, b) =>
        a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : 0,
      );
    const { page, ...counts } = paged(found, query, 15);
    const fields = query.get('fields') ?? DEFAULT_FIELDS;
    return { body: { orders: page.map((order) => selected(order, fields)), ...counts } };
  }

  /** Quirk 6: takes the units from the stock at once, again and again until the reservation is used up. */
  function fulfil(order: Json, body: Json): ShopReply | null {
    for (const { id, quantity } of body.items) {
      const item = order.items.find((one: Json) => one.id === id);
      if (!item)
        return refused(400, 'invalid_data', `Items with ids ${id} does not exist in order`);
      if (item.detail.fulfilled_quantity + quantity > item.quantity) {
        const { status, body: said } = recorded('error-overfulfil');
        return { status, body: { ...said, message: said.message.replace(/ordli_\w+/, id) } };
      }
    }
    for (const { id, quantity } of body.items) {
      const item = order.items.find((one: Json) => one.id === id);
      item.detail.fulfilled_quantity += quantity;
      const own = levelOf(item.variant_sku);
      if (!own) continue;
      Object.assign(
        own,
        levelled(own.stocked_quantity - quantity, own.reserved_quantity - quantity),
      );
    }
    order.fulfillments.push(newFulfilment(nextId('ful'), at(), body));
    touch(order);
    return null;
  }

  function ship(order: Json, id: string, body: Json): ShopReply | null {
    const one = order.fulfillments.find((known: Json) => known.id === id);
    if (!one) return notFound(id);
    if (one.shipped_at) return sample('error-ship-twice');
    for (const label of body.labels ?? [])
      for (const field of ['tracking_number', 'tracking_url', 'label_url'])
        if (typeof label[field] !== 'string')
          return refused(400, 'invalid_data', `Field 'labels, 0, ${field}' is required`);
    one.shipped_at = at();
    one.labels = (body.labels ?? []).map((label: Json) => newLabel(nextId('fulla'), id, label));
    for (const { line_item_id, quantity } of one.items)
      order.items.find((item: Json) => item.id === line_item_id).detail.shipped_quantity +=
        quantity;
    touch(order);
    return null;
  }

  /** Quirk 8. */
  function cancel(order: Json): ShopReply | null {
    if (order.status === 'canceled')
      return refused(400, 'invalid_data', `Order with id ${order.id} has been canceled.`);
    if (order.fulfillments.some((one: Json) => !one.canceled_at))
      return sample('error-cancel-shipped');
    order.status = 'canceled';
    touch(order);
    return null;
  }

  function itemList({ query }: ShopRequest): ShopReply {
    const ids = query.getAll('id[]');
    const found = [...items.values()].filter(({ id }) => ids.length === 0 || ids.includes(id));
    const { page, ...counts } = paged(found, query, 20);
    return { body: { inventory_items: page, ...counts } };
  }

  /** Quirk 7: all or nothing. */
  function batch(body: Json): ShopReply {
    const wanted: Json[] = body.update ?? [];
    for (const one of wanted) {
      if (one.stocked_quantity < 0)
        return refused(400, 'invalid_data', 'Number must be greater than or equal to 0');
      if (!level(one.inventory_item_id, one.location_id))
        return refused(
          404,
          'not_found',
          `Item ${one.inventory_item_id} is not stocked at location ${one.location_id}`,
        );
    }
    const updated = wanted.map((one) =>
      Object.assign(
        level(one.inventory_item_id, one.location_id),
        levelled(
          one.stocked_quantity,
          level(one.inventory_item_id, one.location_id).reserved_quantity,
        ),
      ),
    );
    return { body: { created: [], updated } };
  }

  function level(item: string, location = LOCATION): Json {
    return items.get(item)?.location_levels.find((one: Json) => one.location_id === location);
  }

  function levelOf(sku: string): Json {
    const item = [...items.values()].find((one) => one.sku === sku);
    return item && level(item.id);
  }

  function touch(order: Json): void {
    order.updated_at = at();
  }

  function newLevel(item: string, stocked: number): Json {
    const [sampleLevel] = recorded('stock-batch').updated;
    const own = { ...sampleLevel, inventory_item_id: item, location_id: LOCATION };
    return { ...own, ...levelled(stocked, 0) };
  }

  function place(lines: readonly Bought[], changes: Json = {}): Json {
    const id = nextId('order');
    const order = { ...newOrder(id, last, at(), lines), ...changes };
    orders.set(id, order);
    for (const { sku, units } of lines) {
      const own = levelOf(sku);
      if (own) Object.assign(own, levelled(own.stocked_quantity, own.reserved_quantity + units));
    }
    return order;
  }

  function stock(sku: string, stocked: number, changes: Json = {}): Json {
    const id = nextId('iitem');
    const item = {
      ...recorded('stock-set').inventory_item,
      id,
      sku,
      location_levels: [newLevel(id, stocked)],
      variants: [
        { title: 'Default', barcode: '5012345678900', product: { title: `Product ${sku}` } },
      ],
      ...changes,
    };
    items.set(id, item);
    return item;
  }

  return {
    ...{ server, keys, orders, items, locations, touch, level, place, stock },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function paged(found: readonly Json[], query: URLSearchParams, size: number) {
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? size);
  return { page: found.slice(offset, offset + limit), count: found.length, offset, limit };
}

function levelled(stocked: number, reserved: number): Json {
  return {
    ...twice('stocked_quantity', String(stocked)),
    ...twice('reserved_quantity', String(reserved)),
    available_quantity: stocked - reserved,
  };
}

function sample(name: string): ShopReply {
  const { status, body } = recorded(name);
  return { status, body };
}

function refused(status: number, type: string, message: string): ShopReply {
  return { status, body: { type, message } };
}

function notFound(what: string): ShopReply {
  return refused(404, 'not_found', `Cannot find ${what}`);
}
