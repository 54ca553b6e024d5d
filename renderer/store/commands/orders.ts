/** What people do to orders outside packing: holds, tags, notes, address, cancel, pick. Each is one entry in the order's log. */
import { contentHash } from '../../../shared/records/canonical.ts';
import type { Address } from '../../../shared/records/order-facts.ts';
import type { HoldType } from '../../../shared/records/order-log.ts';
import type { Store } from '../store.ts';
import { type BulkOutcome, changeOrder, changeOrders, type Outcome } from './change-order.ts';

type Progress = (done: number) => void;

export interface NewHold {
  readonly hold: HoldType;
  readonly reason: string;
  /** Releases itself at this UTC ISO time; null: when somebody releases it. */
  readonly until: string | null;
}

/** Places a hold on each order; an order may have several. */
export function holdOrders(
  store: Store,
  ids: readonly string[],
  hold: NewHold,
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'hold', () => ({ kind: 'hold', ...hold }), progress);
}

/** Releases one hold; the others stay. */
export function releaseHold(
  store: Store,
  id: string,
  hold: string,
  reason: string,
): Promise<Outcome> {
  return changeOrder(store, id, 'release', () => ({ kind: 'release', hold, reason }));
}

/** Puts a tag on each order, or takes it off. */
export function tagOrders(
  store: Store,
  ids: readonly string[],
  tag: string,
  on: boolean,
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'tag', () => ({ kind: 'tag', tag, on }), progress);
}

export function noteOrder(store: Store, id: string, text: string): Promise<Outcome> {
  return changeOrder(store, id, 'note', () => ({ kind: 'note', text }));
}

/** Takes orders off the ready queue for picking. */
export function startPicking(
  store: Store,
  ids: readonly string[],
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'pick', () => ({ kind: 'pick', on: true }), progress);
}

/** Puts picked orders back to ready. */
export function putBack(
  store: Store,
  ids: readonly string[],
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'put-back', () => ({ kind: 'pick', on: false }), progress);
}

export function cancelOrders(
  store: Store,
  ids: readonly string[],
  reason: string,
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'cancel', () => ({ kind: 'cancelled', reason }), progress);
}

/** Takes back a cancellation made here. */
export function reinstateOrder(store: Store, id: string, reason: string): Promise<Outcome> {
  return changeOrder(store, id, 'reinstate', () => ({ kind: 'reinstated', reason }));
}

/** Corrects the address here; stands until the source's own address changes. */
export function editAddress(
  store: Store,
  id: string,
  address: Address,
  reason: string,
): Promise<Outcome> {
  return changeOrder(store, id, 'address', (order) => ({
    kind: 'address',
    address,
    reason,
    basis: contentHash(order.facts.shipTo),
  }));
}
