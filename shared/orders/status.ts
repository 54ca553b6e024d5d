/**
 * An order's status as separate axes (order, payment, holds, fulfilment), each a function of facts and log.
 * The one label that lists show is derived last. Source of the axes: the field's practice (Shopify,
 * ShipHero and Vendure keep payment, holds and fulfilment apart).
 */
import type { OrderRecord } from '../records/order.ts';
import type { PaymentStatus } from '../records/order-facts.ts';
import type { EntryOf } from '../records/order-log.ts';
import {
  isErased,
  type LineUnits,
  latestOf,
  packedUnits,
  shippedUnits,
  unitsOf,
  unreleasedHolds,
} from './log.ts';

export type OrderState = 'open' | 'completed' | 'cancelled' | 'withdrawn';
export type Fulfilment = 'unstarted' | 'picking' | 'packing' | 'packed' | 'shipped';

export interface LineProgress {
  readonly line: string;
  /** Units the buyer is owed in all. */
  readonly units: number;
  readonly packed: number;
  readonly shipped: number;
}

export interface OrderStatus {
  readonly order: OrderState;
  readonly payment: PaymentStatus;
  readonly holds: readonly EntryOf<'hold'>[];
  readonly fulfilment: Fulfilment;
  /** Something has left already and something is still owed. */
  readonly partlyShipped: boolean;
  readonly lines: readonly LineProgress[];
}

/** The one word that lists show for an order. */
export type StatusLabel =
  | 'withdrawn'
  | 'cancelled'
  | 'shipped'
  | 'marketplace'
  | 'on-hold'
  | 'awaiting-payment'
  | 'packed'
  | 'packing'
  | 'picking'
  | 'partly-shipped'
  | 'ready';

type Worked = Pick<OrderRecord, 'facts' | 'log'>;

/** Money has arrived (or all but a refunded part of it). */
export function isPaid(payment: PaymentStatus): boolean {
  return payment === 'paid' || payment === 'partially-refunded';
}

/** Every axis of an order's status. */
export function statusOf(order: Worked): OrderStatus {
  const lines = lineProgress(order);
  const shippedHere = lines.some((line) => line.shipped > 0);
  const owed = lines.some((line) => line.shipped < line.units);
  const allShipped =
    order.facts.status === 'shipped' ? !shippedHere || !owed : shippedHere && !owed;
  return {
    order: orderState(order, allShipped, lines),
    payment: order.facts.payment,
    holds: unreleasedHolds(order.log),
    fulfilment: allShipped ? 'shipped' : fulfilmentOf(order, lines),
    partlyShipped: shippedHere && !allShipped,
    lines,
  };
}

/** The word for a status, the most telling first. */
export function labelOf(order: Worked, status: OrderStatus = statusOf(order)): StatusLabel {
  if (status.order === 'withdrawn' || status.order === 'cancelled') return status.order;
  if (status.fulfilment === 'shipped') return 'shipped';
  if (order.facts.fulfilledBy === 'marketplace') return 'marketplace';
  if (status.holds.length > 0) return 'on-hold';
  if (!isPaid(status.payment)) return 'awaiting-payment';
  if (status.fulfilment !== 'unstarted') return status.fulfilment;
  return status.partlyShipped ? 'partly-shipped' : 'ready';
}

/** Cancelled here, and not reinstated since. */
export function isCancelledHere(order: Worked): boolean {
  return latestOf(order.log, 'cancelled', 'reinstated')?.kind === 'cancelled';
}

function isWithdrawn(order: Worked): boolean {
  return latestOf(order.log, 'withdrawn', 'readmitted')?.kind === 'withdrawn';
}

function lineProgress(order: Worked): LineProgress[] {
  const packed: LineUnits = packedUnits(order.log);
  const shipped: LineUnits = shippedUnits(order.log);
  const owed = new Map(order.facts.lines.map((line) => [line.id, line.units]));
  const were = new Map(order.facts.lines.map((line) => [line.id, line.was]));
  const former = new Set(were.values());
  // The source may drop a line whose units are in the box already: it owes none of them, and they are still there.
  for (const [line, units] of [...Object.entries(packed), ...Object.entries(shipped)])
    if (units > 0 && !owed.has(line) && !former.has(line)) owed.set(line, 0);
  return [...owed].map(([line, units]) => ({
    line,
    units,
    packed: unitsOf(packed, line, were.get(line)),
    shipped: unitsOf(shipped, line, were.get(line)),
  }));
}

function orderState(
  order: Worked,
  allShipped: boolean,
  lines: readonly LineProgress[],
): OrderState {
  // What left cannot be hidden or un-shipped: that is an exception for a person, not a state.
  const left = lines.some((line) => line.shipped > 0);
  if (!left && isWithdrawn(order)) return 'withdrawn';
  if (allShipped) return 'completed';
  if (order.facts.status === 'cancelled' || isCancelledHere(order)) return 'cancelled';
  const nothingToShip = lines.every((line) => line.units === 0);
  // Nobody knows any more where an erased order would go, whatever its source says of it later.
  return nothingToShip || isErased(order) ? 'cancelled' : 'open';
}

function fulfilmentOf(order: Worked, lines: readonly LineProgress[]): Fulfilment {
  const packed = lines.some((line) => line.packed > 0);
  const complete = lines.every((line) => line.packed + line.shipped >= line.units);
  if (packed) return complete ? 'packed' : 'packing';
  return isBeingPicked(order) ? 'picking' : 'unstarted';
}

// A pick ends with the parcel that it was for; what is owed after that has to be picked anew.
function isBeingPicked(order: Worked): boolean {
  const pick = latestOf(order.log, 'pick');
  const left = latestOf(order.log, 'shipped');
  return pick?.on === true && (!left || pick.at > left.at);
}
