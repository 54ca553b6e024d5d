/** Orders out of WooCommerce: what changed, a slice at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { ask, askForOne, type Shop } from './asking.ts';
import { after, filterOf, type Place, runFrom, secondOf } from './cursor.ts';
import { refundedUnits } from './order-lines.ts';
import { isDraft, readOrder } from './order-reading.ts';
import { ORDER_FIELDS, orderShape, refundShape, type WooOrder } from './order-shape.ts';

/** The most that WooCommerce puts on a page. */
const PAGE = 100;

/** An order, and as it came. */
interface Listed {
  readonly order: WooOrder;
  readonly raw: unknown;
}

export async function pull(shop: Shop, from: PullFrom): Answer<PulledSlice> {
  const size = Math.min(PAGE, Math.max(1, from.limit));
  const now = () => secondOf(shop.now() + shop.transport.skewMs);
  const cursor = runFrom(from.cursor, from.since, now());
  const answer = await ask(shop, {
    method: 'GET',
    path: 'orders',
    query: {
      ...filterOf(cursor),
      per_page: String(size),
      orderby: 'modified',
      order: 'asc',
      dates_are_gmt: 'true',
      _fields: ORDER_FIELDS,
    },
    operation: 'orders',
  });
  if (!answer.ok) return answer;
  const listed = listOf(answer.value.json);
  if (!listed) return nonsense('a list of orders');
  const places = listed.map(({ order }) => placeOf(order));
  if (!isSorted(places)) return nonsense('orders by their time of change');
  const orders = await readAll(shop, listed);
  if (!orders.ok) return orders;
  const more = listed.length === size;
  return ok({
    orders: orders.value,
    cursor: JSON.stringify(after(cursor, places, more)),
    left: more ? leftOf(answer.value.headers['x-wp-total'], cursor.page, size) : 0,
  });
}

/**
 * An order in the trash is in no list, but answers by its id: it is told as cancelled. One that was deleted for good
 * is left out.
 */
export async function refresh(
  shop: Shop,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const ids = externalIds.filter((id) => /^\d+$/.test(id));
  const found: Listed[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    const part = await listByIds(shop, ids.slice(at, at + PAGE));
    if (!part.ok) return part;
    found.push(...part.value);
  }
  const there = new Set(found.map(({ order }) => String(order.id)));
  for (const id of ids.filter((id) => !there.has(id))) {
    const one = await orderById(shop, id);
    if (!one.ok) return one;
    if (one.value) found.push(one.value);
  }
  return readAll(shop, found);
}

/** One order as the shop has it now, wherever it is; null when it is gone. */
export async function orderById(shop: Shop, id: string): Answer<Listed | null> {
  const query = { _fields: ORDER_FIELDS };
  const path = `orders/${encodeURIComponent(id)}`;
  const answer = await askForOne(shop, { method: 'GET', path, query, operation: 'orders' });
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
  const raw = answer.value.json;
  const order = orderShape.safeParse(raw);
  return order.success ? ok({ order: order.data, raw }) : nonsense('an order');
}

async function listByIds(shop: Shop, ids: readonly string[]): Answer<readonly Listed[]> {
  const query = { include: ids.join(','), per_page: String(PAGE), _fields: ORDER_FIELDS };
  const answer = await ask(shop, { method: 'GET', path: 'orders', query, operation: 'orders' });
  if (!answer.ok) return answer;
  const listed = listOf(answer.value.json);
  return listed ? ok(listed) : nonsense('a list of orders');
}

async function readAll(shop: Shop, listed: readonly Listed[]): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const { order, raw } of listed) {
    if (isDraft(order)) continue;
    const back = await refundsOf(shop, order);
    if (!back.ok) return back;
    const refunds = back.value.raw;
    const text = JSON.stringify(refunds === null ? { order: raw } : { order: raw, refunds });
    orders.push(readOrder(order, back.value.units, text));
  }
  return ok(orders);
}

const keptShape = z.object({ order: orderShape, refunds: z.array(refundShape).default([]) });

/** An order once more from what was kept of it; null: that is none. */
export function reread(raw: unknown): PulledOrder | null {
  const kept = keptShape.safeParse(raw);
  if (!kept.success) return null;
  const { order, refunds } = kept.data;
  return readOrder(order, refundedUnits(refunds), JSON.stringify(raw));
}

interface Refunded {
  /** Units given back, by line. */
  readonly units: ReadonlyMap<string, number>;
  /** The shop's answer; null when nothing was asked. */
  readonly raw: unknown;
}

/** The order tells only the sums of its refunds; their lines matter as long as it is to be packed. */
export async function refundsOf(shop: Shop, order: WooOrder): Answer<Refunded> {
  const over = ['completed', 'cancelled', 'refunded', 'trash'].includes(order.status);
  if (over || order.refunds.length === 0) return ok({ units: new Map(), raw: null });
  const path = `orders/${order.id}/refunds`;
  const query = { per_page: String(PAGE), _fields: 'id,line_items' };
  const answer = await ask(shop, { method: 'GET', path, query, operation: 'orders' });
  if (!answer.ok) return answer;
  const refunds = z.array(refundShape).safeParse(answer.value.json);
  if (!refunds.success) return nonsense('a list of refunds');
  return ok({ units: refundedUnits(refunds.data), raw: answer.value.json });
}

function listOf(json: unknown): readonly Listed[] | null {
  const listed = z.array(orderShape).safeParse(json);
  if (!listed.success || !Array.isArray(json)) return null;
  return listed.data.map((order, at) => ({ order, raw: json[at] }));
}

function placeOf({ id, date_modified_gmt }: WooOrder): Place {
  return { id, modified: date_modified_gmt };
}

/** A shop that sorts otherwise (unknown parameters are passed over in silence) would make the cursor skip orders. */
function isSorted(places: readonly Place[]): boolean {
  return places.every(
    (place, at) => at === 0 || (places[at - 1]?.modified ?? '') <= place.modified,
  );
}

function leftOf(total: string | undefined, page: number, size: number): number | null {
  const all = Number(total ?? Number.NaN);
  return Number.isSafeInteger(all) ? Math.max(0, all - page * size) : null;
}

function nonsense(wanted: string) {
  return err({ kind: 'nonsense', reason: `not ${wanted}` } as const);
}
