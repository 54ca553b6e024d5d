/** Cancels a whole order at Vendure, which is what is asked of it even where parcels have left: here that is refused. */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, REFUSAL, refusal, type VendureAccount } from './ask.ts';
import { type ToldOrder, toldOf } from './fulfilments.ts';
import { noOrder, rejected } from './outcomes.ts';

const cancelled = z.object({ made: z.union([z.object({ state: z.string() }), refusal]) });

const DONE: Outcome = { kind: 'done', remote: '' };

export async function cancel(
  account: VendureAccount,
  orderId: string,
  reason: string,
): Answer<Outcome> {
  const order = await toldOf(account, orderId);
  if (!order.ok) return order;
  const settled = standing(orderId, order.value);
  if (settled) return ok(settled);
  const answer = await ask(account, {
    query: `mutation Cancel($input: CancelOrderInput!) {
      made: cancelOrder(input: $input) {
        __typename ... on Order { state } ${REFUSAL}
        ... on OrderStateTransitionError { transitionError }
      }
    }`,
    // What is never sent costs no postage.
    variables: { input: { orderId, reason, cancelShipping: true } },
    answer: cancelled,
    operation: 'orders',
    repeatable: false,
  });
  if (!answer.ok) return answer;
  const { made } = answer.value;
  if (!('errorCode' in made)) return ok(DONE);
  // Nothing left to cancel: somebody was faster.
  return ok(made.errorCode === 'EMPTY_ORDER_LINE_SELECTION_ERROR' ? DONE : rejected(made));
}

/** What is to be said without asking for anything. */
function standing(id: string, order: ToldOrder): Outcome | undefined {
  if (order === null) return noOrder(id);
  if (order.state === 'Cancelled') return DONE;
  const left = order.fulfillments.some(({ state }) => state === 'Shipped' || state === 'Delivered');
  return left ? { kind: 'conflict', remote: order.state } : undefined;
}
