/** The fulfilment orders of an order: what is to be shipped from where. */
import { z } from 'zod';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { gid, idOf } from './ids.ts';
import { hold, text } from './order-answer.ts';

export interface Work {
  /** As Shopify names it, whole. */
  readonly id: string;
  readonly status: string;
  /** Its status lets a parcel be told. */
  readonly canShip: boolean;
  readonly holds: readonly string[];
  /** A number; '' where it has none any more. */
  readonly location: string;
  /** Another fulfilment service's. */
  readonly atService: boolean;
  readonly lines: readonly {
    readonly id: string;
    /** The order's line, its number. */
    readonly line: string;
    readonly total: number;
    readonly remaining: number;
  }[];
}

const work = z
  .object({
    id: z.string(),
    status: text,
    supportedActions: z.array(z.object({ action: text })),
    fulfillmentHolds: z.array(hold),
    assignedLocation: z.object({
      location: z.object({ id: z.string(), isFulfillmentService: z.boolean() }).nullish(),
    }),
    lineItems: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          totalQuantity: z.int(),
          remainingQuantity: z.int(),
          lineItem: z.object({ id: z.string() }),
        }),
      ),
    }),
  })
  .transform(
    (one): Work => ({
      id: one.id,
      status: one.status,
      canShip: one.supportedActions.some(({ action }) => action === 'CREATE_FULFILLMENT'),
      holds: one.fulfillmentHolds,
      location: idOf(one.assignedLocation.location?.id ?? ''),
      atService: one.assignedLocation.location?.isFulfillmentService ?? false,
      lines: one.lineItems.nodes.map(({ id, lineItem, totalQuantity, remainingQuantity }) => ({
        id,
        line: idOf(lineItem.id),
        total: totalQuantity,
        remaining: remainingQuantity,
      })),
    }),
  );

const answer = z.object({
  order: z
    .object({
      fulfillmentOrders: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: z.array(work),
      }),
    })
    .nullable(),
});

const WORK = `query Work($id: ID!, $after: String) {
  order(id: $id) {
    fulfillmentOrders(first: 10, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id status
        supportedActions { action }
        fulfillmentHolds { reason reasonNotes }
        assignedLocation { location { id isFulfillmentService } }
        lineItems(first: 250) { nodes { id totalQuantity remainingQuantity lineItem { id } } }
      }
    }
  }
}`;

/** Null: there is no such order. */
export async function workOf(shop: Shop, orderId: string): Answer<readonly Work[] | null> {
  const all: Work[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await pageOf(shop, orderId, after);
    if (!page.ok) return page;
    if (page.value === null) return ok(null);
    all.push(...page.value.nodes);
    const { hasNextPage, endCursor = null } = page.value.pageInfo;
    if (!hasNextPage) return ok(all);
    after = endCursor;
  }
}

type Page = NonNullable<z.infer<typeof answer>['order']>['fulfillmentOrders'];

async function pageOf(shop: Shop, orderId: string, after: string | null): Answer<Page | null> {
  const variables = { id: gid('Order', orderId), after };
  const told = await ask(shop, { query: WORK, variables, answer, repeatable: true });
  return told.ok ? ok(told.value.order?.fulfillmentOrders ?? null) : told;
}
