/** Erases buyers' data whose time is over: a while after the start, and every few hours, as the settings say. */
import { eraseOld } from './commands/retention.ts';
import type { Store } from './store.ts';

const FIRST_MS = 5 * 60_000;
const EVERY_MS = 6 * 3_600_000;

/** Returns how to stop. */
export function startRetention(
  store: Store,
  wait: (run: () => void, ms: number) => () => void,
): () => void {
  let wanted = true;
  let stop = () => {};
  const next = (ms: number) => {
    stop = wait(() => void run(), ms);
  };
  const run = async () => {
    const { keepDays } = store.settingsView.getState().privacy;
    // What could not be erased now is tried again next time.
    await eraseOld(store, keepDays, () => wanted).catch(() => 0);
    if (wanted) next(EVERY_MS);
  };
  next(FIRST_MS);
  return () => {
    wanted = false;
    stop();
  };
}
