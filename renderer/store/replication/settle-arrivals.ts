/** Shipments that arrive from other stations without what follows from them (merged anew, or a crash came between) are settled here. */
import { settleShipments } from '../settle.ts';
import type { Store } from '../store.ts';

/** Time for what follows to arrive by itself. */
const WAIT_MS = 1_000;

/** Starts listening; returns how to stop. */
export function settleArrivals(store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = async () => {
    timer = undefined;
    await store.activity.quiet();
    await settleShipments(store);
  };
  const stop = store.shipments.onWrite((writes) => {
    if (timer !== undefined || !writes.some(({ origin }) => origin === 'server')) return;
    // What fails is tried again at the next start.
    timer = setTimeout(() => void settle().catch(() => undefined), WAIT_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
