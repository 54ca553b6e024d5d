/** Orders out of Walmart: what changed, a page at a time, and orders by their ids. */
import { z } from 'zod';
import type { PulledOrder, PulledSlice } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, PullFrom } from '../connector.ts';
import { walmartNow } from './account.ts';
import { orNone } from './answers.ts';
import { ask, type Walmart } from './ask.ts';
import { type Listed, listed } from './order-answer.ts';
import { readOrder } from './read-order.ts';
import { behind, type Run, runOf, type Step } from './run.ts';

const page = z.looseObject({
  list: z.looseObject({
    meta: z.looseObject({ nextCursor: z.string().nullish() }).nullish(),
    elements: z.looseObject({ order: z.array(listed).nullish() }).nullish(),
  }),
});

/** By Walmart's contract the order itself, by its examples an object that has it. */
const one = z.union([z.looseObject({ order: listed }).transform(({ order }) => order), listed]);

interface Page {
  readonly orders: readonly Listed[];
  readonly next: string | null;
}

const EMPTY: Page = { orders: [], next: null };

export async function pull(walmart: Walmart, from: PullFrom): Answer<PulledSlice> {
  let run = runOf({ ...from, now: walmartNow(walmart.account) });
  // Months and nodes without an order are passed over: a slice without any would be told as more to come.
  for (let [step] = run.steps; step; [step] = run.steps) {
    const answer = await pageOf(walmart, run, step);
    if (!answer.ok) return answer;
    const { orders, next } = answer.value;
    run = behind(run, next);
    if (orders.length > 0) return ok(sliceOf(run, orders, step));
  }
  return ok(sliceOf(run, []));
}

function sliceOf(then: Run, orders: readonly Listed[], step?: Step): PulledSlice {
  return {
    orders: orders
      .toSorted((a, b) => changedAt(a) - changedAt(b))
      .map((order) => readOrder(order, step?.node)),
    cursor: JSON.stringify(then),
    left: then.steps.length === 0 ? 0 : null,
  };
}

async function pageOf(walmart: Walmart, run: Run, step: Step): Answer<Page> {
  const first = await search(walmart, run.next ?? queryOf(run, step));
  const isLost = !first.ok && first.error.kind === 'refused' && run.next !== null;
  // Words for a next page that Walmart does not know any more: the step is begun again.
  const found = orNone(isLost ? await search(walmart, queryOf(run, step)) : first);
  // Where nothing is found, Walmart has answered 404 as well as an empty list.
  return found.ok ? ok(found.value ?? EMPTY) : found;
}

async function search(walmart: Walmart, query: string): Answer<Page> {
  const answer = await ask(walmart, {
    method: 'GET',
    path: `/v3/orders${query}`,
    answer: page,
    operation: 'orders',
  });
  if (!answer.ok) return answer;
  const { meta, elements } = answer.value.list;
  return ok({ orders: elements?.order ?? [], next: meta?.nextCursor || null });
}

function queryOf({ changed, size }: Run, { node, placedFrom, placedTo }: Step): string {
  const query = new URLSearchParams({
    lastModifiedStartDate: changed,
    createdStartDate: placedFrom,
    ...(placedTo !== null && { createdEndDate: placedTo }),
    limit: String(size),
    shipNodeType: node,
    replacementInfo: 'true',
  });
  return `?${query}`;
}

/** As far as it is told: when a line's status last changed. */
function changedAt({ order }: Listed): number {
  const dates = order.orderLines.orderLine.map(({ statusDate }) => statusDate ?? 0);
  return Math.max(order.orderDate ?? 0, ...dates);
}

/** One at a time. What is no number is no order of Walmart's. */
export async function refresh(
  walmart: Walmart,
  externalIds: readonly string[],
): Answer<readonly PulledOrder[]> {
  const orders: PulledOrder[] = [];
  for (const id of externalIds) {
    const found = await orderById(walmart, id);
    if (!found.ok) return found;
    if (found.value) orders.push(readOrder(found.value));
  }
  return ok(orders);
}

/** Null when there is none of that id. */
export async function orderById(walmart: Walmart, id: string): Answer<Listed | null> {
  if (!/^\d+$/.test(id)) return ok(null);
  const answer = await ask(walmart, {
    method: 'GET',
    path: `/v3/orders/${id}?replacementInfo=true`,
    answer: one,
    operation: 'order',
  });
  return orNone(answer);
}
