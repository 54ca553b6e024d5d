/**
 * A small WooCommerce for tests: a real HTTP server that keeps orders and stock and has the habits of 11.0.1, whose
 * answers are made from recorded ones. Not recorded, and so only as good as the documentation: `exclude`, `include`,
 * refunded lines, the list and change of fulfilments.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Json, recorded } from './recorded.ts';
import { createAuth, type Keys } from './stub-auth.ts';

export interface StubOptions {
  /** Hours before UTC; Asia/Tokyo when not said. */
  readonly offsetHours?: number;
  readonly fulfilments?: boolean;
  readonly now?: () => number;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  readonly body: Json;
  readonly authorization: string;
}

interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
}

export type StubShop = Awaited<ReturnType<typeof openStubShop>>;

const STATUSES = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
];

export async function openStubShop(options: StubOptions = {}) {
  const now = options.now ?? Date.now;
  const offsetMs = (options.offsetHours ?? 9) * 3_600_000;
  const keys: Keys = { key: 'ck_stub', secret: 'cs_stub', permissions: 'read_write' };
  const orders = new Map<number, Json>();
  const products = new Map<number, Json>();
  const variations = new Map<number, Json>();
  const notes = new Map<number, Json[]>();
  const refunds = new Map<number, Json[]>();
  const fulfilments = new Map<number, Json[]>();
  const asked: Asked[] = [];
  const canned: Reply[] = [];
  /** Done after the change, its answer lost. */
  const lost: { count: number } = { count: 0 };
  const shop = {
    site: { name: 'Nippon Mugs', namespaces: ['wp/v2', 'wc/v3'] },
    dateHeader: true,
    statuses: STATUSES,
  };
  let lastId = 100;
  let turn = 0;

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let home = url;
  const auth = createAuth(keys, () => home, now);

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const at = new URL(request.url ?? '/', url);
    let text = '';
    for await (const part of request) text += part;
    const body = text === '' ? null : JSON.parse(text);
    const method = request.method ?? 'GET';
    const query = Object.fromEntries(at.searchParams);
    const path = at.pathname.replace(/^\/wp-json\/(?:wc\/v3\/)?/, '');
    asked.push({ method, path, query, body, authorization: request.headers.authorization ?? '' });
    const reply = canned.shift() ?? replyTo(request, at, { method, path, query, body });
    if (lost.count > 0 && method !== 'GET' && lost.count-- > 0) return void response.destroy();
    if (shop.dateHeader) response.setHeader('date', new Date(now()).toUTCString());
    response.sendDate = false;
    for (const [name, value] of Object.entries(reply.headers ?? {}))
      response.setHeader(name, value);
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json; charset=UTF-8' });
    // Errors are told whole.
    const fields = (reply.status ?? 200) < 300 ? query._fields : undefined;
    response.end(reply.text ?? JSON.stringify(fieldsOf(reply.json, fields)));
  }

  function replyTo(
    request: IncomingMessage,
    at: URL,
    question: Omit<Asked, 'authorization'>,
  ): Reply {
    if (question.path === '') return { json: shop.site };
    const denied = auth(request, at);
    if (denied) return failed(denied.status, denied.code, denied.message);
    return route(question);
  }

  function route({ method, path, query, body }: Omit<Asked, 'authorization'>): Reply {
    const [resource, id, sub, subId] = path.split('/');
    if (resource === 'orders') {
      if (id === undefined) return list(ordersFor(query), query);
      if (id === 'batch') return { json: [] };
      const order = orders.get(Number(id));
      if (!order) return failed(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
      if (sub === 'notes') return notesOf(method, order, query, body);
      if (sub === 'refunds') return list(refunds.get(order.id) ?? [], query);
      if (sub === 'fulfillments' && options.fulfilments) return fulfil(method, order, subId, body);
      if (sub !== undefined)
        return failed(
          404,
          'rest_no_route',
          'No route was found matching the URL and request method.',
        );
      return method === 'PUT' ? changeOrder(order, body) : { json: order };
    }
    if (resource === 'products') {
      if (id === undefined) return list(byIds([...products.values()], query), query);
      if (id === 'batch') return batch(products, body, null);
      if (sub === 'variations') {
        const own = [...variations.values()].filter((one) => one.parent_id === Number(id));
        return subId === 'batch'
          ? batch(variations, body, Number(id))
          : list(byIds(own, query), query);
      }
    }
    return failed(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  }

  /** Quirks 1 and 2: a zone shifts by the shop's offset, and whole seconds are compared by `>`. */
  function ordersFor(query: Asked['query']): Json[] {
    const exclude = new Set((query.exclude ?? '').split(',').map(Number));
    const found = byIds([...orders.values()], query).filter((order) => {
      if (['trash', 'auto-draft'].includes(order.status) || exclude.has(order.id)) return false;
      if (query.modified_after === undefined) return true;
      const gmt = query.dates_are_gmt === 'true';
      const zoned = /(Z|[+-]\d\d:\d\d)$/.test(query.modified_after);
      const asUtc = Date.parse(zoned ? query.modified_after : `${query.modified_after}Z`);
      const bound = zoned ? asUtc + offsetMs : asUtc;
      return Date.parse(`${gmt ? order.date_modified_gmt : order.date_modified}Z`) > bound;
    });
    if (query.orderby !== 'modified') return found;
    // A database owes no order to what ties: another one each time.
    turn += 1;
    const tie = (order: Json) => (order.id * 7919 * turn) % 101;
    return found.sort(
      (a, b) => a.date_modified_gmt.localeCompare(b.date_modified_gmt) || tie(a) - tie(b),
    );
  }

  /** A missing id is not looked for in the trash. */
  function byIds(all: Json[], query: Asked['query']): Json[] {
    const sorted = all.sort((a, b) => a.id - b.id);
    if (query.include === undefined) return sorted;
    const ids = new Set(query.include.split(',').map(Number));
    return sorted.filter((one) => ids.has(one.id));
  }

  /** A page past the end is an empty list, not an error (quirk 10). */
  function list(all: Json[], query: Asked['query']): Reply {
    const size = Number(query.per_page ?? 10);
    if (size > 100) return failed(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
    const start = (Number(query.page ?? 1) - 1) * size;
    return {
      json: all.slice(start, start + size),
      headers: {
        'x-wp-total': String(all.length),
        'x-wp-totalpages': String(Math.ceil(all.length / size)),
      },
    };
  }

  function changeOrder(order: Json, body: Json): Reply {
    if (body.status !== undefined && !shop.statuses.includes(body.status))
      return { status: 400, json: recorded('error-bad-status').body };
    if (body.status === 'cancelled' && order.status !== 'cancelled') restock(order, 1);
    if (body.status !== undefined) order.status = body.status;
    for (const meta of body.meta_data ?? []) {
      const known = order.meta_data.find((one: Json) => one.key === meta.key);
      if (known) known.value = meta.value;
      else order.meta_data.push({ id: ++lastId, ...meta });
    }
    touch(order);
    return { json: order };
  }

  /** Notes do not touch the order (quirk 5). */
  function notesOf(method: string, order: Json, query: Asked['query'], body: Json): Reply {
    const all = notes.get(order.id) ?? [];
    notes.set(order.id, all);
    if (method === 'GET') {
      const wanted =
        query.type === undefined
          ? all
          : all.filter((one) => one.customer_note === (query.type === 'customer'));
      return { json: wanted };
    }
    const note = {
      ...recorded('order-note'),
      id: ++lastId,
      note: body.note,
      customer_note: body.customer_note ?? false,
    };
    all.unshift(note);
    return { status: 201, json: note };
  }

  function fulfil(method: string, order: Json, id: string | undefined, body: Json): Reply {
    const all = fulfilments.get(order.id) ?? [];
    fulfilments.set(order.id, all);
    if (method === 'GET') return { json: all };
    const numbered = (body.meta_data ?? []).map((meta: Json) => ({ id: ++lastId, ...meta }));
    if (method === 'PUT') {
      const one = all.find((known) => known.id === Number(id));
      one.meta_data = numbered;
      return { json: one };
    }
    const made = {
      ...recorded('fulfillment-create').body,
      ...body,
      id: ++lastId,
      entity_id: String(order.id),
      meta_data: numbered,
    };
    all.push(made);
    order.meta_data = [
      ...order.meta_data.filter((one: Json) => one.key !== '_fulfillment_status'),
      { id: ++lastId, key: '_fulfillment_status', value: fulfilledState(order, all) },
    ];
    touch(order);
    return { status: 201, json: made };
  }

  function fulfilledState(order: Json, all: Json[]): string {
    const items = all.flatMap(
      (one) => one.meta_data.find((meta: Json) => meta.key === '_items')?.value ?? [],
    );
    const sent = items.reduce((sum: number, one: Json) => sum + one.qty, 0);
    const due = order.line_items.reduce((sum: number, one: Json) => sum + one.quantity, 0);
    return sent >= due ? 'fulfilled' : 'partially_fulfilled';
  }

  /** Quirk 8: a hundred at most, each entry with its own error, and no variation among products. */
  function batch(among: Map<number, Json>, body: Json, parent: number | null): Reply {
    const updates: Json[] = body.update ?? [];
    if (updates.length > 100)
      return failed(
        413,
        'woocommerce_rest_request_entity_too_large',
        'Unable to accept more than 100 items for this request.',
      );
    const update = updates.map((entry) => {
      const one = among.get(entry.id);
      if (!one && variations.has(entry.id))
        return {
          id: entry.id,
          error: {
            code: 'woocommerce_rest_invalid_product_id',
            message:
              'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
            data: { status: 404 },
          },
        };
      if (!one || (parent !== null && one.parent_id !== parent))
        return { ...recorded('stock-batch').update[1], id: entry.id };
      if (one.manage_stock === true) one.stock_quantity = entry.stock_quantity;
      return parent === null ? { ...recorded('stock-batch').update[0], ...one } : one;
    });
    return { json: updates.length === 0 ? [] : { update } };
  }

  function restock(order: Json, sign: 1 | -1): void {
    for (const line of order.line_items) {
      const one = variations.get(line.variation_id) ?? products.get(line.product_id);
      if (one?.manage_stock === true) one.stock_quantity += sign * line.quantity;
    }
  }

  function touch(order: Json, at = now()): void {
    order.date_modified_gmt = new Date(at).toISOString().slice(0, 19);
    order.date_modified = new Date(at + offsetMs).toISOString().slice(0, 19);
  }

  return {
    url,
    keys,
    shop,
    asked,
    canned,
    lost,
    orders,
    products,
    variations,
    notes,
    fulfilments,
    touch,
    /** The address that the shop believes to be its own. */
    setHome: (address: string) => {
      home = address;
    },
    /** An order as somebody places it; its units leave the stock (quirk 7). */
    place(changes: Json = {}, at = now()): Json {
      const order = {
        ...recorded('order-detail'),
        id: ++lastId,
        number: String(lastId),
        status: 'processing',
        meta_data: [],
      };
      order.date_created_gmt = new Date(at).toISOString().slice(0, 19);
      order.date_created = new Date(at + offsetMs).toISOString().slice(0, 19);
      touch(order, at);
      Object.assign(order, changes);
      orders.set(order.id, order);
      restock(order, -1);
      return order;
    },
    product(changes: Json): Json {
      const one = { ...recorded('products')[1], id: ++lastId, ...changes };
      products.set(one.id, one);
      return one;
    },
    variation(changes: Json): Json {
      const one = { ...recorded('variations')[0], id: ++lastId, ...changes };
      variations.set(one.id, one);
      return one;
    },
    refund(order: Json, total: string, lines: readonly { line: number; units: number }[]): void {
      const id = ++lastId;
      const line_items = lines.map(({ line, units }) => ({
        id: ++lastId,
        quantity: -units,
        meta_data: [{ id: ++lastId, key: '_refunded_item_id', value: String(line) }],
      }));
      refunds.set(order.id, [
        ...(refunds.get(order.id) ?? []),
        { ...recorded('refund'), id, amount: total, line_items },
      ]);
      order.refunds = [...order.refunds, { id, reason: '', total: `-${total}` }];
      touch(order);
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function failed(status: number, code: string, message: string): Reply {
  return { status, json: { code, message, data: { status } } };
}

function fieldsOf(json: unknown, fields: string | undefined): unknown {
  if (fields === undefined) return json;
  const names = new Set(fields.split(','));
  const cut = (one: Json) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => names.has(name)));
  return Array.isArray(json) ? json.map(cut) : cut(json);
}
