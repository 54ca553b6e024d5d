/** Starting over: everything that this station holds is gone for good. The page has to be loaded again afterwards. */

import { saved } from '../saving.ts';
import type { Store } from '../store.ts';
import type { Outcome } from './change-order.ts';

/** Deletes the whole workspace from this station. */
export async function startOver(store: Store): Promise<Outcome<undefined>> {
  return saved(async () => {
    // First of all: cut off half way, a snapshot would tell of a ledger that is no longer there.
    await store.local.collection.remove();
    await store.database.remove();
    return undefined;
  });
}
