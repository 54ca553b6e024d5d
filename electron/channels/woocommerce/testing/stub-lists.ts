/** Lists as WooCommerce gives them: filtered, sorted, by pages, with the fields that were asked for. */
import type { ShopReply } from '../../testing/faulty-server.ts';
import type { Json } from './recorded.ts';
import { failed } from './stub-refusals.ts';

export type Query = URLSearchParams;

/** A page past the end is an empty list, not an error (quirk 10). */
export function list(all: readonly Json[], query: Query): ShopReply {
  const size = Number(query.get('per_page') ?? 10);
  if (size > 100) return failed(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    body: all.slice(start, start + size),
    headers: {
      'x-wp-total': String(all.length),
      'x-wp-totalpages': String(Math.ceil(all.length / size)),
    },
  };
}

/** A missing id is not looked for in the trash. */
export function byIds(all: readonly Json[], query: Query): Json[] {
  const sorted = all.toSorted((a, b) => a.id - b.id);
  const include = query.get('include');
  if (include === null) return sorted;
  const ids = new Set(include.split(',').map(Number));
  return sorted.filter((one) => ids.has(one.id));
}

/** Quirks 1 and 2: a zone shifts by the shop's offset, and whole seconds are compared by `>`. `turn`: another each time. */
export function ordersFor(all: readonly Json[], query: Query, offsetMs: number, turn: number) {
  const exclude = new Set((query.get('exclude') ?? '').split(',').map(Number));
  const found = byIds(all, query).filter(
    (order) =>
      !['trash', 'auto-draft'].includes(order.status) &&
      !exclude.has(order.id) &&
      isAfter(order, query, offsetMs),
  );
  if (query.get('orderby') !== 'modified') return found;
  // A database owes no order to what ties: another one each time.
  const tie = (order: Json) => (order.id * 7919 * turn) % 101;
  return found.sort(
    (a, b) => a.date_modified_gmt.localeCompare(b.date_modified_gmt) || tie(a) - tie(b),
  );
}

function isAfter(order: Json, query: Query, offsetMs: number): boolean {
  const after = query.get('modified_after');
  if (after === null) return true;
  const gmt = query.get('dates_are_gmt') === 'true';
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(after);
  const asUtc = Date.parse(zoned ? after : `${after}Z`);
  const bound = zoned ? asUtc + offsetMs : asUtc;
  return Date.parse(`${gmt ? order.date_modified_gmt : order.date_modified}Z`) > bound;
}

/** Errors are told whole. */
export function withFields(reply: ShopReply, query: Query): ShopReply {
  const fields = query.get('_fields');
  if (fields === null || (reply.status ?? 200) >= 300) return reply;
  const names = new Set(fields.split(','));
  const cut = (one: Json) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => names.has(name)));
  const { body }: { body?: Json } = reply;
  return { ...reply, body: Array.isArray(body) ? body.map(cut) : cut(body) };
}
