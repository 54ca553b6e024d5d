/** Confirming that a parcel left, once however often it is asked for; tracking later; voiding. */
import { isErased } from '../../../shared/orders/log.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { err, ok } from '../../../shared/result.ts';
import { type Carriage, shipmentOf, trackingKey } from '../../../shared/shipping/shipment.ts';
import { seeOrder } from '../clock.ts';
import { saved } from '../saving.ts';
import { settleShipment } from '../settle.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { CommandRefusal, Outcome } from './change-order.ts';

export interface Shipped {
  readonly order: OrderRecord;
  readonly shipment: ShipmentRecord;
  /** The parcel had been confirmed before; nothing was written this time. */
  readonly again: boolean;
}

/**
 * Confirms the parcel being filled: one shipment with its deterministic id, its stock movements, the order's
 * log entry. Asking again gives back the same shipment.
 */
export async function shipOrder(
  store: Store,
  id: string,
  carriage: Carriage,
): Promise<Outcome<Shipped>> {
  const order = await store.orders.get(id);
  if (!order) return err({ kind: 'not-found' });
  const refusal = refuse(order, 'ship', store.clock.iso());
  if (refusal) return shippedBefore(store, order, refusal);
  seeOrder(store.clock, order);
  const made = shipmentOf(
    order,
    carriage,
    (skuId) => store.catalogue.skus.get(skuId)?.bin ?? '',
    authorOf(store.station),
    store.clock.stamp(),
  );
  return saved(async () => {
    // Two confirmations at once make the same id: the second is told of the first's document.
    const [existing] = await store.shipments.insert([made]);
    const shipment = existing ?? made;
    const settled = await settleShipment(store, shipment);
    return { order: settled ?? order, shipment, again: existing !== undefined };
  });
}

/** Carrier, service and tracking filled in or corrected after the parcel left. */
export async function changeCarriage(
  store: Store,
  shipment: string,
  carriage: Partial<Carriage>,
): Promise<Outcome<ShipmentRecord>> {
  const at = store.clock.stamp();
  const field = (value: string | undefined, old: ShipmentRecord['carrier']) =>
    value === undefined || value === old.value ? old : { value, at };
  const changed = await saved(() =>
    store.shipments.change(shipment, (current) => {
      if (!current) return null;
      const tracking = field(carriage.tracking, current.tracking);
      return {
        ...current,
        carrier: field(carriage.carrier, current.carrier),
        service: field(carriage.service, current.service),
        tracking,
        trackingKey: trackingKey(tracking.value),
      };
    }),
  );
  if (!changed.ok) return changed;
  return changed.value ? ok(changed.value) : err({ kind: 'not-found' });
}

/** Voids a shipment: its stock comes back and its order returns to the queue. Voiding twice voids once. */
export async function voidShipment(
  store: Store,
  shipment: string,
  reason: string,
): Promise<Outcome> {
  const held = await store.shipments.get(shipment);
  const order = held && (await store.orders.get(held.order));
  if (order && isErased(order)) return err({ kind: 'erased' });
  const at = store.clock.stamp();
  const changed = await saved(async () => {
    const voided = await store.shipments.change(shipment, (current) =>
      current && current.voided.at === ''
        ? { ...current, voided: { at, by: authorOf(store.station), reason }, settled: 'open' }
        : null,
    );
    return voided && settleShipment(store, voided);
  });
  if (!changed.ok) return changed;
  return changed.value ? ok(changed.value) : err({ kind: 'not-found' });
}

/** All shipments of an order, voided ones included. */
export function shipmentsOf(store: Store, order: string): Promise<ShipmentRecord[]> {
  return store.shipments.page({ index: ['order'], equals: [order], limit: 100 });
}

async function shippedBefore(
  store: Store,
  order: OrderRecord,
  refusal: CommandRefusal,
): Promise<Outcome<Shipped>> {
  const shipped = refusal.kind === 'wrong-state' && refusal.state === 'shipped';
  const standing = shipped
    ? (await shipmentsOf(store, order.id)).filter((one) => one.voided.at === '')
    : [];
  const shipment = standing.at(-1);
  return shipment ? ok({ order, shipment, again: true }) : err(refusal);
}
