/**
 * A small WooCommerce for tests: a real HTTP server that keeps orders and stock and has the habits of 11.0.1, whose
 * answers are made from recorded ones. Not recorded, and so only as good as the documentation: `exclude`, `include`,
 * refunded lines, the list and change of fulfilments.
 */
import { openFaultyServer, type ShopReply, type ShopRequest } from '../../testing/faulty-server.ts';
import { createAuth, type Keys } from './stub-auth.ts';
import { openBooks } from './stub-books.ts';
import { withFields } from './stub-lists.ts';
import { STATUSES } from './stub-orders.ts';
import { failed } from './stub-refusals.ts';
import { questionOf, routes } from './stub-routes.ts';

export interface StubOptions {
  /** Hours before UTC; Asia/Tokyo when not said. */
  readonly offsetHours?: number;
  readonly fulfilments?: boolean;
  readonly now?: () => number;
}

export async function openStubShop(options: StubOptions = {}) {
  const { now = Date.now, offsetHours = 9, fulfilments = false } = options;
  const offsetMs = offsetHours * 3_600_000;
  const keys: Keys = { key: 'ck_stub', secret: 'cs_stub', permissions: 'read_write' };
  const shop = {
    site: { name: 'Nippon Mugs', namespaces: ['wp/v2', 'wc/v3'] },
    dateHeader: true,
    statuses: STATUSES,
  };
  const books = openBooks(now, offsetMs);
  const route = routes(books, { offsetMs, fulfilments, statuses: () => shop.statuses });
  const server = await openFaultyServer({ now, answer });
  let home = server.url;
  const auth = createAuth(keys, () => home, now);

  function answer(request: ShopRequest): ShopReply {
    const reply = replyTo(request);
    // An empty date is one that nobody can read.
    const headers = { ...reply.headers, ...(!shop.dateHeader && { date: '' }) };
    return withFields({ ...reply, headers }, request.query);
  }

  function replyTo(request: ShopRequest): ShopReply {
    const asked = questionOf(request);
    if (asked.path[0] === '') return { body: shop.site };
    const denied = auth(request);
    return denied ? failed(denied.status, denied.code, denied.message) : route(asked);
  }

  return {
    ...books,
    url: server.url,
    server,
    keys,
    shop,
    /** What was asked, as far as tests look at it. */
    get asked() {
      return server.asked.map(told);
    },
    /** The next requests are answered so, in turn. */
    instead: (...replies: readonly ShopReply[]) =>
      server.fail(replies.map((reply) => ({ kind: 'instead', reply }))),
    /** The next changes are done, and their answers lost. */
    lose: (count: number) => {
      const faults = Array.from({ length: count }, () => ({ kind: 'lost' }) as const);
      server.fail(faults, ({ method }) => method !== 'GET');
    },
    /** The address that the shop believes to be its own. */
    setHome: (address: string) => {
      home = address;
    },
    close: async () => server[Symbol.asyncDispose](),
  };
}

function told(request: ShopRequest) {
  const { method, path, query, body } = questionOf(request);
  const { authorization = '' } = request.headers;
  return { method, path: path.join('/'), query: Object.fromEntries(query), body, authorization };
}
