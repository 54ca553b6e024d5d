/** Cancels a whole order at BigCommerce, by its status; what has left is not cancelled. */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type BigCommerceAccount, rejected, something } from './ask.ts';
import type { BigCommerceOrder } from './order-answer.ts';
import { productsOf } from './order-goods.ts';
import { orderById } from './pull.ts';
import { noOrder } from './ship.ts';
import { CANCELLED, statusOf } from './statuses.ts';

const DONE: Outcome = { kind: 'done', remote: '' };

const changed = z.looseObject({ status_id: z.coerce.number(), status: z.string().catch('') });

export async function cancel(account: BigCommerceAccount, externalId: string): Answer<Outcome> {
  const found = await orderById(account, externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(noOrder(externalId));
  const settled = standing(found.value.order);
  if (settled) return ok(settled);
  const answer = something(
    await ask(account, {
      method: 'PUT',
      path: `v2/orders/${encodeURIComponent(externalId)}`,
      body: { status_id: CANCELLED },
      answer: changed,
      operation: 'orders',
      repeatable: true,
    }),
  );
  if (!answer.ok) return rejected(answer.error);
  const { status_id, status } = answer.value;
  return ok(status_id === CANCELLED ? DONE : { kind: 'conflict', remote: status });
}

/** What is to be said without asking for anything. */
function standing(order: BigCommerceOrder): Outcome | null {
  if (order.status_id === CANCELLED || order.is_deleted) return DONE;
  const left = productsOf(order, []).some(({ quantity_shipped }) => quantity_shipped > 0);
  if (!left && statusOf(order.status_id).value === 'open') return null;
  return { kind: 'conflict', remote: order.status };
}
