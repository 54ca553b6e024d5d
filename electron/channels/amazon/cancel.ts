/** Sellers cancel at Amazon by hand, or by a feed that tells hours later what became of it: here it is said what to do. */
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Amazon, rejected } from './ask.ts';
import { orderById } from './pull.ts';
import { noOrder } from './ship.ts';

/** Done where somebody did it. */
export async function cancel(amazon: Amazon, externalId: string): Answer<Outcome> {
  const found = await orderById(amazon, externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(noOrder(externalId));
  const status = found.value.order.fulfillment?.fulfillmentStatus;
  if (status === 'CANCELLED') return ok({ kind: 'done', remote: '' });
  const reason = `Open order ${externalId} in Seller Central under Manage Orders, choose Cancel order and its reason. It is cancelled here when Amazon says so.`;
  return ok({ kind: 'rejected', code: 'cancel-by-hand', reason });
}
