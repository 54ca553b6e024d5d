/**
 * Finishing what a crash left half done: a shipment is stored first, its stock movements and its order's log
 * entry follow from it and are written again here until the shipment is marked as settled.
 */
import { recordEntry } from '../../shared/orders/record-entry.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import type { ShipmentRecord } from '../../shared/records/shipment.ts';
import { movementsOf } from '../../shared/shipping/shipment.ts';
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
  const order = await store.orders.change(shipment.order, (current) => {
    return current ? withShipment(current, shipment) : null;
  });
  await store.shipments.change(shipment.id, (current) =>
    current && current.settled !== 'done' && isSame(current, shipment)
      ? { ...current, settled: 'done' }
      : null,
  );
  return order;
}

/** Whether a shipment still says what was written for it; one voided meanwhile stays open and is settled again. */
function isSame(a: ShipmentRecord, b: ShipmentRecord): boolean {
  return a.confirmed.at === b.confirmed.at && a.voided.at === b.voided.at;
}

/** The order with the log entries that the shipment implies, or null when it has them all. */
function withShipment(order: OrderRecord, shipment: ShipmentRecord): OrderRecord | null {
  const has = (kind: 'shipped' | 'voided') =>
    order.log.some((entry) => entry.kind === kind && entry.shipment === shipment.id);
  let next = order;
  if (!has('shipped')) {
    const { at, by, contents } = shipment.confirmed;
    const units = Object.fromEntries(contents.map((line) => [line.line, line.units]));
    const { parcel, id, tracking } = shipment;
    next = recordEntry(
      next,
      { kind: 'shipped', parcel, shipment: id, contents: units, tracking: tracking.value },
      by,
      at,
    );
  }
  const { voided } = shipment;
  if (voided.at !== '' && voided.by && !has('voided')) {
    next = recordEntry(
      next,
      { kind: 'voided', shipment: shipment.id, reason: voided.reason },
      voided.by,
      voided.at,
    );
  }
  return next === order ? null : next;
}
