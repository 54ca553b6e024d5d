/** What does not fit into a page of orders: an order's further lines, and who ships which of them. */
import { z } from 'zod';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { idOf } from './ids.ts';
import { LINES_QUERY, linePage, orderAnswer, type ShopifyOrder } from './order-answer.ts';
import { isMixed, readOrder, type Sources } from './read-order.ts';
import { OVER } from './statuses.ts';
import { workOf } from './work.ts';

/** Null: the order is gone by now. */
export async function wholeOrder(
  shop: Shop,
  order: ShopifyOrder,
  raw: unknown,
): Answer<Sources | null> {
  const lines = await furtherLines(shop, order);
  if (!lines.ok) return lines;
  const elsewhere = await unitsElsewhere(shop, order);
  if (!elsewhere.ok) return elsewhere;
  if (lines.value === null || elsewhere.value === null) return ok(null);
  const { read, raws } = lines.value;
  const nodes = [...order.lineItems.nodes, ...read];
  return ok({
    order: { ...order, lineItems: { ...order.lineItems, nodes } },
    elsewhere: elsewhere.value,
    raw:
      raws.length === 0 && elsewhere.value.size === 0
        ? raw
        : { order: raw, lines: raws, elsewhere: Object.fromEntries(elsewhere.value) },
  });
}

type Page = z.infer<typeof linePage>;

const page = z.object({
  order: z
    .object({
      lineItems: z.unknown().transform((raw, context) => {
        const read = linePage.safeParse(raw);
        if (read.success) return { page: read.data, raw };
        context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
        return z.NEVER;
      }),
    })
    .nullable(),
});

async function furtherLines(
  shop: Shop,
  { id, lineItems }: ShopifyOrder,
): Answer<{ readonly read: Page['nodes']; readonly raws: readonly unknown[] } | null> {
  const read: Page['nodes'] = [];
  const raws: unknown[] = [];
  for (let last = lineItems.pageInfo; last.hasNextPage; ) {
    const variables = { id, after: last.endCursor ?? null };
    const answer = await ask(shop, {
      query: LINES_QUERY,
      variables,
      answer: page,
      repeatable: true,
    });
    if (!answer.ok) return answer;
    if (answer.value.order === null) return ok(null);
    const { page: next, raw } = answer.value.order.lineItems;
    read.push(...next.nodes);
    raws.push(raw);
    last = next.pageInfo;
  }
  return ok({ read, raws });
}

async function unitsElsewhere(
  shop: Shop,
  order: ShopifyOrder,
): Answer<ReadonlyMap<string, number> | null> {
  const units = new Map<string, number>();
  if (!isMixed(order)) return ok(units);
  const work = await workOf(shop, idOf(order.id));
  if (!work.ok || work.value === null) return work.ok ? ok(null) : work;
  for (const { atService, status, lines } of work.value) {
    if (!atService || OVER.has(status)) continue;
    for (const { line, total } of lines) units.set(line, (units.get(line) ?? 0) + total);
  }
  return ok(units);
}

const keptShape = z.object({
  order: z.unknown(),
  lines: z.array(linePage),
  elsewhere: z.record(z.string(), z.int()),
});

/** An order once more from what was kept of it; null: that is none. */
export function reread(raw: unknown): PulledOrder | null {
  const kept = keptShape.safeParse(raw);
  const { order, lines, elsewhere } = kept.success
    ? kept.data
    : { order: raw, lines: [], elsewhere: {} };
  const read = orderAnswer.safeParse(order);
  if (!read.success) return null;
  const { lineItems } = read.data;
  const nodes = [...lineItems.nodes, ...lines.flatMap((page) => page.nodes)];
  return readOrder({
    order: { ...read.data, lineItems: { ...lineItems, nodes } },
    elsewhere: new Map(Object.entries(elsewhere)),
    raw,
  });
}
