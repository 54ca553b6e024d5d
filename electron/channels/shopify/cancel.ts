/**
 * Cancels a whole order at Shopify, which gives the buyer's money back and the units back to the shop, and cannot be
 * undone. Shopify does it in its own time: that it was cancelled is seen when the order is read again.
 */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { gid, idOf, isId } from './ids.ts';
import { noOrder, rejected, type UserError, userErrors } from './outcomes.ts';
import { toldOf } from './told.ts';

const REASONS = new Set(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'STAFF']);
const LONGEST_NOTE = 255;

const answer = z.object({
  orderCancel: z.object({
    job: z.object({ id: z.string() }).nullish(),
    jobResult: z.object({ errors: userErrors }).nullish(),
    orderCancelUserErrors: userErrors,
  }),
});

const CANCEL = `mutation Cancel($id: ID!, $reason: OrderCancelReason!, $notify: Boolean, $note: String) {
  orderCancel(
    orderId: $id, reason: $reason, restock: true, notifyCustomer: $notify, staffNote: $note
    refundMethod: { originalPaymentMethodsRefund: true }
  ) {
    job { id }
    jobResult { errors { code field message } }
    orderCancelUserErrors { code field message }
  }
}`;

export async function cancel(shop: Shop, externalId: string, reason: string): Answer<Outcome> {
  if (!isId(externalId)) return ok(noOrder(externalId));
  const order = await toldOf(shop, externalId);
  if (!order.ok) return order;
  if (order.value === null) return ok(noOrder(externalId));
  if (order.value.cancelled) return ok({ kind: 'done', remote: '' });
  if (order.value.fulfilments.length > 0) {
    const numbers = order.value.fulfilments.flatMap((one) => one.numbers);
    return ok({ kind: 'conflict', remote: ['fulfilled', ...numbers].join(' ') });
  }
  const known = reason.toUpperCase();
  const told = await ask(shop, {
    query: CANCEL,
    variables: {
      id: gid('Order', externalId),
      reason: REASONS.has(known) ? known : 'OTHER',
      notify: shop.notifyBuyer,
      note: reason.slice(0, LONGEST_NOTE),
    },
    answer,
    // Twice it would be refused, and that would hide that it was done.
    repeatable: false,
  });
  if (!told.ok) return told;
  const { job, jobResult, orderCancelUserErrors } = told.value.orderCancel;
  const [error] = [...orderCancelUserErrors, ...(jobResult?.errors ?? [])];
  if (error) return standing(shop, externalId, error);
  return ok({ kind: 'done', remote: idOf(job?.id ?? '') });
}

/** A try whose answer was lost may be what is in the way of this one, even while Shopify is still at it. */
async function standing(shop: Shop, externalId: string, error: UserError): Answer<Outcome> {
  const now = await toldOf(shop, externalId);
  if (!now.ok) return now;
  const isDone = now.value?.cancelled || /\balready\b/i.test(error.message);
  return ok(isDone ? { kind: 'done', remote: '' } : rejected(error));
}
