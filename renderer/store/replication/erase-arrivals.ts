/** Erasures that arrive from other stations: what this station keeps about the order outside of it is blanked as well. */
import { isErased } from '../../../shared/orders/log.ts';
import { blankAround } from '../commands/erase.ts';
import type { Store } from '../store.ts';

/** Starts listening; returns how to stop. */
export function eraseArrivals(store: Store): () => void {
  return store.orders.onChange((changes) => {
    const erased = changes
      .filter(({ before, after }) => before && !isErased(before) && isErased(after))
      .map(({ after }) => after.id);
    // Whoever erased it did so before; another station's parcel or paper may have been on its way.
    void blankAround(store, new Set(erased)).catch(() => undefined);
  });
}
