/**
 * A small BigCommerce store for tests: it keeps orders, shipments and stock, enforces the quota and the size of an
 * adjustment, and checks every request and answer with the vendor's OpenAPI. Outside of that contract, and so assumed:
 * no content for no orders, the shape of v2's errors, `/v2/store`.
 */
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { openApi } from '../../testing/openapi.ts';
import { fixture, type Json, withoutLinks } from './examples.ts';
import {
  type Bought,
  newOrder,
  newShipment,
  productsIn,
  statusAfter,
  written,
} from './stub-orders.ts';
import { createQuota, type Quota } from './stub-quota.ts';

const BASE = '/stores/abc123';

/** What a variant, or a product without, has. */
export interface Stocked {
  readonly sku: string;
  readonly product: number;
  readonly variant: number | null;
  readonly tracked: 'product' | 'variant';
  quantity: number;
}

export interface StubShop extends AsyncDisposable {
  readonly server: FaultyServer;
  /** The store's API path. */
  readonly url: string;
  readonly keys: { token: string };
  readonly orders: Map<number, Json>;
  readonly shipments: Map<number, Json[]>;
  readonly stock: Stocked[];
  readonly quota: Quota;
  place(lines: readonly Bought[], changes?: Json): Json;
  touch(order: Json): void;
}

export async function openStubShop(now: () => number): Promise<StubShop> {
  const keys = { token: 'stub-token' };
  const orders = new Map<number, Json>();
  const shipments = new Map<number, Json[]>();
  const stock: Stocked[] = [];
  const quota = createQuota(now);
  const contracts = [
    openApi(withoutLinks(fixture('orders-v2.openapi')), `${BASE}/v2`),
    openApi(withoutLinks(fixture('inventory-v3.openapi')), `${BASE}/v3`),
  ] as const;
  let last = 100;

  const server = await openFaultyServer({ now, answer });

  function answer(request: ShopRequest): ShopReply {
    const { left, headers } = quota.take();
    if (left === 0) return { status: 429, headers, body: { status: 429, title: 'Too many' } };
    if (request.headers['x-auth-token'] !== keys.token)
      return { status: 401, headers, body: { status: 401, title: 'Unauthorized' } };
    if (request.path === `${BASE}/v2/store`)
      return { headers, body: { id: 'abc123', name: 'Towels & Co' } };
    const contract = request.path.startsWith(`${BASE}/v2/`) ? contracts[0] : contracts[1];
    const reply = route(request);
    const faults = [...contract.request(request), ...replyFaults(contract, request, reply)];
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  function route(request: ShopRequest): ShopReply {
    const [resource, id, sub, subId] = request.path.slice(BASE.length + 4).split('/');
    const body = request.body === '' ? {} : JSON.parse(request.body);
    if (resource === 'inventory')
      return request.method === 'GET' ? itemList(request) : adjust(body.items);
    if (id === undefined) return orderList(request.query);
    const order = orders.get(Number(id));
    if (!order) return v2Error(404, 'The requested resource was not found.');
    if (sub === 'shipments') return shipmentsOf(request, order, Number(subId), body);
    if (request.method === 'PUT') {
      Object.assign(order, body, body.status_id === 5 && { status: 'Cancelled' });
      touch(order);
    }
    return { body: shown(order, request.query) };
  }

  /** To the second, and of what ties in any order. */
  function orderList(query: URLSearchParams): ShopReply {
    const minimum = Date.parse(query.get('min_date_modified') ?? '1970-01-01T00:00:00.000+00:00');
    const [first, final] = [Number(query.get('min_id')), Number(query.get('max_id') ?? Infinity)];
    const found = [...orders.values()].filter(
      (order) =>
        !order.is_deleted &&
        Date.parse(order.date_modified) >= minimum &&
        order.id >= first &&
        order.id <= final,
    );
    if (query.get('sort') === 'date_modified:asc')
      found.sort(
        (a, b) => Date.parse(a.date_modified) - Date.parse(b.date_modified) || b.id - a.id,
      );
    const page = paged(found, query);
    if (page.length === 0) return { status: 204 };
    return { body: page.map((order) => shown(order, query)) };
  }

  function shipmentsOf(request: ShopRequest, order: Json, id: number, body: Json): ShopReply {
    const all = shipments.get(order.id) ?? [];
    shipments.set(order.id, all);
    if (request.method === 'GET') {
      const page = paged(all, request.query);
      return page.length === 0 ? { status: 204 } : { body: page };
    }
    if (request.method === 'PUT') {
      const one = all.find((known) => known.id === id);
      if (!one) return v2Error(404, 'The requested resource was not found.');
      Object.assign(one, body);
      touch(order);
      return { body: one };
    }
    const bad = shipFaults(order, body);
    if (bad) return v2Error(400, bad);
    for (const { order_product_id, quantity } of body.items)
      productIn(order, order_product_id).quantity_shipped += quantity;
    const made = newShipment(++last, order.id, now(), body);
    all.push(made);
    Object.assign(order, statusAfter(order));
    touch(order);
    return { status: 201, body: made };
  }

  function shipFaults(order: Json, body: Json): string | null {
    for (const { order_product_id, quantity } of body.items) {
      const product = productIn(order, order_product_id);
      if (!product || product.order_address_id !== body.order_address_id)
        return `The field 'order_product_id' is invalid.`;
      if (product.quantity_shipped + quantity > product.quantity)
        return `The quantity of ${product.name} exceeds what is left to ship.`;
    }
    return null;
  }

  function itemList({ query }: ShopRequest): ShopReply {
    const variants = idsIn(query, 'variant_id:in');
    const products = idsIn(query, 'product_id:in');
    const found = stock.filter(
      ({ product, variant }) =>
        (variants === null || variants.has(variant ?? -1)) &&
        (products === null || products.has(product)),
    );
    const data = paged(found, query).map((one) => ({
      identity: {
        sku: one.sku,
        product_id: one.product,
        ...(one.variant !== null && { variant_id: one.variant }),
      },
      available_to_sell: one.quantity,
      total_inventory_onhand: one.quantity,
      settings: { safety_stock: 0, is_in_stock: true, warning_level: 0, bin_picking_number: '' },
    }));
    const size = Number(query.get('limit') ?? 50);
    const pagination = {
      total: found.length,
      total_pages: Math.ceil(found.length / size),
      current_page: Number(query.get('page') ?? 1),
    };
    return { body: { data, meta: { pagination } } };
  }

  /** All or nothing. */
  function adjust(items: Json[]): ShopReply {
    if (items.length > 2000) return v3Error('Request should contain at most 2000 items');
    const targets = items.map((item) =>
      stock.find((one) =>
        item.variant_id === undefined
          ? one.product === item.product_id
          : one.variant === item.variant_id,
      ),
    );
    for (const [n, item] of items.entries()) {
      const target = targets[n];
      if (!target) return v3Error(`[Item ${JSON.stringify(item)} was not found]`);
      if (item.quantity < 0) return v3Error('[quantity must be greater than or equal to 0]');
      if (item.variant_id !== undefined && target.tracked === 'product')
        return v3Error(
          `[Item with variant_id ${item.variant_id} is tracked by product, please update stock by product id]`,
        );
    }
    for (const [n, target] of targets.entries()) if (target) target.quantity = items[n].quantity;
    return { body: { transaction_id: String(++last) } };
  }

  function touch(order: Json): void {
    order.date_modified = written(now());
  }

  return {
    server,
    url: `${server.url}${BASE}`,
    keys,
    orders,
    shipments,
    stock,
    quota,
    touch,
    place(lines, changes = {}) {
      last += 1;
      const order = { ...newOrder(last, now(), lines), ...changes };
      orders.set(order.id, order);
      return order;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** The contract has no errors but 422 and no empty list of orders. */
function replyFaults(
  contract: ReturnType<typeof openApi>,
  request: ShopRequest,
  reply: ShopReply,
): readonly string[] {
  const { status = 200 } = reply;
  const outside = status === 204 || (status >= 400 && status !== 422);
  return outside ? [] : contract.reply(request, reply);
}

/** What is not asked for comes as links. */
function shown(order: Json, query: URLSearchParams): Json {
  const { consignments, fees, ...rest } = order;
  const asked = (query.get('include') ?? '').split(',');
  const whole =
    asked.includes('consignments.line_items') && query.get('consignment_structure') === 'object';
  return { ...rest, ...(whole && { consignments }), ...(asked.includes('fees') && { fees }) };
}

function productIn(order: Json, id: number): Json {
  return productsIn(order).find((one) => one.id === id);
}

function paged<T>(all: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Number(query.get('limit') ?? 50);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return all.slice(start, start + size);
}

function idsIn(query: URLSearchParams, name: string): Set<number> | null {
  const text = query.get(name);
  return text === null ? null : new Set(text.split(',').map(Number));
}

function v2Error(status: number, message: string): ShopReply {
  return { status, body: [{ status, message }] };
}

function v3Error(title: string): ShopReply {
  return { status: 422, body: { status: 422, title, type: 'about:blank', errors: {} } };
}
