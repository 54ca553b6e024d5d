/** An order that was typed in here is its own source: somebody says here that it was paid. */
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { err, ok } from '../../../shared/result.ts';
import { saved } from '../saving.ts';
import type { Store } from '../store.ts';
import type { Outcome } from './change-order.ts';
import { importOrders } from './import-orders.ts';

/** The channel of orders that were typed in here. */
export const MANUAL = 'manual';

/** Reads a manual order again as paid. Orders of other sources are not ours to call paid. */
export async function markPaid(store: Store, id: string): Promise<Outcome> {
  const order = await store.orders.get(id);
  if (!order || order.facts.channel !== MANUAL) return err({ kind: 'not-found' });
  const { readAt: _, hash: __, ...said } = order.facts;
  const reading: OrderReading = { ...said, payment: 'paid' };
  const written = await saved(() => importOrders(store, [reading], { importId: '' }));
  if (!written.ok) return written;
  const paid = await store.orders.get(id);
  return paid ? ok(paid) : err({ kind: 'not-found' });
}
