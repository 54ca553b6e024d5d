/** Which orders a picker can walk for, and the walk for them. */
import { holderOf } from '../../../shared/orders/claims.ts';
import { type PickWalk, walkFor } from '../../../shared/picking/pick-walk.ts';
import type { BulkOutcome } from '../commands/change-order.ts';
import { startPicking } from '../commands/orders.ts';
import { textOf } from '../line-skus.ts';
import type { Store } from '../store.ts';

/** Orders that were taken off the queue, that nobody else has and that are not picked yet: the most urgent first. */
export function beingPicked(
  { open, clock, station }: Store,
  picked: readonly string[],
): readonly string[] {
  const { id: own } = station.getState();
  const now = clock.iso();
  const done = new Set(picked);
  return [...open.rows.values()]
    .filter(({ id, label }) => label === 'picking' && !done.has(id))
    .filter(({ leases }) => (holderOf(leases, now)?.station ?? own) === own)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ id }) => id);
}

/** Takes orders off the queue and gives the walk for them; those that are being picked already are walked for too. */
export async function takeForWalk(
  store: Store,
  ids: readonly string[],
): Promise<{ walk: PickWalk; refused: BulkOutcome['refused'] }> {
  const isPicking = (id: string) => store.open.rows.get(id)?.label === 'picking';
  const begun = new Set(ids.filter(isPicking));
  const { done, refused } = await startPicking(
    store,
    ids.filter((id) => !begun.has(id)),
  );
  const taken = ids.filter((id) => begun.has(id) || done.includes(id));
  const found = new Map((await store.orders.getMany(taken)).map((order) => [order.id, order]));
  const walk = walkFor(
    taken.flatMap((id) => found.get(id) ?? []),
    {
      skuOf: (line) => store.lineSkus.idOf(textOf(line)),
      known: (id) => store.catalogue.skus.get(id),
    },
  );
  return { walk, refused };
}
