/**
 * The way from a station to its server as something that a test opens and shuts: while it is shut every call finds
 * nobody and no bell rings; opening it is what an outage's end is, with the host's own bells. What was under way when it
 * is shut is lost to the station, and may still reach the server.
 */
import { setMaxListeners } from 'node:events';
import { createStream } from '../../electron/stream.ts';
import type { Store } from '../../renderer/store/store.ts';
import {
  type Answer,
  type Bell,
  type Remote,
  type RemoteFault,
  type ReplicatedName,
  replicatedNames,
} from '../../shared/replication/remote.ts';
import { err } from '../../shared/result.ts';

/** How an exchange ended: nothing is left to do, a fault stopped some of it, or it took too long. */
export type Exchanged = 'in-step' | 'slow' | RemoteFault['kind'];

export interface Gate {
  open(): void;
  shut(): void;
  /** Waits until the open gate's exchange has ended; a patient one goes on over faults. */
  exchanged(withinMs: number, patient: boolean): Promise<Exchanged>;
  /** The server behind this gate. */
  guard(remote: Remote): Remote;
}

const AWAY: RemoteFault = { kind: 'unreachable', reason: 'cut off' };
const LOOK_MS = 8;
/** So many looks in a row at which nothing is under way: what is still to be asked would have been asked. */
const QUIET_LOOKS = 4;

export function createGate(store: Store, plant: (remote: Remote) => Remote): Gate {
  const bells = createStream<Bell>();
  const pulled = new Set<ReplicatedName>();
  let faults: RemoteFault[] = [];
  let underWay = 0;
  let opened: AbortController | undefined;
  let inner: Remote | undefined;

  const through = async <T>(call: () => Answer<T>): Answer<T> => {
    const signal = opened?.signal;
    if (!signal || signal.aborted) return err(AWAY);
    underWay += 1;
    const shut = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    const answer = await Promise.race([call(), shut.then(() => err(AWAY))]);
    underWay -= 1;
    if (!answer.ok) faults.push(answer.error);
    return answer;
  };
  const listen = async ({ signal }: AbortController): Promise<void> => {
    for await (const bell of inner?.bells(signal) ?? []) if (!signal.aborted) bells.put(bell);
  };
  const isInStep = () =>
    pulled.size === replicatedNames.length && store.replication.waiting().length === 0;

  return {
    open: () => {
      if (opened && !opened.signal.aborted) return;
      pulled.clear();
      faults = [];
      opened = new AbortController();
      setMaxListeners(0, opened.signal);
      void listen(opened);
    },
    shut: () => {
      if (!opened || opened.signal.aborted) return;
      opened.abort();
      for (const collection of replicatedNames)
        bells.put({ kind: 'lost', collection, fault: AWAY });
    },
    exchanged: async (withinMs, patient) => {
      const began = performance.now();
      for (let quiet = 0; performance.now() - began < withinMs; ) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        quiet = underWay === 0 ? quiet + 1 : 0;
        if (quiet < QUIET_LOOKS) continue;
        if (isInStep()) return 'in-step';
        const fault = faults.at(-1);
        if (fault && !patient) return fault.kind;
      }
      return 'slow';
    },
    guard: (remote) => {
      const server = plant(remote);
      inner = server;
      return {
        current: () => server.current(),
        changes: async (collection, since, limit, known) => {
          const answer = await through(() => server.changes(collection, since, limit, known));
          if (answer.ok && answer.value.left === 0) pulled.add(collection);
          return answer;
        },
        read: (...asked) => through(() => server.read(...asked)),
        leaves: (...asked) => through(() => server.leaves(...asked)),
        write: (...asked) => through(() => server.write(...asked)),
        marks: (...asked) => through(() => server.marks(...asked)),
        mark: (...asked) => through(() => server.mark(...asked)),
        bells: (signal) => bells.follow(signal),
      };
    },
  };
}
