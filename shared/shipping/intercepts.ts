/**
 * Intercepts: parcels that are sealed and still here, and should not go as they are: their order was cancelled, held or
 * sent to another address, or its payment given back, without the packer knowing. Had it been known, the parcel could not have been confirmed; so
 * what counts is what the order says now, not which of two stations' clocks was ahead.
 */
import { entriesOf, isErased, latestOf, shipToOf } from '../orders/log.ts';
import { isCancelledHere, statusOf } from '../orders/status.ts';
import { activeHolds } from '../orders/transitions.ts';
import { contentHash } from '../records/canonical.ts';
import { idPart } from '../records/ids.ts';
import type { OrderRecord } from '../records/order.ts';
import type { Address, PaymentStatus } from '../records/order-facts.ts';
import type { HoldType } from '../records/order-log.ts';
import type { ShipmentRecord } from '../records/shipment.ts';
import type { Settings } from '../settings.ts';

/** Why a parcel should be stopped. `id` tells it from what was decided about before. */
export type Cause =
  | { readonly kind: 'cancelled'; readonly id: string; readonly reason: string }
  /** What was paid was given back, or taken back. */
  | { readonly kind: 'payment'; readonly id: string; readonly reason: '' }
  | { readonly kind: 'held'; readonly id: string; readonly hold: HoldType; readonly reason: string }
  | { readonly kind: 'address'; readonly id: string; readonly to: Address };

const PAID_BACK: ReadonlySet<PaymentStatus> = new Set(['refunded', 'voided', 'failed']);

/** Why the parcel that stands should be stopped at `now` (UTC ISO), less what somebody decided to let through. */
export function causesOf(order: OrderRecord, shipment: ShipmentRecord, now: string): Cause[] {
  const end = shipment.ends[shipment.confirmed.by.station];
  if (isErased(order) || shipment.voided.at !== '' || end?.kind === 'delivered') return [];
  const decided = new Set(
    entriesOf(order.log, 'let-through')
      .filter((entry) => entry.shipment === shipment.id)
      .flatMap((entry) => entry.causes),
  );
  const over = cancelled(order);
  const causes = [
    ...(over.length > 0 ? over : unpaid(order)),
    ...held(order, now),
    ...readdressed(order, shipment),
  ];
  return causes.filter((cause) => !decided.has(cause.id));
}

/** Whether the carrier has collected the parcel that stands. */
export function isHandedOver(
  { carrier, confirmed }: ShipmentRecord,
  handover: Settings['handover'],
): boolean {
  return confirmed.at <= (handover[carrierKey(carrier.value)] ?? '');
}

/** A carrier's name as the handover's key; parcels without a carrier are collected by `none`. */
export function carrierKey(carrier: string): string {
  return idPart(carrier) || 'none';
}

function cancelled(order: OrderRecord): Cause[] {
  if (order.facts.status === 'cancelled') return [{ kind: 'cancelled', id: 'source', reason: '' }];
  if (!isCancelledHere(order)) return [];
  const { id = '', reason = '' } = latestOf(order.log, 'cancelled') ?? {};
  return [{ kind: 'cancelled', id, reason }];
}

function unpaid({ facts: { payment } }: OrderRecord): Cause[] {
  return PAID_BACK.has(payment) ? [{ kind: 'payment', id: `payment-${payment}`, reason: '' }] : [];
}

// What is missing is not in the box: a hold for it is about the parcels to come.
function held(order: OrderRecord, now: string): Cause[] {
  return activeHolds(statusOf(order).holds, now)
    .filter(({ hold }) => hold !== 'stock')
    .map(({ id, hold, reason }) => ({ kind: 'held', id, hold, reason }));
}

function readdressed(order: OrderRecord, { confirmed }: ShipmentRecord): Cause[] {
  const to = shipToOf(order);
  const place = placeOf(to);
  return place === placeOf(confirmed.shipTo) ? [] : [{ kind: 'address', id: place, to }];
}

/** Where a parcel would be delivered, however it is written. */
export function placeOf({ phone: _, ...address }: Address): string {
  const parts = Object.entries(address).map(([name, text]) => [
    name,
    text.toLowerCase().replace(/\s+/g, ' ').trim(),
  ]);
  return contentHash(Object.fromEntries(parts));
}
