/** Orders out of Amazon: what changed, a page of a window at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { amazonNow } from './account.ts';
import { type Amazon, ask, orNone } from './ask.ts';
import { type AmazonOrder, orderAnswer } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { begun, behind, type Window, windowOf } from './window.ts';

/** What is not in every answer by itself. */
const INCLUDED = 'BUYER,RECIPIENT,PROCEEDS,CANCELLATION,FULFILLMENT,PACKAGES';

/** An order, and as it came. */
export interface Listed {
  readonly order: AmazonOrder;
  readonly raw: unknown;
}

const listed = z.unknown().transform((raw, context): Listed => {
  const read = orderAnswer.safeParse(raw);
  if (read.success) return { order: read.data, raw };
  context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
  return z.NEVER;
});

const page = z.looseObject({
  orders: z.array(listed),
  pagination: z.looseObject({ nextToken: z.string().nullish() }).nullish(),
});
type Page = z.infer<typeof page>;

export async function pull(amazon: Amazon, from: PullFrom): Answer<PulledSlice> {
  const { account, access } = amazon;
  // The answer that gives it tells the time, which the window depends on.
  const token = await access.token();
  if (!token.ok) return token;
  const asked = windowOf({ ...from, now: amazonNow(account) });
  const first = await search(amazon, asked);
  const again = first.ok || first.error.kind !== 'refused' ? null : instead(amazon, from, asked);
  const window = again ?? asked;
  const answer = again ? await search(amazon, again) : first;
  if (!answer.ok) return answer;
  const next = answer.value.pagination?.nextToken || null;
  return ok({
    orders: answer.value.orders
      .toSorted((a, b) => a.order.lastUpdatedTime.localeCompare(b.order.lastUpdatedTime))
      .map(({ order, raw }) => readOrder(order, raw)),
    cursor: JSON.stringify(behind(window, next, amazonNow(account))),
    left: next === null ? 0 : null,
  });
}

/** What to ask for when a window was refused: without its token, or with an end that is old enough. */
function instead({ account }: Amazon, from: PullFrom, asked: Window): Window | null {
  if (asked.token !== null) return begun(asked);
  const window = windowOf({ ...from, now: amazonNow(account) });
  return window.before < asked.before ? window : null;
}

function search({ account, access }: Amazon, window: Window): Answer<Page> {
  return ask(
    { account, access },
    {
      method: 'GET',
      path: '/orders/2026-01-01/orders',
      query: {
        lastUpdatedAfter: window.after,
        lastUpdatedBefore: window.before,
        marketplaceIds: account.marketplaceIds.join(','),
        maxResultsPerPage: String(window.size),
        includedData: INCLUDED,
        ...(window.token !== null && { paginationToken: window.token }),
      },
      answer: page,
      operation: 'searchOrders',
    },
  );
}

/** Whether orders can be read at all. */
export async function mayRead(amazon: Amazon): Answer<null> {
  const { now } = amazon.account;
  const since = new Date(now() - 3_600_000).toISOString();
  const answer = await pull(amazon, { cursor: '', since, limit: 1 });
  return answer.ok ? ok(null) : err(answer.error);
}

/** One at a time: Amazon has no list of ids. What is no id of Amazon's is gone. */
export async function refresh(
  amazon: Amazon,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const id of externalIds) {
    const found = await orderById(amazon, id);
    if (!found.ok) return found;
    if (found.value) orders.push(readOrder(found.value.order, found.value.raw));
  }
  return ok(orders);
}

/** Null when there is none of that id. */
export async function orderById(amazon: Amazon, id: string): Answer<Listed | null> {
  if (!/^[A-Z0-9]{3}-\d{7}-\d{7}$/.test(id)) return ok(null);
  const answer = await ask(amazon, {
    method: 'GET',
    path: `/orders/2026-01-01/orders/${id}`,
    query: { includedData: INCLUDED },
    answer: z.looseObject({ order: listed }),
    operation: 'getOrder',
  });
  const found = orNone(answer);
  return found.ok ? ok(found.value?.order ?? null) : found;
}
