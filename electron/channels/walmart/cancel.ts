/** Cancels what is left of a purchase order at Walmart, which is what is asked of it only while no parcel of it has left. */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { rejected } from './answers.ts';
import { ask, type Walmart } from './ask.ts';
import { isCancelWanted, unitsOf } from './lines.ts';
import type { WalmartLine } from './order-answer.ts';
import { orderById } from './pull.ts';
import { statusOf } from './read-order.ts';
import { noOrder } from './ship.ts';

export async function cancel(walmart: Walmart, externalId: string): Answer<Outcome> {
  const found = await orderById(walmart, externalId);
  if (!found.ok) return found;
  if (!found.value) return ok(noOrder(externalId));
  const { order } = found.value;
  const lines = order.orderLines.orderLine;
  if (statusOf(order) === 'cancelled') return ok({ kind: 'done', remote: '' });
  if (lines.some((line) => unitsOf(line).sent > 0))
    return ok({ kind: 'conflict', remote: 'Shipped' });
  const orderLine = lines.filter((line) => unitsOf(line).open > 0).map(cancelled);
  const answer = await ask(walmart, {
    method: 'POST',
    path: `/v3/orders/${externalId}/cancel`,
    body: { orderCancellation: { orderLines: { orderLine } } },
    answer: z.unknown(),
    operation: 'cancel',
  });
  return answer.ok ? ok({ kind: 'done', remote: '' }) : rejected(answer.error);
}

/** Walmart has reasons of its own, and allows the buyer's only where the buyer asked. */
function cancelled(line: WalmartLine) {
  const cancellationReason = isCancelWanted(line)
    ? 'CUSTOMER_REQUESTED_SELLER_TO_CANCEL'
    : 'SELLER_CANCEL_OUT_OF_STOCK';
  const amount = String(unitsOf(line).open);
  const statusQuantity = { unitOfMeasurement: 'EACH', amount };
  return {
    lineNumber: line.lineNumber,
    orderLineStatuses: {
      orderLineStatus: [{ status: 'Cancelled', cancellationReason, statusQuantity }],
    },
  };
}
