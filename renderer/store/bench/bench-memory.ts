/** Which order is open at this bench, kept locally so that a reload opens it again. */
import { CLOSED_FROM, type OrderRecord } from '../../../shared/records/order.ts';
import { saved } from '../saving.ts';
import type { Store } from '../store.ts';

const RECORD = 'bench';

/** The order that was open when the page was left, while it is open work still. */
export async function openBefore(store: Store): Promise<OrderRecord | undefined> {
  const read = await saved(async () => {
    const id = (await store.local.get(RECORD))?.body;
    return id ? store.orders.get(id) : undefined;
  });
  // A bench that has to be scanned again is a small loss; a page that does not start is not.
  const order = read.ok ? read.value : undefined;
  return order && order.queue < CLOSED_FROM ? order : undefined;
}

/** Remembers the open order ('': none). */
export async function rememberOpen(store: Store, order: string): Promise<void> {
  await saved(() => store.local.change(RECORD, () => ({ id: RECORD, body: order })));
}
