/** A store for tests: RxDB's memory storage, a clock that the test moves, ids that count up. */
import { getRxStorageMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from './store.ts';

export interface TestStore {
  readonly store: Store;
  /** Moves the clock on by so many ms. */
  readonly wait: (ms: number) => void;
  /** Closes the store and opens it again on what it left behind. */
  readonly reopen: () => Promise<TestStore>;
}

const START = Date.parse('2026-11-23T09:00:00.000Z');
let made = 0;

/** Opens a store of its own for one test; UTC is its local time. */
export async function openTestStore(): Promise<TestStore> {
  return open(`test${++made}`, getRxStorageMemory(), START, 0);
}

async function open(
  name: string,
  storage: RxStorageMemory,
  start: number,
  firstId: number,
): Promise<TestStore> {
  let now = start;
  let id = firstId;
  const store = await openStore({
    name,
    storage,
    now: () => now,
    newId: () => `id-${String(++id).padStart(8, '0')}`,
    random: () => 0.5,
    localDay: (iso) => iso.slice(0, 10),
    localTime: (iso, time) => `${iso.slice(0, 10)}T${time}:00.000Z`,
  });
  // RxDB opens 16 collections a process; a test that leaves its store open takes the next one's.
  onTestFinished(() => store.close());
  await store.scannable;
  return {
    store,
    wait: (ms) => {
      now += ms;
    },
    reopen: async () => {
      await store.close();
      return open(name, storage, now, id);
    },
  };
}
