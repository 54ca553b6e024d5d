/** Backups by themselves: looked at every hour, made when the last one is old enough and nobody scans. */
import { lastBackup } from './commands/backup-account.ts';
import { backupToHost, type HostBackups } from './commands/backup-to-host.ts';
import type { Store } from './store.ts';

const FIRST_MS = 10 * 60_000;
const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A day's backup is made a little earlier each day otherwise, and some day twice. */
const EARLY_MS = 2 * 3_600_000;

/** Whether a backup is due now. `last`: UTC ISO, undefined for none. */
export function isDue(everyDays: number, last: string | undefined, now: number): boolean {
  if (everyDays === 0) return false;
  return last === undefined || now - Date.parse(last) >= everyDays * DAY_MS - EARLY_MS;
}

/** Returns how to stop. */
export function startBackups(
  { store, backups }: { readonly store: Store; readonly backups: HostBackups },
  wait: (run: () => void, ms: number) => () => void,
): () => void {
  let wanted = true;
  let stop = () => {};
  const look = async () => {
    const { everyDays, keep } = store.settingsView.getState().backups;
    const last = await lastBackup(store);
    if (!isDue(everyDays, last?.at, store.clock.now())) return;
    // A station that lost its data, or has none yet, has nothing to keep.
    if ((await store.orders.count()) === 0) return;
    await store.activity.calm();
    await backupToHost(store, backups, keep);
  };
  const run = async () => {
    // One that failed is tried again in an hour; the page says how old the last one is.
    await look().catch(() => undefined);
    if (wanted) stop = wait(() => void run(), EVERY_MS);
  };
  stop = wait(() => void run(), FIRST_MS);
  return () => {
    wanted = false;
    stop();
  };
}
