/** The databases of a test server: express-pouchdb in memory, copied and put back as a backup would be. */
/// <reference path="../../electron/hub/pouchdb.d.ts" />
import { EventEmitter } from 'node:events';
import expressPouchDB from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB, { type Database, type NewDoc, type PouchDBClass } from 'pouchdb-core';

/** A document's leaves with their histories, and its place among the database's changes. */
interface Changed {
  readonly seq: number;
  readonly leaves: readonly NewDoc[];
}

/** All that a server holds, by database: every document in the order of its last change, and the local documents. */
export type Snapshot = ReadonlyMap<
  string,
  { readonly changed: readonly Changed[]; readonly locals: readonly NewDoc[] }
>;

export interface Databases {
  /** CouchDB's HTTP interface over the databases. */
  readonly app: ReturnType<typeof expressPouchDB>;
  /** A database as PouchDB has it, to arrange and to look at what HTTP cannot; made if missing. */
  open(name: string): Promise<Database>;
  /** Takes note of a local document: these are in no listing. */
  noteLocal(database: string, id: string): void;
  snapshot(): Promise<Snapshot>;
  /** Everything as it was, with nothing that came after; sequences too, as in a copy of a server's files. */
  restore(snapshot: Snapshot): Promise<void>;
}

PouchDB.plugin(memory);
// Each long poll of each station listens at its database; Node takes more than ten for a leak.
EventEmitter.defaultMaxListeners = 1_000;

/** Stores in memory are known by their names to the whole process. */
let servers = 0;

function freshPouch(): PouchDBClass {
  servers += 1;
  return PouchDB.defaults({ adapter: 'memory', prefix: `server-${servers}-` });
}

export function createDatabases(): Databases {
  let pouch = freshPouch();
  const app = expressPouchDB(pouch, { mode: 'minimumForPouchDB' });
  const locals = new Map<string, Set<string>>();

  const open = async (name: string): Promise<Database> => {
    const db = new pouch(name);
    await db.info();
    return db;
  };
  return {
    app,
    open,
    noteLocal: (database, id) => {
      locals.set(database, (locals.get(database) ?? new Set()).add(id));
    },
    snapshot: async () => {
      const names = await pouch.allDbs();
      const copies = names.map(async (name) => {
        const db = await open(name);
        const ids = [...(locals.get(name) ?? [])];
        const found = await Promise.all(ids.map((id) => db.get(id).catch(() => undefined)));
        const copy = {
          changed: await changedIn(db),
          locals: found.filter((doc) => doc !== undefined),
        };
        return [name, copy] as const;
      });
      return new Map(await Promise.all(copies));
    },
    restore: async (snapshot) => {
      pouch = freshPouch();
      await app.setPouchDB(pouch);
      for (const [name, copy] of snapshot) {
        const db = await open(name);
        await putBack(db, copy.changed);
        for (const { _rev, ...local } of copy.locals) await db.put(local);
      }
    },
  };
}

async function changedIn(db: Database): Promise<Changed[]> {
  const { results } = await db.changes({ style: 'all_docs' });
  const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
  if (docs.length === 0) return [];
  const got = await db.bulkGet({ docs, revs: true, attachments: true });
  const leaves = got.results.flatMap((result) => result.docs.flatMap(({ ok }) => (ok ? [ok] : [])));
  return results.map(({ id, seq }) => ({
    seq: Number(seq),
    leaves: leaves.filter(({ _id }) => _id === id),
  }));
}

/** Each document at its place; what was changed again later left gaps, which ended design documents fill. */
async function putBack(db: Database, changed: readonly Changed[]): Promise<void> {
  let at = 0;
  for (const { seq, leaves } of changed) {
    const gap = Math.max(0, seq - leaves.length - at);
    const fillers = Array.from({ length: gap }, (_, n) => ({
      _id: `_design/gap-${at + n}`,
      _rev: '1-00000000000000000000000000000000',
      _deleted: true,
    }));
    await db.bulkDocs([...fillers, ...leaves], { new_edits: false });
    at = seq;
  }
}
