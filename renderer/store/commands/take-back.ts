/** Taking back what was done to many orders at once: holds released, cancellations undone. */
import { latestOf, unreleasedHolds } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { EntryOf } from '../../../shared/records/order-log.ts';
import type { Store } from '../store.ts';
import { type BulkOutcome, changeOrders } from './change-order.ts';
import type { NewHold } from './orders.ts';

type Progress = (done: number) => void;

/** Releases every hold of each order. */
export async function releaseAllHolds(
  store: Store,
  ids: readonly string[],
  reason: string,
  progress?: Progress,
): Promise<BulkOutcome> {
  // One entry a round; an order with three holds takes three.
  let left = ids;
  let outcome: BulkOutcome | undefined;
  do {
    const more = new Set<string>();
    const once = await changeOrders(
      store,
      left,
      'release',
      (order) => {
        const [first, ...others] = unreleasedHolds(order.log);
        if (others.length > 0) more.add(order.id);
        return first ? { kind: 'release', hold: first.id, reason } : null;
      },
      outcome ? undefined : progress,
    );
    outcome = outcome ? together(outcome, once) : once;
    // What could not be written is told, not tried again.
    left = once.done.filter((id) => more.has(id));
  } while (left.length > 0);
  return outcome;
}

/** Releases the hold that was just placed on each order; holds that others placed stay. */
export function takeBackHold(
  store: Store,
  ids: readonly string[],
  hold: NewHold,
  reason: string,
): Promise<BulkOutcome> {
  const station = store.station.getState().id;
  return changeOrders(store, ids, 'release', (order) => {
    const placed = ownHold(order, hold, station);
    return placed ? { kind: 'release', hold: placed.id, reason } : null;
  });
}

/** Takes back cancellations made here. */
export function reinstateOrders(
  store: Store,
  ids: readonly string[],
  reason: string,
  progress?: Progress,
): Promise<BulkOutcome> {
  return changeOrders(store, ids, 'reinstate', () => ({ kind: 'reinstated', reason }), progress);
}

/** What two rounds did: refused in one of them is refused. */
function together(first: BulkOutcome, next: BulkOutcome): BulkOutcome {
  const refused = new Set(next.refused.map((one) => one.id));
  return {
    done: first.done.filter((id) => !refused.has(id)),
    refused: [...first.refused, ...next.refused],
  };
}

function ownHold(
  order: OrderRecord,
  { hold, reason }: NewHold,
  station: string,
): EntryOf<'hold'> | undefined {
  const mine = unreleasedHolds(order.log).filter(
    (one) => one.by.station === station && one.hold === hold && one.reason === reason,
  );
  return latestOf(mine, 'hold');
}
