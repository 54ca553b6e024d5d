/** Whether an order of WooCommerce is still one to send parcels of. */
import type { Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { rejected } from './answers.ts';
import type { Shop } from './asking.ts';
import type { WooOrder } from './order-shape.ts';
import { orderById } from './pull.ts';

const CLOSED = new Set(['cancelled', 'refunded', 'trash']);

/** What becomes of a parcel of that order, where it cannot be told; null where it can. */
export async function obstacle(shop: Shop, externalId: string): Answer<Outcome | null> {
  const found = await orderById(shop, externalId);
  if (!found.ok) return rejected(found.error);
  if (!found.value) return ok(gone(externalId));
  const { order } = found.value;
  return ok(isClosed(order) ? { kind: 'conflict', remote: order.status } : null);
}

/** Nothing is sent for it any more. */
export function isClosed({ status }: WooOrder): boolean {
  return CLOSED.has(status);
}

export function gone(externalId: string): Outcome {
  return { kind: 'rejected', code: 'no-order', reason: `the shop has no order ${externalId}` };
}
