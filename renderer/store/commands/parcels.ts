/** What people decide about parcels that went wrong: recalled ones, units left behind, sealed ones that should not go. */
import { isErased } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ParcelEnd, ShipmentRecord } from '../../../shared/records/shipment.ts';
import { err, type Result } from '../../../shared/result.ts';
import { type Cause, carrierKey } from '../../../shared/shipping/intercepts.ts';
import { putBackWith, type Stray } from '../../../shared/shipping/strays.ts';
import { seeOrder } from '../clock.ts';
import type { NotSaved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { changeOrder, type Outcome } from './change-order.ts';
import { endParcel } from './ship.ts';

/** Says what became of the parcel that `station` confirmed and that is to be recalled; one that came back is in stock again. */
export async function resolveRecall(
  store: Store,
  shipment: ShipmentRecord,
  station: string,
  end: Exclude<ParcelEnd['kind'], 'voided'>,
  note: string,
): Promise<Outcome> {
  const order = await store.orders.get(shipment.order);
  if (!order) return err({ kind: 'not-found' });
  seeOrder(store.clock, order);
  return endParcel(store, shipment, station, {
    kind: end,
    at: store.clock.stamp(),
    by: authorOf(store.station),
    reason: isErased(order) ? '' : note,
  });
}

/** Units that a parcel left without are back on their shelves. */
export function putStrayBack(store: Store, order: string, stray: Stray): Promise<Outcome> {
  const { parcel, station } = stray;
  return changeOrder(store, order, 'note', ({ log }) => ({
    kind: 'put-back',
    parcel,
    of: station,
    contents: putBackWith(log, stray),
  }));
}

/** The sealed parcel goes all the same, whatever these say. */
export function letThrough(
  store: Store,
  shipment: ShipmentRecord,
  causes: readonly Cause[],
  reason: string,
): Promise<Outcome<OrderRecord>> {
  return changeOrder(store, shipment.order, 'note', () => ({
    kind: 'let-through',
    shipment: shipment.id,
    causes: causes.map((cause) => cause.id),
    reason,
  }));
}

/** The carrier has collected everything that was confirmed for it until now. */
export function carrierCollected(
  store: Store,
  carrier: string,
): Promise<Result<unknown, NotSaved>> {
  return changeSettings(store.settings, store.clock, 'handover', {
    [carrierKey(carrier)]: store.clock.stamp(),
  });
}
