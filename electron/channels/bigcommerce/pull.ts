/** Orders out of BigCommerce: what changed, a slice at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { ask, type BigCommerceAccount } from './ask.ts';
import { again, cursorOf, goOn, isGiven, minimumOf, type Place } from './cursor.ts';
import { type BigCommerceOrder, orderShape, WHOLE_ORDER } from './order-answer.ts';
import { instant, readOrder } from './read-order.ts';
import { isDraft } from './statuses.ts';

/** What BigCommerce gives when it is not asked for more: a store that gave less would seem to be at its end. */
const PAGE = 50;

/** An order, and as it came. */
export interface Listed {
  readonly order: BigCommerceOrder;
  readonly raw: unknown;
}

const listedShape = z.unknown().transform((raw, context): Listed => {
  const read = orderShape.safeParse(raw);
  if (read.success) return { order: read.data, raw };
  context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
  return z.NEVER;
});

export async function pull(account: BigCommerceAccount, from: PullFrom): Answer<PulledSlice> {
  const cursor = cursorOf(from.cursor, from.since, Math.min(PAGE, Math.max(1, from.limit)));
  const minimum = minimumOf(cursor);
  const answer = await list(account, {
    ...(minimum !== null && { min_date_modified: minimum.replace('Z', '+00:00') }),
    sort: 'date_modified:asc',
    page: String(cursor.page),
    limit: String(cursor.size),
  });
  if (!answer.ok) return answer;
  const listed = answer.value;
  const places = listed.map(({ order }) => placeOf(order));
  if (!isFiltered(minimum, places))
    return err({ kind: 'nonsense', reason: 'orders that were not asked for, or unsorted' });
  const more = listed.length >= cursor.size;
  const fresh = listed.filter(({ order }) => !isGiven(cursor, placeOf(order)));
  return ok({
    orders: readAll(fresh),
    cursor: JSON.stringify(more ? goOn(cursor, places) : again(cursor, places)),
    left: more ? null : 0,
  });
}

/**
 * There is no question for several ids, but one for a range of them: what lies close together comes with one request. An
 * order that was put away is in no list, but answers by its id.
 */
export async function refresh(
  account: BigCommerceAccount,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const ids = externalIds.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  const found = new Map<number, Listed>();
  for (const { first, last } of ranges(ids)) {
    const answer = await list(account, {
      min_id: String(first),
      max_id: String(last),
      sort: 'id:asc',
      limit: String(PAGE),
    });
    if (!answer.ok) return answer;
    for (const one of answer.value) found.set(one.order.id, one);
  }
  for (const id of ids.filter((id) => !found.has(id))) {
    const one = await orderById(account, String(id));
    if (!one.ok) return one;
    if (one.value) found.set(id, one.value);
  }
  const wanted = new Set(ids);
  return ok(readAll([...found.values()].filter(({ order }) => wanted.has(order.id))));
}

/** One order as the shop has it now, wherever it is; null when it is gone. */
export async function orderById(account: BigCommerceAccount, id: string): Answer<Listed | null> {
  const answer = await ask(account, {
    method: 'GET',
    path: `v2/orders/${encodeURIComponent(id)}`,
    query: WHOLE_ORDER,
    answer: listedShape,
    operation: 'orders',
    repeatable: true,
  });
  const gone = !answer.ok && answer.error.kind === 'refused' && answer.error.code === '404';
  return gone ? ok(null) : answer;
}

async function list(
  account: BigCommerceAccount,
  query: Readonly<Record<string, string>>,
): Answer<readonly Listed[]> {
  const answer = await ask(account, {
    method: 'GET',
    path: 'v2/orders',
    query: { ...query, ...WHOLE_ORDER },
    answer: z.array(listedShape),
    operation: 'orders',
    repeatable: true,
  });
  return answer.ok ? ok(answer.value ?? []) : answer;
}

/** The ids in as few ranges as hold no more than a page each. */
function ranges(ids: readonly number[]): { readonly first: number; last: number }[] {
  const all: { readonly first: number; last: number }[] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const open = all.at(-1);
    if (open && id - open.first < PAGE) open.last = id;
    else all.push({ first: id, last: id });
  }
  return all;
}

function readAll(listed: readonly Listed[]): readonly PulledOrder[] {
  return listed
    .filter(({ order }) => !isDraft(order.status_id))
    .map(({ order, raw }) => readOrder(order, raw));
}

function placeOf({ id, date_modified, date_created }: BigCommerceOrder): Place {
  return { id, at: instant(date_modified) ?? instant(date_created) ?? '' };
}

/** A filter or an order that was passed over would make the cursor skip. */
function isFiltered(minimum: string | null, places: readonly Place[]): boolean {
  return places.every(({ at }, n) => at !== '' && at >= (places[n - 1]?.at ?? minimum ?? ''));
}
