/**
 * Finishing what a crash left half done, or what another station began: a shipment is stored first, its stock movements
 * and its order's log entries follow from it and are written again here until the shipment is marked as settled.
 */
import { recordEntry } from '../../shared/orders/record-entry.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import type { ShipmentRecord } from '../../shared/records/shipment.ts';
import { movementsOf, untoldOf } from '../../shared/shipping/implied.ts';
import { followsFrom } from '../../shared/shipping/shipment.ts';
import { noteSerials } from './serials.ts';
import type { Store } from './store.ts';

const SLICE = 50;

/** Settles every shipment that is still open. */
export async function settleShipments(store: Store): Promise<void> {
  const open = await store.shipments.page({ index: ['settled'], equals: ['open'], limit: SLICE });
  for (const shipment of open) await settleShipment(store, shipment);
  if (open.length === SLICE) await settleShipments(store);
}

/** Writes what follows from a shipment; doing it again changes nothing. Gives back the order as it then is. */
export async function settleShipment(
  store: Store,
  shipment: ShipmentRecord,
): Promise<OrderRecord | undefined> {
  await store.movements.insert(movementsOf(shipment));
  await noteSerials(store, shipment);
  const order = await store.orders.change(shipment.order, (current) => {
    return current ? withShipment(current, shipment) : null;
  });
  await store.shipments.change(shipment.id, (current) =>
    // One that changed meanwhile stays open and is settled again.
    current && current.settled !== 'done' && followsFrom(current) === followsFrom(shipment)
      ? { ...current, settled: 'done' }
      : null,
  );
  return order;
}

/** The order with the log entries that the shipment implies, or null when it has them all. */
function withShipment(order: OrderRecord, shipment: ShipmentRecord): OrderRecord | null {
  const untold = untoldOf(shipment, order.log);
  if (untold.length === 0) return null;
  return untold.reduce((told, { body, by, at }) => recordEntry(told, body, by, at), order);
}
