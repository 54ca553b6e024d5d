/**
 * A stub Walmart: tokens, limits, orders and inventory, whose requests and answers are checked against Walmart's OpenAPI.
 * That has no answers but good ones, and does not know the parameters that Walmart itself puts into `nextCursor`.
 */
import inventoryApi from '../../../../tests/fixtures/channels/walmart/inventory.openapi.json' with {
  type: 'json',
};
import ordersApi from '../../../../tests/fixtures/channels/walmart/orders.openapi.json' with {
  type: 'json',
};
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { openApi } from '../../testing/openapi.ts';
import { refuse, unauthorized } from './stub-answers.ts';
import { type StubOrders, stubOrders } from './stub-orders.ts';

export interface StubWalmart extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly kept: StubOrders['kept'];
  /** By SKU, in the order in which they were listed. */
  readonly inventory: Map<string, number>;
  /** Access tokens that are good, with the moment they run out. */
  readonly granted: Map<string, number>;
  secret: string;
  /** Answers of orders that Walmart's contract does not allow are let through. */
  strange: boolean;
}

export const CLIENT_ID = 'b7b1d0a2-client';
export const SECRET = 'secret-1';
const QUARTER_MS = 15 * 60_000;
/** Requests of one kind in a minute. */
const A_MINUTE = 90;
const MINUTE_MS = 60_000;

const CONTRACTS = [ordersApi, inventoryApi].map((document) => openApi(document));

export async function openStubWalmart(now: () => number): Promise<StubWalmart> {
  const orders = stubOrders(now);
  const inventory = new Map<string, number>();
  const granted = new Map<string, number>();
  const windows = new Map<string, { minute: number; left: number }>();
  let grants = 0;

  function grant({ headers, body }: ShopRequest): ShopReply {
    const basic = Buffer.from(`${CLIENT_ID}:${shop.secret}`).toString('base64');
    if (headers.authorization !== `Basic ${basic}`) return unauthorized();
    if (body !== 'grant_type=client_credentials') return refuse(400, 'grant_type');
    grants += 1;
    granted.set(`eyJ${grants}`, now() + QUARTER_MS);
    return { body: { access_token: `eyJ${grants}`, token_type: 'Bearer', expires_in: 900 } };
  }

  function counted({ method, path }: ShopRequest): Record<string, string> | null {
    const minute = Math.floor(now() / MINUTE_MS);
    const kind = `${method} ${path.replace(/\d{6,}/, '')}`;
    const was = windows.get(kind);
    const left = (was?.minute === minute ? was.left : A_MINUTE) - 1;
    windows.set(kind, { minute, left });
    if (left < 0) return null;
    return limitHeaders(left, (minute + 1) * MINUTE_MS);
  }

  function told(request: ShopRequest): ShopReply {
    const { method, path, query, body } = request;
    if (path === '/v3/orders') return orders.list(request);
    if (path.endsWith('/acknowledge')) return orders.acknowledge(request);
    if (path.endsWith('/shipping')) return orders.ship(request);
    if (path.endsWith('/cancel')) return orders.cancel(request);
    if (path.startsWith('/v3/orders/')) return orders.get(request);
    if (path === '/v3/inventories') return inventories(query);
    const sku = query.get('sku') ?? '';
    if (!inventory.has(sku)) return refuse(404, 'No such SKU.', 'CONTENT_NOT_FOUND');
    if (method === 'PUT') {
      const { amount } = JSON.parse(body).quantity;
      if (amount < 0) return refuse(400, 'amount cannot be negative.');
      inventory.set(sku, amount);
    }
    return { body: { sku, quantity: each(inventory.get(sku) ?? 0) } };
  }

  function inventories(query: URLSearchParams): ShopReply {
    const limit = Number(query.get('limit') ?? 10);
    if (limit > 50) return refuse(400, 'limit cannot be more than 50.');
    const from = Number(query.get('nextCursor') ?? 0);
    const all = [...inventory];
    const shown = all.slice(from, from + limit).map(([sku, amount]) => ({
      sku,
      nodes: [{ shipNode: '721407', inputQty: each(amount), availToSellQty: each(amount) }],
    }));
    const more = from + limit < all.length;
    return {
      body: {
        meta: { totalCount: all.length, ...(more && { nextCursor: String(from + limit) }) },
        elements: { inventories: shown },
      },
    };
  }

  function answer(request: ShopRequest): ShopReply {
    for (const name of ['wm_qos.correlation_id', 'wm_svc.name'])
      if (!request.headers[name]) throw new Error(`${name} is missing`);
    if (request.path === '/v3/token') return grant(request);
    const contract = CONTRACTS.find((one) => one.request(asInContract(request)).length === 0);
    if (!contract)
      throw new Error(CONTRACTS.flatMap((one) => one.request(asInContract(request))).join('; '));
    const until = granted.get(String(request.headers['wm_sec.access_token']));
    if (until === undefined || until <= now()) return unauthorized();
    const headers = counted(request);
    if (headers === null) {
      const next = (Math.floor(now() / MINUTE_MS) + 1) * MINUTE_MS;
      return { ...refuse(429, 'Too many requests'), headers: limitHeaders(0, next) };
    }
    const reply = { ...told(request), headers };
    const faults =
      shop.strange || (reply.status ?? 200) >= 400 ? [] : contract.reply(request, reply);
    if (faults.length > 0) throw new Error(faults.join('; '));
    return reply;
  }

  const server = await openFaultyServer({ now, answer });
  const shop: StubWalmart = {
    server,
    kept: orders.kept,
    inventory,
    granted,
    secret: SECRET,
    strange: false,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return shop;
}

export function limitHeaders(left: number, next: number): Record<string, string> {
  return { 'x-current-token-count': String(left), 'x-next-replenishment-time': String(next) };
}

/** Without what `nextCursor` brought with it. */
function asInContract(request: ShopRequest): ShopRequest {
  const query = new URLSearchParams(request.query);
  for (const name of ['hasMoreElements', 'soIndex', 'poIndex', 'partnerId']) query.delete(name);
  return { ...request, query };
}

function each(amount: number) {
  return { unit: 'EACH', amount };
}
