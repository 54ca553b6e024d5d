/** The store as the page opens it: Dexie storage, the browser's clock and calendar, one page at a time. */
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { v7 as uuidv7 } from 'uuid';
import { err, ok, type Result } from '../../shared/result.ts';
import { openStore, type Store } from './store.ts';

export type OpenFault =
  /** Another window or tab has this workspace open; two would not hear of each other's writes. */
  { readonly kind: 'open-elsewhere' } | { readonly kind: 'cannot-open'; readonly reason: string };

export const WORKSPACE = 'packbench';

/** Opens the workspace in this page. */
export async function openBrowserStore(
  name: string = WORKSPACE,
): Promise<Result<Store, OpenFault>> {
  try {
    if (!(await holdLock(`store:${name}`))) return err({ kind: 'open-elsewhere' });
    const store = await openStore({
      name,
      storage: getRxStorageDexie(),
      now: () => Date.now(),
      newId: uuidv7,
      random: Math.random,
      localDay,
      localTime,
    });
    return ok(store);
  } catch (fault) {
    return err({
      kind: 'cannot-open',
      reason: fault instanceof Error ? fault.message : String(fault),
    });
  }
}

/** Asks the browser not to clear the store when the disk runs short; false when it would not promise. */
export async function persist(): Promise<boolean> {
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

/** Takes the lock for as long as the page lives; false when another page has it. */
function holdLock(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => undefined) : undefined;
      })
      .catch(reject);
  });
}

function localDay(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function localTime(iso: string, time: string): string {
  const at = new Date(iso);
  const [hours, minutes] = time.split(':').map(Number);
  at.setHours(hours ?? 0, minutes ?? 0, 0, 0);
  return at.toISOString();
}
