/** The bells of all databases: as long as anybody listens each is polled once, for all listeners together. */
import {
  type Bell,
  type ReplicatedName,
  replicatedNames,
} from '../../shared/replication/remote.ts';
import { createStream } from '../stream.ts';
import { type BellTimes, listenToDatabase } from './bells.ts';
import type { CouchSession } from './couch-session.ts';

export interface BellTower {
  /** Rings until the signal. Who comes later is first told how each database stands. */
  follow(signal: AbortSignal): AsyncIterableIterator<Bell>;
  /** Listens by another session from now on, or to nothing, and rings `changed`. */
  change(session: CouchSession | undefined): void;
}

export function createBellTower(times: BellTimes): BellTower {
  const stream = createStream<Bell>();
  const standing = new Map<ReplicatedName, Bell>();
  let session: CouchSession | undefined;
  let followers = 0;
  let polling = new AbortController();
  let reaching = new AbortController();

  const ring = (bell: Bell) => {
    if (bell.kind === 'begun' || bell.kind === 'lost') standing.set(bell.collection, bell);
    stream.put(bell);
    if (bell.kind !== 'begun') return;
    reaching.abort();
    reaching = new AbortController();
  };
  const reached = () => reaching.signal;
  const start = () => {
    if (session === undefined || followers === 0) return;
    polling = new AbortController();
    const { signal } = polling;
    for (const collection of replicatedNames)
      void listenToDatabase({ session, collection, ring, times, signal, reached });
  };
  const stop = () => {
    polling.abort();
    standing.clear();
  };
  const leave = () => {
    followers -= 1;
    if (followers === 0) stop();
  };
  return {
    follow: (signal) => {
      const told = [...standing.values()];
      const bells = stream.follow(signal);
      if (!signal.aborted) {
        followers += 1;
        signal.addEventListener('abort', leave, { once: true });
        if (followers === 1) start();
      }
      return following(told, bells);
    },
    change: (next) => {
      stop();
      session = next;
      stream.put({ kind: 'changed' });
      start();
    },
  };
}

async function* following(
  told: readonly Bell[],
  bells: AsyncIterableIterator<Bell>,
): AsyncGenerator<Bell, void, undefined> {
  yield* told;
  yield* bells;
}
