/** Orders out of eBay: what changed, a slice at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { afterPage, nextWindow, readCursor, type Walk, type Window } from '../window-walk.ts';
import { ask, type Ebay } from './ask.ts';
import { type EbayOrder, orderShape } from './order-shape.ts';
import { readOrder } from './read-order.ts';
import { isCancelUnderWay } from './standing.ts';

const ORDERS = '/sell/fulfillment/v1/order';
/** The most that eBay puts on a page, and takes of ids. */
const PAGE = 200;
const IDS = 50;

/** Days that orders are kept; of the last one they are not asked for, as they must not be a moment older. */
export const HISTORY_DAYS = 730;
const REACH_MS = (HISTORY_DAYS - 1) * 24 * 3_600_000;

/** What we know of eBay's clock may be half a second behind it: its header leaves the ms away. */
const AHEAD_MS = 500;
/** Where eBay will not have an end that is not over, not even by that. */
const BEHIND_MS = 2_000;
const IN_THE_FUTURE = '30850';

/** An order, and as it came. */
export interface Listed {
  readonly order: EbayOrder;
  readonly raw: unknown;
}

const pageShape = z.looseObject({
  orders: z.array(z.unknown()).catch([]),
  total: z.int().min(0),
});

interface Page {
  readonly listed: readonly Listed[];
  readonly total: number;
}

export async function pull(ebay: Ebay, from: PullFrom): Answer<PulledSlice> {
  const size = Math.min(PAGE, Math.max(1, from.limit));
  const told = await nextPage(ebay, from, size);
  if (!told.ok) return told;
  const { walk, page } = told.value;
  const marks = page.listed.map(markOf);
  const fresh = page.listed.filter((_, at) => !walk.given.includes(marks[at] ?? ''));
  const orders = await readAll(ebay, fresh);
  if (!orders.ok) return orders;
  const next = afterPage(walk, { total: page.total, marks });
  return ok({
    orders: orders.value,
    cursor: JSON.stringify(next),
    left: 'until' in next ? 0 : Math.max(1, next.total - next.offset),
  });
}

/** Orders that are gone, or more than two years old, are left out. */
export async function refresh(
  ebay: Ebay,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const found: Listed[] = [];
  for (let at = 0; at < externalIds.length; at += IDS) {
    const part = await listByIds(ebay, externalIds.slice(at, at + IDS));
    if (!part.ok) return part;
    found.push(...part.value);
  }
  return readAll(ebay, found);
}

/** One order with all that eBay says of it; null when there is none of that id. */
export async function orderById(ebay: Ebay, id: string): Answer<Listed | null> {
  const path = `${ORDERS}/${encodeURIComponent(id)}`;
  const answer = await ask(ebay, { method: 'GET', path, operation: 'orders' });
  if (!answer.ok) return isMissing(answer.error) ? ok(null) : answer;
  const order = shapeOf(orderShape, answer.value.json, 'an order');
  return order.ok ? ok({ order: order.value, raw: answer.value.json }) : order;
}

/** eBay says of an id that it does not know, or that is none, that it is invalid. */
export function isMissing(fault: { readonly kind: string; readonly code?: string }): boolean {
  return fault.kind === 'refused' && (fault.code === '32100' || fault.code === '404');
}

async function nextPage(
  ebay: Ebay,
  { cursor: text, since }: PullFrom,
  size: number,
): Answer<{ readonly walk: Walk; readonly page: Page }> {
  const cursor = readCursor(text);
  if (cursor && 'window' in cursor) {
    const page = await pageOf(ebay, cursor.window, cursor.offset, size);
    return page.ok ? ok({ walk: cursor, page: page.value }) : page;
  }
  let behind = -AHEAD_MS;
  for (let tries = 1; ; tries += 1) {
    const { skewMs } = ebay.transport;
    const end = ebay.now() + skewMs - behind;
    const window = nextWindow(cursor, since, { oldest: end - REACH_MS, end });
    const page = await pageOf(ebay, window, 0, size);
    // The answer told that eBay's clock is another than we thought.
    const drifted = Math.abs(ebay.transport.skewMs - skewMs) > BEHIND_MS;
    const early = !page.ok && page.error.kind === 'refused' && page.error.code === IN_THE_FUTURE;
    if (tries < 3 && (drifted || early)) {
      if (!drifted) behind = BEHIND_MS;
      continue;
    }
    if (!page.ok) return page;
    const walk = { window, offset: 0, total: page.value.total, given: [], before: '' };
    return ok({ walk, page: page.value });
  }
}

async function pageOf(
  ebay: Ebay,
  { from, to }: Window,
  offset: number,
  size: number,
): Answer<Page> {
  return list(ebay, {
    filter: `lastmodifieddate:[${from}..${to}]`,
    limit: String(size),
    offset: String(offset),
  });
}

async function listByIds(ebay: Ebay, ids: readonly string[]): Answer<readonly Listed[]> {
  const page = await list(ebay, { orderIds: ids.join(',') });
  if (page.ok) return ok(page.value.listed);
  if (!isMissing(page.error)) return page;
  // One that is invalid is not to cost the others.
  const found: Listed[] = [];
  for (const id of ids) {
    const one = await orderById(ebay, id);
    if (!one.ok) return one;
    if (one.value) found.push(one.value);
  }
  return ok(found);
}

async function list(ebay: Ebay, query: Readonly<Record<string, string>>): Answer<Page> {
  const answer = await ask(ebay, { method: 'GET', path: ORDERS, query, operation: 'orders' });
  if (!answer.ok) return answer;
  const page = shapeOf(pageShape, answer.value.json, 'a page of orders');
  if (!page.ok) return page;
  const orders = shapeOf(z.array(orderShape), page.value.orders, 'orders');
  if (!orders.ok) return orders;
  const listed = orders.value.map((order, at) => ({ order, raw: page.value.orders[at] }));
  return ok({ listed, total: page.value.total });
}

/** Orders that are being cancelled are asked for one by one: only so does eBay tell who wants it. */
async function readAll(ebay: Ebay, listed: readonly Listed[]): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const one of listed) {
    const whole = isCancelUnderWay(one.order) ? await orderById(ebay, one.order.orderId) : ok(one);
    if (!whole.ok) return whole;
    const { order, raw } = whole.value ?? one;
    orders.push(readOrder(order, raw));
  }
  return ok(orders);
}

function markOf({ order }: Listed): string {
  return `${order.orderId} ${order.lastModifiedDate}`;
}
