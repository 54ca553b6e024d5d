/** Reading and writing documents at a CouchDB: what replication asks, as CouchDB's requests. */
import type {
  Answer,
  RemoteChanges,
  RemoteDoc,
  RemoteFault,
  RemoteWrite,
  ReplicatedName,
  WriteOutcome,
} from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  allDocsAnswer,
  bulkDocsAnswer,
  bulkGetAnswer,
  changesAnswer,
  understood,
} from './couch-answers.ts';
import type { CouchSession } from './couch-session.ts';

const CHANGES_MS = 30_000;

/** A slice of changes larger than this is asked for again in halves. A single document may be larger. */
const SLICE_BYTES = 8 * 1024 * 1024;

/** What CouchDB and express-pouchdb call sequences; nothing else of the page's gets into a query. */
const SEQUENCE = /^[\w.:=+~-]{1,16000}$/;

export async function readChanges(
  session: CouchSession,
  collection: ReplicatedName,
  { since, limit }: { since: string | null; limit: number },
): Answer<RemoteChanges> {
  if (since !== null && !SEQUENCE.test(since)) return err({ kind: 'malformed', reason: 'since' });
  const reply = await session.ask({
    method: 'GET',
    collection,
    path: '_changes',
    query: {
      feed: 'normal',
      include_docs: 'true',
      conflicts: 'true',
      style: 'all_docs',
      since: since ?? '0',
      limit: `${limit}`,
    },
    limitMs: CHANGES_MS,
    ...(limit > 1 && { maxBytes: SLICE_BYTES }),
  });
  if (!reply.ok && reply.error.kind === 'too-large' && limit > 1)
    return readChanges(session, collection, { since, limit: Math.floor(limit / 2) });
  const answer = understood(changesAnswer, reply);
  if (!answer.ok) return answer;
  const { results, last_seq, pending } = answer.value;
  const docs = results.flatMap(({ id, deleted = false, changes: [change], doc }) => {
    if (id.startsWith('_design/')) return [];
    if (doc) return [doc];
    // Without a body: a tombstone, or purged in this moment.
    return deleted && change ? [bareTombstone(id, change.rev)] : [];
  });
  return ok({ docs, seq: last_seq, left: pending ?? (results.length < limit ? 0 : 1) });
}

function bareTombstone(id: string, rev: string): RemoteDoc {
  return { _id: id, _rev: rev, _deleted: true };
}

export async function readDocs(
  session: CouchSession,
  collection: ReplicatedName,
  ids: readonly string[],
): Answer<RemoteDoc[]> {
  const reply = await session.ask({
    method: 'POST',
    collection,
    path: '_all_docs',
    query: { include_docs: 'true', conflicts: 'true' },
    body: { keys: ids },
  });
  const answer = understood(allDocsAnswer, reply);
  if (!answer.ok) return answer;
  const { rows } = answer.value;
  // `_all_docs` gives no body of a tombstone.
  const dead = rows.flatMap(({ id, value, doc }) =>
    id !== undefined && value && !doc ? [{ id, rev: value.rev }] : [],
  );
  const tombstones = await readLeaves(session, collection, dead);
  if (!tombstones.ok) return tombstones;
  const bodies = new Map(tombstones.value.map((doc) => [doc._id, doc]));
  return ok(
    rows.flatMap(({ id, value, doc }) => {
      if (doc) return [doc];
      if (id === undefined || !value) return [];
      return [bodies.get(id) ?? bareTombstone(id, value.rev)];
    }),
  );
}

export interface Leaf {
  readonly id: string;
  readonly rev: string;
}

/** Revisions by name; those that the server has no more are left out. */
export async function readLeaves(
  session: CouchSession,
  collection: ReplicatedName,
  docs: readonly Leaf[],
): Answer<RemoteDoc[]> {
  if (docs.length === 0) return ok([]);
  const reply = await session.ask({
    method: 'POST',
    collection,
    path: '_bulk_get',
    body: { docs },
  });
  const answer = understood(bulkGetAnswer, reply);
  if (!answer.ok) return answer;
  return ok(answer.value.results.flatMap(({ docs }) => docs.flatMap(({ ok }) => ok ?? [])));
}

export async function writeDocs(
  session: CouchSession,
  collection: ReplicatedName,
  docs: readonly RemoteWrite[],
): Answer<WriteOutcome[]> {
  if (docs.length === 0) return ok([]);
  const reply = await session.ask({
    method: 'POST',
    collection,
    path: '_bulk_docs',
    body: { docs },
  });
  const answer = understood(bulkDocsAnswer, reply);
  if (!answer.ok) return answer;
  return outcomesOf(docs, answer.value);
}

type Row = ReturnType<typeof bulkDocsAnswer.parse>[number];

function outcomesOf(
  docs: readonly RemoteWrite[],
  rows: readonly Row[],
): Result<WriteOutcome[], RemoteFault> {
  if (rows.length !== docs.length || docs.some(({ _id }, at) => rows[at]?.id !== _id))
    return err({ kind: 'nonsense', reason: 'the outcomes are not those of the documents' });
  // A cluster in trouble: written or not, which the next try finds out.
  const trouble = rows.some((row) => 'error' in row && TROUBLE.test(row.error));
  if (trouble) return err({ kind: 'busy', status: 503, retryAfterMs: 0 });
  return ok(rows.map(outcomeOf));
}

const TROUBLE = /^(timeout|internal_server_error|service_unavailable)$/;

function outcomeOf(row: Row): WriteOutcome {
  if ('rev' in row) return { kind: 'written', id: row.id, rev: row.rev };
  if (row.error === 'conflict') return { kind: 'conflict', id: row.id };
  return { kind: 'refused', id: row.id, reason: row.reason || row.error };
}
