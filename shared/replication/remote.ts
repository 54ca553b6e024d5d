/**
 * What a station may ask of the shop's server, as the page and the host say it to each other.
 *
 * The page names one of the workspace's own collections and nothing else (R9): address, account and database names are
 * the host's. Each call is one HTTP exchange with its own time limit (R4); each outcome that is not success is a
 * `RemoteFault` (R5). The host keeps no order state: what it holds of the server is where each bell rang last.
 */
import { z } from 'zod';
import type { Result } from '../result.ts';

/** Collections that have a database on the server, named `<workspace>-<collection>`. */
export const replicatedNames = [
  'orders',
  'shipments',
  'skus',
  'movements',
  'settings',
  'scans',
  'documents',
  'outbox',
] as const;

export const replicatedName = z.enum(replicatedNames);
export type ReplicatedName = z.infer<typeof replicatedName>;

/** Why the server did not do what it was asked. */
export const remoteFault = z.discriminatedUnion('kind', [
  /** This station is not connected to a server. */
  z.object({ kind: z.literal('off') }),
  /** Nobody answers at the address: no network, server down, name not found, certificate refused. */
  z.object({ kind: z.literal('unreachable'), reason: z.string() }),
  /** Connected, and then nothing within the time limit. */
  z.object({ kind: z.literal('silent') }),
  /**
   * 401 or 403 of the whole request. Nothing is asked of the server any more until the user has signed in again
   * (a server locks an account after five wrong tries).
   */
  z.object({ kind: z.literal('signed-out'), why: z.enum(['password', 'locked', 'permission']) }),
  /** 429, 5xx: to be asked again, not before `retryAfterMs`. */
  z.object({ kind: z.literal('busy'), status: z.int(), retryAfterMs: z.int() }),
  /** 413, or an answer larger than a message may be: ask for less. */
  z.object({ kind: z.literal('too-large') }),
  /** 400: one of the things asked is malformed; asked one by one, the others get through. */
  z.object({ kind: z.literal('malformed'), reason: z.string() }),
  /** 404: the database is not there (taken out, or a server that was set up anew). */
  z.object({ kind: z.literal('no-database') }),
  /** 409 on a station's mark: the server is not as this station left it (restored from an older backup). */
  z.object({ kind: z.literal('mark-moved') }),
  /** An answer that is not CouchDB's. */
  z.object({ kind: z.literal('nonsense'), reason: z.string() }),
]);
export type RemoteFault = z.infer<typeof remoteFault>;

/** A document as the server has it: `_id`, `_rev`, `_deleted`, `_attachments` (stubs) and the record's fields. */
export const remoteDoc = z.looseObject({
  _id: z.string(),
  _rev: z.string(),
  _deleted: z.boolean().optional(),
  /** Revisions of leaves that lost against this one without being merged (server-to-server replication). */
  _conflicts: z.array(z.string()).optional(),
});
export type RemoteDoc = z.infer<typeof remoteDoc>;

/** A slice of a database's changes after a sequence, oldest first. Design documents are left out. */
export const remoteChanges = z.object({
  docs: z.array(remoteDoc),
  /** Opaque; where the next slice begins. */
  seq: z.string(),
  /** Changes that are left behind this slice (about; a server may not say). 0: there are none. */
  left: z.int(),
});
export type RemoteChanges = z.infer<typeof remoteChanges>;

/** One version of a document. */
export const leaf = z.object({ id: z.string(), rev: z.string() });
export type Leaf = z.infer<typeof leaf>;

/** A document to write: with `_rev` it replaces that revision, without it is new. Attachments' stubs are written again. */
export const remoteWrite = z.looseObject({
  _id: z.string(),
  _rev: z.string().optional(),
  _deleted: z.boolean().optional(),
});
export type RemoteWrite = z.infer<typeof remoteWrite>;

/** What became of one written document. */
export const writeOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), id: z.string(), rev: z.string() }),
  /** Somebody else wrote it since that revision. */
  z.object({ kind: z.literal('conflict'), id: z.string() }),
  /** The server will not have it (a check function, no permission for this document). */
  z.object({ kind: z.literal('refused'), id: z.string(), reason: z.string() }),
]);
export type WriteOutcome = z.infer<typeof writeOutcome>;

/**
 * How a station knows a server again (R7). `generation` is made with the database and goes with it; `mark` is how often
 * this station has marked the database as holding all that it sent. A server with another generation, or with a mark
 * behind the station's own, is not the one it was.
 */
export const remoteMarks = z.object({
  generation: z.string(),
  mark: z.int(),
  /** The mark's revision, to write the next one; '' while there is none. */
  markRev: z.string(),
});
export type RemoteMarks = z.infer<typeof remoteMarks>;

/**
 * A bell: it says "pull from your checkpoint" and nothing else (R2). `begun` rings each time that the host starts to
 * listen to a database, after it has taken note of where that stands: what was written before is pulled, what is
 * written after rings.
 */
export const bell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), collection: replicatedName }),
  z.object({ kind: z.literal('rung'), collection: replicatedName }),
  /** Listening failed; the host tries again by itself, except when signed out. */
  z.object({ kind: z.literal('lost'), collection: replicatedName, fault: remoteFault }),
  /** Connected, changed, signed in again or left: ask `current` and begin anew. */
  z.object({ kind: z.literal('changed') }),
]);
export type Bell = z.infer<typeof bell>;

/** The server that this station is connected to, as far as the page may know it. */
export const connection = z.object({
  /** Without account: `https://couch.example.com:6984/path`. */
  address: z.string(),
  workspace: z.string(),
  user: z.string(),
  /** Server time less this station's, in ms, from the last answer's Date; null before the first. */
  skewMs: z.number().nullable(),
});
export type Connection = z.infer<typeof connection>;

export type Answer<T> = Promise<Result<T, RemoteFault>>;

/** The server as the page's replication uses it. Every call may be made at any time and always resolves. */
export interface Remote {
  /** The connection, or null while this station works alone. */
  current(): Promise<Connection | null>;
  /**
   * Changes after `since` (null: from the beginning), at most `limit` of them. Documents whose only version is one of
   * `known` are left out.
   */
  changes(
    collection: ReplicatedName,
    since: string | null,
    limit: number,
    known: readonly Leaf[],
  ): Answer<RemoteChanges>;
  /**
   * Documents by id, those that are not there left out. A deleted one comes as its tombstone with all that the
   * tombstone holds.
   */
  read(collection: ReplicatedName, ids: readonly string[]): Answer<RemoteDoc[]>;
  /** The leaves of one document with these revisions (see `_conflicts`). */
  leaves(collection: ReplicatedName, id: string, revs: readonly string[]): Answer<RemoteDoc[]>;
  /** Writes documents; each has its own outcome, in the order given. */
  write(collection: ReplicatedName, docs: readonly RemoteWrite[]): Answer<WriteOutcome[]>;
  /** Reads a database's generation (made if it has none) and this station's mark. */
  marks(collection: ReplicatedName, station: string): Answer<RemoteMarks>;
  /** Writes the station's mark over the revision `markRev`. Gives back the new one. */
  mark(
    collection: ReplicatedName,
    station: string,
    mark: number,
    markRev: string,
  ): Answer<RemoteMarks['markRev']>;
  /** Rings until the signal. The host polls for all databases as long as anybody listens. */
  bells(signal: AbortSignal): AsyncIterable<Bell>;
}
