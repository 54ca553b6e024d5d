/** Whether somebody else has an order, as a verdict. */
import { claimedElsewhere } from '../../../shared/orders/claims.ts';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { isShared } from '../commands/claims.ts';
import type { Store } from '../store.ts';

type ClaimedVerdict = Extract<Verdict, { kind: 'claimed' }>;

/** Who holds the order so that this station must not work on it; null when it may. Reads nothing. */
export function claimedVerdict(store: Store, order: OrderRecord): ClaimedVerdict | null {
  if (!isShared(store)) return null;
  const held = claimedElsewhere(order.log, store.station.getState().id, store.clock.iso());
  if (!held) return null;
  const { station, user, since } = held;
  return {
    kind: 'claimed',
    order: order.id,
    number: order.facts.number,
    by: user,
    station,
    since: stampTime(since),
  };
}
