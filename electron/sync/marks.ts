/**
 * How a station knows a server again (R7): a database's generation and this station's mark, in local documents, which go
 * into a backup and never to another server.
 *
 * QUIRK(couchdb): since version 2 a local document is written whatever revision is named, so what stands there is read
 * before and after.
 */
import { z } from 'zod';
import type { Answer, RemoteMarks, ReplicatedName } from '../../shared/replication/remote.ts';
import { err, ok } from '../../shared/result.ts';
import { localPath } from './address.ts';
import { localDoc, understood } from './couch-answers.ts';
import type { CouchSession } from './couch-session.ts';

const generationDoc = localDoc.extend({ generation: z.string() });
const markDoc = localDoc.extend({ mark: z.int() });
const written = z.object({ rev: z.string() });

const GENERATION = localPath('packbench-generation');

function markPath(station: string): string {
  return localPath(`packbench-mark-${station}`);
}

export async function readMarks(
  session: CouchSession,
  collection: ReplicatedName,
  { station, newGeneration }: { station: string; newGeneration: string },
): Answer<RemoteMarks> {
  const generation = await readGeneration(session, collection, newGeneration);
  if (!generation.ok) return generation;
  const mark = await readLocal(session, collection, { path: markPath(station), shape: markDoc });
  if (!mark.ok) return mark;
  return ok({
    generation: generation.value,
    mark: mark.value?.mark ?? 0,
    markRev: mark.value?._rev ?? '',
  });
}

/** The database's generation. A database without one gets `made`, unless another station was first. */
async function readGeneration(
  session: CouchSession,
  collection: ReplicatedName,
  made: string,
): Answer<string> {
  const place = { path: GENERATION, shape: generationDoc };
  const found = await readLocal(session, collection, place);
  if (!found.ok) return found;
  if (found.value) return ok(found.value.generation);
  const put = await session.ask({
    method: 'PUT',
    collection,
    path: GENERATION,
    body: { generation: made },
    expects: [409],
  });
  if (!put.ok) return put;
  const standing = await readLocal(session, collection, place);
  if (!standing.ok) return standing;
  return standing.value ? ok(standing.value.generation) : err({ kind: 'no-database' });
}

/** Writes a station's mark over the revision `markRev` and nothing else. */
export async function writeMark(
  session: CouchSession,
  collection: ReplicatedName,
  { station, mark, markRev }: { station: string; mark: number; markRev: string },
): Answer<string> {
  const path = markPath(station);
  const standing = await readLocal(session, collection, { path, shape: markDoc });
  if (!standing.ok) return standing;
  if ((standing.value?._rev ?? '') !== markRev) return err({ kind: 'mark-moved' });
  const put = await session.ask({
    method: 'PUT',
    collection,
    path,
    body: { mark, ...(markRev !== '' && { _rev: markRev }) },
    expects: [409],
  });
  if (put.ok && put.value.status === 409) return err({ kind: 'mark-moved' });
  const answer = understood(written, put);
  return answer.ok ? ok(answer.value.rev) : answer;
}

/** A local document; null when it is not there (the database may be missing too). */
async function readLocal<T extends z.ZodType>(
  session: CouchSession,
  collection: ReplicatedName,
  { path, shape }: { path: string; shape: T },
): Answer<z.infer<T> | null> {
  const reply = await session.ask({ method: 'GET', collection, path, expects: [404] });
  if (reply.ok && reply.value.status === 404) return ok(null);
  return understood(shape, reply);
}
