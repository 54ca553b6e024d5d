/** A station's way to its server: what the host does, without a host and a page in between. */
import { randomUUID } from 'node:crypto';
import { createCouchSession } from '../../electron/sync/couch-session.ts';
import { BELL_TIMES, listenToDatabase } from '../../electron/sync/bells.ts';
import { readChanges, readDocs, readLeaves, writeDocs } from '../../electron/sync/couch-remote.ts';
import { readMarks, writeMark } from '../../electron/sync/marks.ts';
import { type Bell, type Remote, replicatedNames } from '../../shared/replication/remote.ts';
import type { ServerAccount } from './station-messages.ts';

export interface StationServer {
  readonly remote: Remote;
  close(): Promise<void>;
}

export function openServer(account: ServerAccount): StationServer {
  const session = createCouchSession(account);
  const { address, workspace, user } = account;
  const remote: Remote = {
    current: async () => ({ address, workspace, user, skewMs: session.skewMs() }),
    changes: (collection, since, limit) => readChanges(session, collection, { since, limit }),
    read: (collection, ids) => readDocs(session, collection, ids),
    leaves: (collection, id, revs) => readLeaves(session, collection, revs.map((rev) => ({ id, rev }))),
    write: (collection, docs) => writeDocs(session, collection, docs),
    marks: (collection, station) => readMarks(session, collection, { station, newGeneration: randomUUID() }),
    mark: (collection, station, mark, markRev) => writeMark(session, collection, { station, mark, markRev }),
    bells: (signal) => bells(signal),
  };
  async function* bells(signal: AbortSignal): AsyncGenerator<Bell> {
    const rung: Bell[] = [];
    let wake: () => void = () => undefined;
    const ring = (bell: Bell) => {
      rung.push(bell);
      wake();
    };
    for (const collection of replicatedNames)
      void listenToDatabase({ session, collection, ring, times: BELL_TIMES, signal });
    while (!signal.aborted) {
      const next = rung.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => { wake = resolve; signal.addEventListener('abort', () => resolve(), { once: true }); });
    }
  }
  return { remote, close: async () => session.close() };
}
