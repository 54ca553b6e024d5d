/**
 * Faults of RxDB's CouchDB plugin put back, one at a time, between a station's replication and its server: a simulation
 * that does not notice them would notice nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Bell,
  type Remote,
  type RemoteDoc,
  type ReplicatedName,
  replicatedNames,
} from '../../shared/replication/remote.ts';
import { err } from '../../shared/result.ts';
import type { Plant } from './station-messages.ts';

/** The server as a station with this fault has it; `folder` is the station's disk. */
export function planted(remote: Remote, plant: Plant | undefined, folder: string): Remote {
  switch (plant) {
    case 'checkpoint-first':
      return checkpointFirst(remote, join(folder, 'checkpoints.json'));
    case 'bell-missed':
      return bellMissed(remote);
    case 'batch-held':
      return batchHeld(remote);
    case 'delete-unmerged':
      return deleteUnmerged(remote);
    case 'claim-accepted':
      return claimAccepted(remote);
    case undefined:
      return remote;
  }
}

/** A slice that was handed out once is not asked for again, stored or not, while the server is the one it was. */
function checkpointFirst(remote: Remote, file: string): Remote {
  type Kept = { readonly generation: string; readonly mark: number; readonly seq?: string };
  const kept: Partial<Record<ReplicatedName, Kept>> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  const keep = (collection: ReplicatedName, next: Kept) => {
    kept[collection] = next;
    writeFileSync(file, JSON.stringify(kept));
  };
  return {
    ...remote,
    marks: async (collection, station) => {
      const answer = await remote.marks(collection, station);
      if (!answer.ok) return answer;
      const { generation, mark } = answer.value;
      const known = kept[collection];
      const same = known?.generation === generation && mark >= known.mark;
      keep(collection, same ? { ...known, mark } : { generation, mark });
      return answer;
    },
    changes: async (collection, since, ...asked) => {
      const known = kept[collection];
      const answer = await remote.changes(collection, known?.seq ?? since, ...asked);
      if (answer.ok && known) keep(collection, { ...known, seq: answer.value.seq });
      return answer;
    },
  };
}

/** Longer than everybody takes to send what they have, on a busy machine too. */
const DEAF_MS = 3_000;

/** Pulls first and listens a moment later, to what comes from then on. */
function bellMissed(remote: Remote): Remote {
  return {
    ...remote,
    bells: async function* (signal): AsyncGenerator<Bell> {
      for (const collection of replicatedNames) yield { kind: 'begun', collection };
      await new Promise((resolve) => setTimeout(resolve, DEAF_MS));
      for await (const bell of remote.bells(signal)) if (bell.kind !== 'begun') yield bell;
    },
  };
}

/** One refused document fails the request that it is in. */
function batchHeld(remote: Remote): Remote {
  return {
    ...remote,
    write: async (collection, docs) => {
      const answer = await remote.write(collection, docs);
      if (!answer.ok || answer.value.every(({ kind }) => kind !== 'refused')) return answer;
      return err({ kind: 'nonsense', reason: 'the batch failed' });
    },
  };
}

/** What was taken out on the server is not told. */
function deleteUnmerged(remote: Remote): Remote {
  return {
    ...remote,
    changes: async (...asked) => {
      const answer = await remote.changes(...asked);
      if (!answer.ok) return answer;
      const docs = answer.value.docs.filter((doc) => !doc._deleted);
      return { ok: true, value: { ...answer.value, docs } };
    },
    read: async (...asked) => {
      const answer = await remote.read(...asked);
      return answer.ok ? { ok: true, value: answer.value.filter((doc) => !doc._deleted) } : answer;
    },
  };
}

/** Others' claims are not seen: whatever is claimed is claimed once more, and that is accepted. */
function claimAccepted(remote: Remote): Remote {
  const blind = <T extends RemoteDoc>(doc: T): T =>
    Array.isArray(doc.log)
      ? { ...doc, log: doc.log.filter((entry: { kind?: unknown }) => entry.kind !== 'claim') }
      : doc;
  return {
    ...remote,
    changes: async (...asked) => {
      const answer = await remote.changes(...asked);
      if (!answer.ok) return answer;
      return { ok: true, value: { ...answer.value, docs: answer.value.docs.map(blind) } };
    },
    read: async (...asked) => {
      const answer = await remote.read(...asked);
      return answer.ok ? { ok: true, value: answer.value.map(blind) } : answer;
    },
  };
}
