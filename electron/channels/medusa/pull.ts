/** Orders out of Medusa: what changed, a slice at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';
import { again, type Cursor, cursorOf, goOn, limitOf, type Place } from './cursor.ts';
import { type MedusaOrder, ORDER_FIELDS, orderShape } from './order-answer.ts';
import { instant, readOrder } from './read-order.ts';
import { isDraft } from './statuses.ts';

/** Medusa allows thousands, but an order is 5 KB. */
const LARGEST_SLICE = 100;
/** Ids in an address: some 4,000 letters. */
const IDS_AT_ONCE = 80;

/** An order, and as it came. */
interface Listed {
  readonly order: MedusaOrder;
  readonly raw: unknown;
}

const ordersAnswer = z.looseObject({
  count: z.int(),
  orders: z.array(z.unknown()).transform((all, context) =>
    all.map((raw): Listed => {
      const read = orderShape.safeParse(raw);
      if (read.success) return { order: read.data, raw };
      context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
      return z.NEVER;
    }),
  ),
});

export async function pull(account: MedusaAccount, from: PullFrom): Answer<PulledSlice> {
  const cursor = cursorOf(from.cursor, from.since);
  const size = Math.min(LARGEST_SLICE, Math.max(1, from.limit));
  const limit = limitOf(cursor, size);
  const answer = await askOrders(account, [
    ...(cursor.from === null ? [] : [['updated_at[$gte]', cursor.from] as const]),
    ['order', 'updated_at'],
    ['offset', String(cursor.offset)],
    ['limit', String(limit)],
  ]);
  if (!answer.ok) return answer;
  const { orders: all, count } = answer.value;
  const whole = all.map(({ order }) => placeOf(order));
  if (!isFiltered(cursor, whole))
    return err({ kind: 'nonsense', reason: 'orders that were not asked for, or unsorted' });
  // One that was read and has changed since is of another moment, and is told again.
  const given = new Set(cursor.given);
  const fresh = all.filter(({ order }, n) => !given.has(order.id) || whole[n]?.at !== cursor.from);
  const last = fresh[size - 1];
  // Where those that were read have moved on, more are new than were asked for: the rest is for the next slice.
  const listed = last && fresh.length > size ? all.slice(0, all.indexOf(last) + 1) : all;
  const places = whole.slice(0, listed.length);
  const left = Math.max(0, count - cursor.offset - listed.length);
  const next = left > 0 && listed.length > 0 ? goOn(cursor, places) : again(cursor, places);
  return ok({
    orders: readAll(fresh.slice(0, size)),
    cursor: JSON.stringify(next),
    left: listed.length === 0 ? 0 : left,
  });
}

export async function refresh(
  account: MedusaAccount,
  ids: readonly string[],
): Answer<readonly PulledOrder[]> {
  const wanted = new Set(ids);
  const orders: PulledOrder[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const part = ids.slice(at, at + IDS_AT_ONCE);
    const answer = await askOrders(account, [
      ...part.map((id) => ['id[]', id] as const),
      ['limit', String(part.length)],
    ]);
    if (!answer.ok) return answer;
    orders.push(...readAll(answer.value.orders.filter(({ order }) => wanted.has(order.id))));
  }
  return ok(orders);
}

function askOrders(
  account: MedusaAccount,
  query: readonly (readonly [string, string])[],
): Answer<z.infer<typeof ordersAnswer>> {
  return ask(account, {
    method: 'GET',
    path: 'orders',
    query: [...query, ['fields', ORDER_FIELDS]],
    answer: ordersAnswer,
    operation: 'orders',
    repeatable: true,
  });
}

function readAll(listed: readonly Listed[]): readonly PulledOrder[] {
  return listed
    .filter(({ order }) => !isDraft(order.status))
    .map(({ order, raw }) => readOrder(order, raw));
}

function placeOf({ id, updated_at }: MedusaOrder): Place {
  return { id, at: instant(updated_at) ?? '' };
}

/** Parameters that Medusa does not know are passed over in silence: an answer that shows it would make the cursor skip. */
function isFiltered({ from }: Cursor, places: readonly Place[]): boolean {
  return places.every(({ at }, n) => at !== '' && at >= (places[n - 1]?.at ?? from ?? ''));
}
