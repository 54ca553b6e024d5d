/**
 * What may be done to an order in which state. A refusal is a value with its reason, shown to the user.
 * The table is the state machine: actions by the states that allow them; guards come after.
 */
import type { OrderRecord } from '../records/order.ts';
import type { EntryOf, HoldType } from '../records/order-log.ts';
import { isErased, standingShipments } from './log.ts';
import { isCancelledHere, isPaid, type OrderStatus, statusOf } from './status.ts';

export type Action =
  | 'pick'
  | 'put-back'
  | 'pack'
  | 'ship'
  /** The parcel leaves, and the rest of the order in another. */
  | 'ship-part'
  | 'void'
  | 'hold'
  | 'release'
  | 'cancel'
  | 'reinstate'
  | 'address'
  | 'withdraw'
  | 'erase'
  | 'claim'
  | 'let-go'
  | 'note'
  | 'tag';

/** Where an order is, for the table: its order state, and its fulfilment while it is open. */
export type State =
  | 'unstarted'
  | 'picking'
  | 'packing'
  | 'packed'
  | 'shipped'
  | 'cancelled'
  | 'withdrawn';

export type Refusal =
  | { readonly kind: 'wrong-state'; readonly action: Action; readonly state: State }
  | { readonly kind: 'on-hold'; readonly hold: HoldType; readonly reason: string }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'marketplace' }
  | { readonly kind: 'not-complete'; readonly missing: number }
  /** The source took units back that are in the parcel already: take them out (undo) before it leaves. */
  | { readonly kind: 'over-packed'; readonly over: number }
  /** Nothing is in the parcel that is to leave. */
  | { readonly kind: 'nothing-packed' }
  | { readonly kind: 'nothing-shipped' }
  | { readonly kind: 'partly-shipped' }
  | { readonly kind: 'not-cancelled-here' }
  /** The buyer's data is gone: nothing is written about the order any more. */
  | { readonly kind: 'erased' };

const OPEN: readonly State[] = ['unstarted', 'picking', 'packing', 'packed'];
const ANY: readonly State[] = [...OPEN, 'shipped', 'cancelled', 'withdrawn'];

const ALLOWED: { readonly [action in Action]: readonly State[] } = {
  pick: ['unstarted'],
  'put-back': ['picking'],
  pack: ['unstarted', 'picking', 'packing'],
  ship: ['packing', 'packed'],
  'ship-part': ['unstarted', 'picking', 'packing'],
  void: [...OPEN, 'shipped', 'cancelled'],
  hold: OPEN,
  release: ANY,
  cancel: OPEN,
  reinstate: ['cancelled'],
  address: OPEN,
  // One that its source had shipped already, too: whoever shipped it here has touched it.
  withdraw: ['unstarted', 'cancelled', 'shipped'],
  // What is still to be shipped needs its address.
  erase: ['shipped', 'cancelled', 'withdrawn'],
  claim: OPEN,
  'let-go': ANY,
  note: ANY,
  tag: ANY,
};

/** The state of an order for the table above. */
export function stateOf(status: OrderStatus): State {
  if (status.order === 'withdrawn' || status.order === 'cancelled') return status.order;
  return status.fulfilment;
}

/** Why `action` is not allowed on the order at `now` (UTC ISO), or null when it is. */
export function refuse(order: OrderRecord, action: Action, now: string): Refusal | null {
  const status = statusOf(order);
  const state = stateOf(status);
  if (!ALLOWED[action].includes(state)) return { kind: 'wrong-state', action, state };
  return isErased(order) ? { kind: 'erased' } : guard(order, action, status, now);
}

/** Holds that stop work at `now`: those whose date has not come. */
export function activeHolds(holds: readonly EntryOf<'hold'>[], now: string): EntryOf<'hold'>[] {
  return holds.filter((hold) => hold.until === null || hold.until > now);
}

function guard(
  order: OrderRecord,
  action: Action,
  status: OrderStatus,
  now: string,
): Refusal | null {
  switch (action) {
    case 'pick':
    case 'pack':
      return stopped(order, status, now);
    case 'ship':
      return stopped(order, status, now) ?? incomplete(status);
    case 'ship-part':
      return stopped(order, status, now) ?? unfit(status);
    case 'void':
      return standingShipments(order.log).length === 0 ? { kind: 'nothing-shipped' } : null;
    case 'cancel':
    case 'withdraw':
      return status.partlyShipped ? { kind: 'partly-shipped' } : null;
    case 'reinstate':
      return order.facts.status === 'cancelled' || !isCancelledHere(order)
        ? { kind: 'not-cancelled-here' }
        : null;
    default:
      return null;
  }
}

function stopped(order: OrderRecord, status: OrderStatus, now: string): Refusal | null {
  if (order.facts.fulfilledBy === 'marketplace') return { kind: 'marketplace' };
  const hold = activeHolds(status.holds, now)[0];
  if (hold) return { kind: 'on-hold', hold: hold.hold, reason: hold.reason };
  return isPaid(status.payment) ? null : { kind: 'unpaid' };
}

function incomplete(status: OrderStatus): Refusal | null {
  const missing = missingUnits(status);
  return missing > 0 ? { kind: 'not-complete', missing } : overPacked(status);
}

/** Units that are neither in the parcel nor gone. */
export function missingUnits({ lines }: OrderStatus): number {
  return lines.reduce((sum, line) => sum + Math.max(0, line.units - line.packed - line.shipped), 0);
}

/** Why what is in the parcel cannot leave without the rest. */
function unfit(status: OrderStatus): Refusal | null {
  const isEmpty = status.lines.every((line) => line.packed === 0);
  return isEmpty ? { kind: 'nothing-packed' } : overPacked(status);
}

function overPacked(status: OrderStatus): Refusal | null {
  const over = status.lines.reduce(
    (sum, line) => sum + Math.max(0, line.packed && line.packed + line.shipped - line.units),
    0,
  );
  return over > 0 ? { kind: 'over-packed', over } : null;
}
