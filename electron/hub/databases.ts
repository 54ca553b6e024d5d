/**
 * The hub's databases: express-pouchdb in its minimum mode over LevelDB, with the check function in the way of every
 * write. Its other mode has accounts and checks of its own, and is ended by a single anonymous request.
 */
/// <reference path="./pouchdb.d.ts" />
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import expressPouchDB from 'express-pouchdb';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB, {
  type Callback,
  type Database,
  type Docs,
  type Outcome,
  type Writing,
} from 'pouchdb-core';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';
import { refusedBecause } from './run-check.ts';

/** CouchDB's HTTP interface to the databases in a folder. */
export type Databases = (request: IncomingMessage, response: ServerResponse) => void;

type Doc = Docs['docs'][number];

PouchDB.plugin(leveldb);

/** Opens the folder. Rejects while another hub has it. */
export async function openDatabases(folder: string): Promise<Databases> {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const pouch = PouchDB.defaults({ adapter: 'leveldb', prefix: join(data, '/') });
  const app = expressPouchDB({
    mode: 'minimumForPouchDB',
    // It would keep the heartbeats of a long poll back until there is enough to compress.
    overrideMode: { exclude: ['compression'] },
  });
  app.dbWrapper.registerWrapper((name, db, next) => {
    const collection = replicatedNames.find((one) => name.endsWith(`-${one}`));
    if (collection) checkWrites(name, collection, db);
    return next();
  });
  await app.setPouchDB(pouch);
  // The list of databases is one, too: it is open, or another process has it.
  await pouch.allDbs();
  return app;
}

/** Puts the check function between `db.bulkDocs` and the database, as CouchDB does. */
function checkWrites(name: string, collection: ReplicatedName, db: Database): void {
  const writing = db as unknown as Writing; // The way in which express-pouchdb writes.
  const write = writing.bulkDocs.bind(db);
  writing.bulkDocs = ({ docs }, options, callback) => {
    refusals(name, collection, db, docs).then((refused) => {
      const passing = docs.filter((_, at) => refused[at] === null);
      const done: Callback = (error, outcomes) =>
        callback(error, outcomes && inOrder(docs, refused, outcomes));
      if (passing.length === 0) done(null, []);
      else write({ docs: passing }, options, done);
    }, callback);
  };
}

/** Why each document is refused; null where it is not. */
async function refusals(
  name: string,
  collection: ReplicatedName,
  db: Database,
  docs: readonly Doc[],
): Promise<(string | null)[]> {
  // The design document is the owner's affair, and is written alone.
  if (docs.every(({ _id }) => _id === '_design/packbench')) return docs.map(() => null);
  const { rows } = await db.allDocs({ keys: docs.map(({ _id = '' }) => _id), include_docs: true });
  return docs.map((doc, at) => {
    const old = rows[at]?.doc ?? null;
    // Written over another revision: a conflict, which the database tells.
    if (old && old._rev !== doc._rev) return null;
    // The owner connects as a station, too, and is checked like one.
    return refusedBecause(collection, doc, old, { db: name, name: '', roles: [] });
  });
}

/** The outcomes of all documents, those of the refused among them. */
function inOrder(
  docs: readonly Doc[],
  refused: readonly (string | null)[],
  outcomes: readonly Outcome[],
): Outcome[] {
  const left = [...outcomes];
  return docs.map(({ _id = '' }, at) => {
    const reason = refused[at];
    if (typeof reason !== 'string') return left.shift() ?? {};
    return { id: _id, error: true, name: 'forbidden', message: reason };
  });
}
