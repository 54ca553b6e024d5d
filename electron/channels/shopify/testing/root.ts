/** What a stub shop answers to queries, by its state. */
import { GraphQLError } from 'graphql';
import { gid, idOf } from '../ids.ts';
import { mutations } from './mutations.ts';
import { type StubOrder, type StubState, settle } from './state.ts';
import {
  connection,
  fulfilmentView,
  itemView,
  locationView,
  orderView,
  variantView,
} from './views.ts';

const DAY_MS = 86_400_000;

interface Search {
  readonly query?: string | null;
  readonly first?: number;
  readonly after?: string | null;
}

export function rootOf(state: StubState) {
  settle(state);
  return {
    shop: { name: 'Stub & Co', id: gid('Shop', '1') },
    currentAppInstallation: {
      accessScopes: () => [...state.scopes].map((handle) => ({ handle })),
    },
    locations: connection(
      state.locations.filter(({ isActive }) => isActive).map(({ id }) => locationView(state, id)),
      (one) => one?.id ?? '',
    ),
    orders: (args: Search & { sortKey?: string }) => {
      if (args.sortKey !== 'UPDATED_AT')
        throw new GraphQLError('The stub sorts by UPDATED_AT only');
      return ordersPage(state, args);
    },
    ordersCount: ({ query, limit = 10_000 }: Search & { limit?: number | null }) => {
      const found = search(state, query).length;
      const most = limit ?? Number.POSITIVE_INFINITY;
      return found > most
        ? { count: most, precision: 'AT_LEAST' }
        : { count: found, precision: 'EXACT' };
    },
    order: ({ id }: { id: string }) => nodeOf(state, id, 'Order'),
    node: ({ id }: { id: string }) => nodeOf(state, id),
    nodes: ({ ids }: { ids: readonly string[] }) => {
      if (ids.length > 250) throw new GraphQLError('The input array size exceeds the maximum');
      return ids.map((id) => nodeOf(state, id));
    },
    productVariants: connection(state.variants.map(variantView), ({ id }) => id),
    ...mutations(state),
  };
}

/** Shopify's cursors name the last order's place, so that they hold while orders change. */
function ordersPage(state: StubState, { query, first = 50, after }: Search) {
  const place = (order: StubOrder) => `${order.updatedAt}:${String(order.id).padStart(12, '0')}`;
  const all = search(state, query).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  const rest = after ? all.filter((order) => place(order) > after) : all;
  const nodes = rest.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes: nodes.map((order) => orderView(state, order)),
    pageInfo: {
      hasNextPage: rest.length > nodes.length,
      endCursor: last ? place(last) : null,
    },
  };
}

function search(state: StubState, query: string | null | undefined): StubOrder[] {
  const wanted = query ? /^updated_at:>='([^']+)'$/.exec(query)?.[1] : undefined;
  if (query && wanted === undefined) throw new GraphQLError(`The stub cannot search for ${query}`);
  const from = wanted === undefined ? 0 : Date.parse(wanted);
  const oldest = state.scopes.has('read_all_orders') ? 0 : state.now() - 60 * DAY_MS;
  return [...state.orders.values()].filter(
    ({ updatedAt, createdAt }) =>
      updatedAt >= from && createdAt >= oldest && updatedAt + state.indexLag <= state.now(),
  );
}

function nodeOf(state: StubState, id: string, only?: string) {
  const [, type = ''] = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(id) ?? [];
  if (type === '' || (only && type !== only)) throw new GraphQLError(`Invalid global id '${id}'`);
  const number = Number(idOf(id));
  const orders = [...state.orders.values()];
  if (type === 'Order') {
    const order = state.orders.get(number);
    return order ? orderView(state, order) : null;
  }
  if (type === 'Fulfillment') {
    const found = orders.flatMap((one) => one.fulfilments).find((one) => one.id === number);
    return found ? fulfilmentView(found) : null;
  }
  const variant = state.variants.find(({ item }) => item === number);
  return type === 'InventoryItem' && variant ? itemView(variant) : null;
}
