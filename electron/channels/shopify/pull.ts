/** Orders out of Shopify: what changed, a slice at a time, and orders by their ids. */
import { z } from 'zod';
import type { ChannelFault, PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { afterPage, runFrom, searchOf } from './cursor.ts';
import { gid, isId } from './ids.ts';
import { ORDER_FIELDS, orderAnswer, type ShopifyOrder } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { wholeOrder } from './whole-order.ts';

/** Shopify says so of a question that asks for too much at once. */
const TOO_DEAR = 'MAX_COST_EXCEEDED';
/** To begin with. */
export const ORDERS_AT_ONCE = { page: 100, ids: 50 };
/** Shopify counts no further, so that a first pull of many does not wait for it. */
const COUNTED = 10_000;

interface Listed {
  readonly order: ShopifyOrder;
  readonly raw: unknown;
}

const listed = z.unknown().transform((raw, context): Listed => {
  const read = orderAnswer.safeParse(raw);
  if (read.success) return { order: read.data, raw };
  context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
  return z.NEVER;
});

const ordersAnswer = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    nodes: z.array(listed),
  }),
  ordersCount: z.object({ count: z.int(), precision: z.string() }).nullish(),
});

const ORDERS = `query Orders($search: String, $first: Int!, $after: String) {
  orders(query: $search, first: $first, after: $after, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ${ORDER_FIELDS} }
  }
  ordersCount(query: $search, limit: ${COUNTED}) { count precision }
}`;

export async function pull(shop: Shop, from: PullFrom): Answer<PulledSlice> {
  const now = shop.now() + shop.transport.skewMs;
  const cursor = runFrom(from.cursor, from.since, now);
  const first = Math.max(1, Math.min(from.limit, shop.sizes.page));
  const answer = await ask(shop, {
    query: ORDERS,
    variables: { search: searchOf(cursor), first, after: cursor.after },
    answer: ordersAnswer,
    repeatable: true,
  });
  if (!answer.ok) {
    if (!isTooDear(answer.error) || first === 1) return answer;
    shop.sizes.page = Math.floor(first / 2);
    return pull(shop, from);
  }
  const { orders: page, ordersCount } = answer.value;
  const orders = await readAll(shop, page.nodes);
  if (!orders.ok) return orders;
  const more = page.pageInfo.hasNextPage && page.nodes.length > 0;
  const next = afterPage(cursor, {
    updated: page.nodes.map(({ order }) => order.updatedAt),
    more,
    end: page.pageInfo.endCursor ?? null,
  });
  const counted = cursor.after === null && ordersCount?.precision === 'EXACT';
  const left = counted ? Math.max(1, ordersCount.count - page.nodes.length) : null;
  return ok({ orders: orders.value, cursor: JSON.stringify(next), left: more ? left : 0 });
}

const nodesAnswer = z.object({
  // Of an id that was another thing's there is an object with nothing in it.
  nodes: z.array(z.union([z.null(), z.strictObject({}), listed])),
});

const BY_ID = `query OrdersById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Order { ${ORDER_FIELDS} } }
}`;

export async function refresh(
  shop: Shop,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const ids = [...new Set(externalIds)].filter(isId);
  const orders: PulledOrder[] = [];
  while (ids.length > 0) {
    const some = ids.slice(0, shop.sizes.ids);
    const part = await byIds(shop, some);
    if (part.ok) {
      orders.push(...part.value);
      ids.splice(0, some.length);
    } else if (isTooDear(part.error) && some.length > 1)
      shop.sizes.ids = Math.floor(some.length / 2);
    else return part;
  }
  return ok(orders);
}

async function byIds(shop: Shop, ids: readonly string[]): Answer<readonly PulledOrder[]> {
  const answer = await ask(shop, {
    query: BY_ID,
    variables: { ids: ids.map((id) => gid('Order', id)) },
    answer: nodesAnswer,
    repeatable: true,
  });
  return answer.ok ? readAll(shop, answer.value.nodes.filter(isListed)) : answer;
}

function isTooDear(fault: ChannelFault): boolean {
  return fault.kind === 'refused' && fault.code === TOO_DEAR;
}

function isListed(node: Listed | object | null): node is Listed {
  return node !== null && 'order' in node;
}

async function readAll(shop: Shop, all: readonly Listed[]): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const { order, raw } of all) {
    const whole = await wholeOrder(shop, order, raw);
    if (!whole.ok) return whole;
    if (whole.value !== null) orders.push(readOrder(whole.value));
  }
  return ok(orders);
}
