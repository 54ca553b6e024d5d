/** Reading and writing documents at a CouchDB: what replication asks, as CouchDB's requests. */
import type {
  Answer,
  Leaf,
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
  databaseAnswer,
  understood,
} from './couch-answers.ts';
import type { CouchSession } from './couch-session.ts';

const CHANGES_MS = 30_000;

/** A slice of changes larger than this is asked for again in halves. A single document may be larger. */
const SLICE_BYTES = 8 * 1024 * 1024;

export interface ChangesAsked {
  readonly since: string | null;
  readonly limit: number;
  /** Versions that are not wanted again. */
  readonly known?: readonly Leaf[];
}

/** What CouchDB and express-pouchdb call sequences; nothing else of the page's gets into a query. */
const SEQUENCE = /^[\w.:=+~-]{1,16000}$/;

export async function readChanges(
  session: CouchSession,
  collection: ReplicatedName,
  asked: ChangesAsked,
): Answer<RemoteChanges> {
  const { since, limit, known = [] } = asked;
  if (since !== null && !SEQUENCE.test(since)) return err({ kind: 'malformed', reason: 'since' });
  const reply = await session.ask({
    method: 'GET',
    collection,
    path: '_changes',
    query: {
      feed: 'normal',
      // Most of them known: it is cheaper to learn which they are, and to read the others.
      ...(known.length === 0 && { include_docs: 'true', conflicts: 'true' }),
      style: 'all_docs',
      since: since ?? '0',
      limit: `${limit}`,
    },
    limitMs: CHANGES_MS,
    ...(limit > 1 && { maxBytes: SLICE_BYTES }),
  });
  if (!reply.ok && reply.error.kind === 'too-large' && limit > 1)
    return readChanges(session, collection, { ...asked, limit: Math.floor(limit / 2) });
  const answer = understood(changesAnswer, reply);
  if (!answer.ok) return answer;
  const { results, last_seq, pending } = answer.value;
  const records = results.filter(({ id }) => !id.startsWith('_design/'));
  const docs =
    known.length === 0
      ? ok(records.flatMap(docOf))
      : await readDocs(session, collection, unknownIds(records, known));
  if (!docs.ok)
    // Slices with documents in them are halved until they fit.
    return docs.error.kind === 'too-large'
      ? readChanges(session, collection, { since, limit })
      : docs;
  const left =
    pending ?? (results.length < limit ? 0 : await leftBehind(session, collection, last_seq));
  return ok({ docs: docs.value, seq: last_seq, left });
}

type ChangeRow = ReturnType<typeof changesAnswer.parse>['results'][number];

function docOf({ id, deleted = false, changes: [change], doc }: ChangeRow): RemoteDoc[] {
  if (doc) return [doc];
  // Without a body: a tombstone, or purged in this moment.
  return deleted && change ? [bareTombstone(id, change.rev)] : [];
}

/** The documents that have another version than the known one, or others beside it. */
function unknownIds(rows: readonly ChangeRow[], known: readonly Leaf[]): string[] {
  const revs = new Map(known.map(({ id, rev }) => [id, rev]));
  return rows.flatMap(({ id, changes }) =>
    changes.length === 1 && changes[0]?.rev === revs.get(id) ? [] : [id],
  );
}

/** How many changes are left behind `seq` at a server that does not say; 1: some. */
async function leftBehind(
  session: CouchSession,
  collection: ReplicatedName,
  seq: string,
): Promise<number> {
  const answer = understood(databaseAnswer, await session.ask({ method: 'GET', collection }));
  const left = answer.ok ? Number(answer.value.update_seq) - Number(seq) : Number.NaN;
  return Number.isNaN(left) ? 1 : Math.max(0, left);
}

function bareTombstone(id: string, rev: string): RemoteDoc {
  return { _id: id, _rev: rev, _deleted: true };
}

export async function readDocs(
  session: CouchSession,
  collection: ReplicatedName,
  ids: readonly string[],
): Answer<RemoteDoc[]> {
  if (ids.length === 0) return ok([]);
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
