/** The parts of PouchDB 9 and express-pouchdb 4.2 that the test server uses; neither ships types. */
declare module 'pouchdb-core' {
  export type StoredDoc = { _id: string; _rev: string; _deleted?: boolean } & Record<
    string,
    unknown
  >;

  export type NewDoc = { _id: string; _rev?: string; _deleted?: boolean } & Record<string, unknown>;

  /** One database of the server. */
  export interface Database {
    get(id: string, options?: { rev?: string; conflicts?: boolean }): Promise<StoredDoc>;
    put(doc: NewDoc): Promise<{ id: string; rev: string }>;
    bulkDocs(docs: readonly NewDoc[], options?: { new_edits?: boolean }): Promise<unknown[]>;
    bulkGet(options: {
      docs: readonly { id: string; rev: string }[];
      revs?: boolean;
      attachments?: boolean;
    }): Promise<{ results: { docs: { ok?: StoredDoc }[] }[] }>;
    allDocs(options?: {
      include_docs?: boolean;
    }): Promise<{ rows: { id: string; doc?: StoredDoc }[] }>;
    changes(options: { style: 'all_docs'; since?: number }): Promise<{
      results: { id: string; seq: number; changes: { rev: string }[] }[];
    }>;
    putAttachment(
      id: string,
      name: string,
      rev: string,
      base64: string,
      type: string,
    ): Promise<{ rev: string }>;
    info(): Promise<{ doc_count: number; update_seq: number }>;
  }

  export interface PouchDBClass {
    new (name: string): Database;
    plugin(plugin: unknown): PouchDBClass;
    defaults(options: { adapter: string; prefix: string }): PouchDBClass;
    setMaxListeners(most: number): void;
    /** Put in by express-pouchdb. */
    allDbs(): Promise<string[]>;
  }

  const PouchDB: PouchDBClass;
  export default PouchDB;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}

declare module 'express-pouchdb' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { PouchDBClass } from 'pouchdb-core';

  type App = {
    (request: IncomingMessage, response: ServerResponse): void;
    setPouchDB(pouch: PouchDBClass): Promise<unknown>;
  };

  export default function expressPouchDB(
    pouch: PouchDBClass,
    options: { mode: 'minimumForPouchDB' },
  ): App;
}
