/** Confirming that a parcel left, once however often it is asked for; tracking later; voiding. */
import { isErased } from '../../../shared/orders/log.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ParcelEnd, ShipmentRecord } from '../../../shared/records/shipment.ts';
import { err, ok } from '../../../shared/result.ts';
import {
  type Carriage,
  isBack,
  type Measures,
  shipmentOf,
  withEnd,
  withLabel,
} from '../../../shared/shipping/shipment.ts';
import { seeOrder } from '../clock.ts';
import { saved } from '../saving.ts';
import { settleShipment } from '../settle.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { CommandRefusal, Outcome } from './change-order.ts';
import { refuseHere } from './people.ts';

export interface Shipped {
  readonly order: OrderRecord;
  readonly shipment: ShipmentRecord;
  /** The parcel had been confirmed before; nothing was written this time. */
  readonly again: boolean;
}

/** `whole`: the last parcel of the order; `part`: the rest follows in another. */
export type Extent = 'whole' | 'part';

/**
 * Confirms the parcel being filled: one shipment with its deterministic id, its stock movements, the order's
 * log entry. Asking again for the last parcel of an order gives back the same shipment.
 */
export async function shipOrder(
  store: Store,
  id: string,
  carriage: Carriage,
  extent: Extent = 'whole',
  measures: Measures = {},
): Promise<Outcome<Shipped>> {
  const order = await store.orders.get(id);
  if (!order) return err({ kind: 'not-found' });
  const refusal = refuse(order, extent === 'part' ? 'ship-part' : 'ship', store.clock.iso());
  if (refusal) return shippedBefore(store, order, refusal);
  // Which SKU a line is, its bin and its parts: at a start they may still be on their way.
  if (!store.catalogue.complete) await store.scannable;
  seeOrder(store.clock, order);
  const made = shipmentOf(
    store.lineSkus.named(order),
    carriage,
    (skuId) => store.catalogue.skus.get(skuId)?.bin ?? '',
    authorOf(store.station),
    store.clock.stamp(),
    store.catalogue.kitOf,
    measures,
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
  const held = await store.shipments.get(shipment);
  if (!held) return err({ kind: 'not-found' });
  // Of the parcel that was on screen, should another one stand meanwhile.
  const { station } = held.confirmed.by;
  const at = store.clock.stamp();
  const changed = await saved(() =>
    store.shipments.change(
      shipment,
      (current) => (current ? withLabel(current, station, carriage, at) : null),
      held,
    ),
  );
  if (!changed.ok) return changed;
  return changed.value ? ok(changed.value) : err({ kind: 'not-found' });
}

/**
 * Voids the parcel of a shipment that stands here: its stock comes back, and its order returns to the queue unless
 * another station's parcel stands then. Voiding twice voids once.
 */
export async function voidShipment(
  store: Store,
  shipment: string,
  reason: string,
): Promise<Outcome> {
  const stop = refuseHere(store, 'void');
  if (stop) return err(stop);
  const held = await store.shipments.get(shipment);
  const order = held && (await store.orders.get(held.order));
  if (!held || !order) return err({ kind: 'not-found' });
  if (isErased(order)) return err({ kind: 'erased' });
  seeOrder(store.clock, order);
  const end: ParcelEnd = {
    kind: 'voided',
    at: store.clock.stamp(),
    by: authorOf(store.station),
    reason,
  };
  return endParcel(store, held, held.confirmed.by.station, end);
}

/** Says what became of the parcel that `station` confirmed, once. Gives back the order as it then is. */
export async function endParcel(
  store: Store,
  known: ShipmentRecord,
  station: string,
  end: ParcelEnd,
): Promise<Outcome> {
  const changed = await saved(async () => {
    const ended = await store.shipments.change(
      known.id,
      (current) =>
        current && !isBack(current.ends[station]) ? withEnd(current, station, end) : null,
      known,
    );
    return ended && settleShipment(store, ended);
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
