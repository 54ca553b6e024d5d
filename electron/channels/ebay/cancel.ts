/**
 * Cancelling through eBay's Post-Order API: a buyer's request is approved, otherwise the seller's own is made. The order
 * is cancelled when the money is back, which takes a while. Neither is idempotent, so the order is read first.
 */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { ask, type Ebay, type JsonAnswer } from './ask.ts';
import { type EbayOrder, lineShape } from './order-shape.ts';
import { orderById } from './orders.ts';
import { noOrder, rejected } from './outcomes.ts';
import { buyersRequest, isCancelled, isCancelUnderWay } from './standing.ts';

/** What a seller may give as a reason. */
const REASONS = new Set([
  'OUT_OF_STOCK_OR_CANNOT_FULFILL',
  'BUYER_ASKED_CANCEL',
  'ADDRESS_ISSUES',
  'ORDER_UNPAID',
]);

const made = z.looseObject({
  cancelId: z.union([z.string(), z.number().transform(String)]).catch(''),
  orderEligibilityResult: z
    .looseObject({ failureReason: z.union([z.string(), z.array(z.string())]).catch('') })
    .nullable()
    .catch(null),
});

export async function cancel(ebay: Ebay, externalId: string, reason: string): Answer<Outcome> {
  const found = await orderById(ebay, externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(noOrder(externalId));
  const { order } = found.value;
  if (isCancelled(order)) return ok({ kind: 'done', remote: '' });
  if (order.orderFulfillmentStatus === 'FULFILLED')
    return ok({ kind: 'conflict', remote: order.orderFulfillmentStatus });
  const request = buyersRequest(order);
  if (request !== null) return approve(ebay, order, request);
  // An earlier try, or the seller on eBay's pages.
  if (isCancelUnderWay(order)) return ok({ kind: 'done', remote: '' });
  return make(ebay, order, reason);
}

async function approve(ebay: Ebay, order: EbayOrder, id: string): Answer<Outcome> {
  const answer = await post(ebay, order, `/${encodeURIComponent(id)}/approve`, {});
  return answer.ok ? ok({ kind: 'done', remote: id }) : rejected(answer.error);
}

async function make(ebay: Ebay, order: EbayOrder, reason: string): Answer<Outcome> {
  const answer = await post(ebay, order, '', {
    legacyOrderId: order.orderId,
    cancelReason: reasonFor(order, reason),
  });
  if (!answer.ok) return rejected(answer.error);
  const told = shapeOf(made, answer.value.json, 'a cancellation');
  if (!told.ok) return told;
  const { cancelId, orderEligibilityResult: why } = told.value;
  if (cancelId !== '') return ok({ kind: 'done', remote: cancelId });
  const code = [why?.failureReason ?? ''].flat().join(', ') || 'NOT_ELIGIBLE';
  return ok({ kind: 'rejected', code, reason: `eBay does not cancel this order: ${code}` });
}

function post(ebay: Ebay, order: EbayOrder, below: string, body: object): Answer<JsonAnswer> {
  return ask(ebay, {
    method: 'POST',
    path: `/post-order/v2/cancellation${below}`,
    body,
    operation: 'cancellations',
    scheme: 'IAF',
    signed: true,
    marketplace: marketplaceOf(order),
  });
}

/** Where it was listed; all lines of an order were at the same. */
function marketplaceOf({ lineItems }: EbayOrder): string {
  const [first] = lineItems ?? [];
  return lineShape.safeParse(first).data?.listingMarketplaceId || 'EBAY_US';
}

/** eBay has four; where we are told none of them, it is the one that claims nothing about the buyer. */
function reasonFor({ orderPaymentStatus }: EbayOrder, reason: string): string {
  if (REASONS.has(reason)) return reason;
  return orderPaymentStatus === 'PENDING' ? 'ORDER_UNPAID' : 'OUT_OF_STOCK_OR_CANNOT_FULFILL';
}
