/** Cancels a whole order at Medusa, which refuses while a parcel of it is told of, sent or not. */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount, rejected } from './ask.ts';
import { isLive, isShipped, type ToldOrder, toldOf } from './fulfilments.ts';
import { noOrder } from './ship.ts';

const DONE: Outcome = { kind: 'done', remote: '' };

export async function cancel(account: MedusaAccount, externalId: string): Answer<Outcome> {
  const order = await toldOf(account, externalId);
  if (!order.ok) return rejected(order.error);
  if (!order.value) return ok(noOrder(externalId));
  const settled = standing(order.value);
  if (settled) return ok(settled);
  const answer = await ask(account, {
    method: 'POST',
    path: `orders/${encodeURIComponent(externalId)}/cancel`,
    query: [['fields', 'id,status']],
    answer: z.unknown(),
    operation: 'orders',
    repeatable: false,
  });
  if (answer.ok) return ok(DONE);
  if (answer.error.kind !== 'refused') return err(answer.error);
  // Whatever it says, somebody may have been faster.
  const now = await toldOf(account, externalId);
  if (!now.ok) return rejected(now.error);
  return ok((now.value && standing(now.value)) ?? refused(answer.error));
}

/** What is to be said without asking for anything. */
function standing({ status, fulfillments }: ToldOrder): Outcome | null {
  if (status === 'canceled') return DONE;
  const live = fulfillments.find(isLive);
  if (!live) return null;
  return { kind: 'conflict', remote: isShipped(live) ? 'shipped' : 'fulfilled' };
}

function refused({ code, reason }: { readonly code: string; readonly reason: string }): Outcome {
  return { kind: 'rejected', code, reason };
}
