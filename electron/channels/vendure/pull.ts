/**
 * Orders from Vendure: new ones by the moment they were placed, others by their ids. `updatedAt` is of no use: it stands
 * still when an order's state changes, so that an order paid after the cursor was taken would never be seen by it.
 */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { ask, type VendureAccount } from './ask.ts';
import { ORDER_FIELDS, orderAnswer } from './order-answer.ts';
import { readOrder } from './read-order.ts';

/** Vendure allows 1000 unless the shop says less; orders are heavy. */
const LARGEST_SLICE = 100;
/** An order is seen when its transaction ends, which may be after later ones were. */
const OVERLAP_MS = 5 * 60_000;

const cursorShape = z.object({
  /** Where the first pull began: nothing before it is asked for. */
  since: z.iso.datetime().nullable(),
  after: z.iso.datetime().nullable(),
  /** Orders after `after` that were read already: those that share one moment with the last. */
  skip: z.int().min(0),
});
type Cursor = z.infer<typeof cursorShape>;

const ordersAnswer = z.object({
  orders: z.object({
    totalItems: z.int(),
    items: z.array(
      z.unknown().transform((raw, context) => {
        const read = orderAnswer.safeParse(raw);
        if (read.success) return { order: read.data, raw };
        context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
        return z.NEVER;
      }),
    ),
  }),
});
type OrdersAnswer = z.infer<typeof ordersAnswer>['orders'];

export async function pull(account: VendureAccount, from: PullFrom): Answer<PulledSlice> {
  const cursor = cursorOf(from);
  const take = Math.min(from.limit, LARGEST_SLICE);
  const answer = await askOrders(account, {
    filter: {
      // Carts are orders too, and have not been placed.
      active: { eq: false },
      orderPlacedAt: cursor.after === null ? { isNull: false } : { after: cursor.after },
    },
    sort: { orderPlacedAt: 'ASC', id: 'ASC' },
    skip: cursor.skip,
    take,
  });
  if (!answer.ok) return answer;
  const { items, totalItems } = answer.value;
  const left = items.length === 0 ? 0 : Math.max(0, totalItems - cursor.skip - items.length);
  const orders = items.map(({ order, raw }) => readOrder(order, raw));
  const placed = orders.map(({ reading }) => Date.parse(reading.placedAt));
  const next = left > 0 ? goOn(cursor, placed) : again(cursor, placed);
  return ok({ orders, cursor: JSON.stringify(next), left });
}

/** Orders by ids; one slice at a time, so that a shop with many open orders is not asked for all at once. */
export async function refresh(
  account: VendureAccount,
  ids: readonly string[],
): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (let at = 0; at < ids.length; at += LARGEST_SLICE) {
    const slice = ids.slice(at, at + LARGEST_SLICE);
    const answer = await askOrders(account, { filter: { id: { in: slice } }, take: slice.length });
    if (!answer.ok) return answer;
    orders.push(...answer.value.items.map(({ order, raw }) => readOrder(order, raw)));
  }
  return ok(orders);
}

async function askOrders(account: VendureAccount, options: object): Answer<OrdersAnswer> {
  const answer = await ask(account, {
    query: `query Orders($options: OrderListOptions) {
      orders(options: $options) { totalItems items { ${ORDER_FIELDS} } }
    }`,
    variables: { options },
    answer: ordersAnswer,
    operation: 'orders',
    repeatable: true,
  });
  return answer.ok ? ok(answer.value.orders) : answer;
}

function cursorOf({ cursor, since }: PullFrom): Cursor {
  const kept = cursorShape.safeParse(asJson(cursor));
  // Its own text; one of another version begins anew, and what comes again is recognised.
  return kept.success ? kept.data : { since, after: since && before(Date.parse(since)), skip: 0 };
}

/** `after` is strict, so it goes on a moment before the last order and skips those of that moment. */
function goOn({ since, after, skip }: Cursor, placed: readonly number[]): Cursor {
  const last = placed.at(-1) ?? 0;
  const next = before(last);
  const ties = placed.filter((at) => at === last).length;
  return { since, after: next, skip: next === after ? skip + ties : ties };
}

/** Read to the end: the next time begins a while before the newest. */
function again(cursor: Cursor, placed: readonly number[]): Cursor {
  const { since, after, skip } = cursor;
  const newest = placed.at(-1) ?? (skip > 0 && after !== null ? Date.parse(after) : null);
  if (newest === null) return cursor;
  const first = since === null ? 0 : Date.parse(since);
  return { since, after: before(Math.max(first, newest - OVERLAP_MS)), skip: 0 };
}

function before(moment: number): string {
  return new Date(moment - 1).toISOString();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
