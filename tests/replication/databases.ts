/** The databases of a test server: express-pouchdb in memory, copied and put back as a backup would be. */
/// <reference path="../../electron/hub/pouchdb.d.ts" />
import { EventEmitter } from 'node:events';
import expressPouchDB from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB, { type Database, type NewDoc, type PouchDBClass } from 'pouchdb-core';

/** All that a server holds, by database: every leaf with its history, and the local documents. */
export type Snapshot = ReadonlyMap<
  string,
  { readonly leaves: readonly NewDoc[]; readonly locals: readonly NewDoc[] }
>;

export interface Databases {
  /** CouchDB's HTTP interface over the databases. */
  readonly app: ReturnType<typeof expressPouchDB>;
  /** A database as PouchDB has it, to arrange and to look at what HTTP cannot; made if missing. */
  open(name: string): Promise<Database>;
  /** Takes note of a local document: these are in no listing. */
  noteLocal(database: string, id: string): void;
  snapshot(): Promise<Snapshot>;
  /** Everything as it was, with nothing that came after. Sequences are counted anew. */
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
          leaves: await leavesOf(db),
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
        await db.bulkDocs(copy.leaves, { new_edits: false });
        for (const { _rev, ...local } of copy.locals) await db.put(local);
      }
    },
  };
}

async function leavesOf(db: Database): Promise<NewDoc[]> {
  const { results } = await db.changes({ style: 'all_docs' });
  const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
  if (docs.length === 0) return [];
  const got = await db.bulkGet({ docs, revs: true, attachments: true });
  return got.results.flatMap((result) => result.docs.flatMap(({ ok }) => (ok ? [ok] : [])));
}
