/** The parts of PouchDB 9 and express-pouchdb 4.2 that the trial hub and the test server use; neither ships types. */
declare module 'pouchdb-core' {
  export type StoredDoc = { _id: string; _rev: string; _deleted?: boolean } & Record<
    string,
    unknown
  >;

  export type NewDoc = { _id: string; _rev?: string; _deleted?: boolean } & Record<string, unknown>;

  export interface Outcome {
    readonly id?: string;
    readonly ok?: true;
    readonly rev?: string;
    readonly error?: true;
    readonly name?: string;
    readonly message?: string;
  }

  export type Docs = { readonly docs: readonly ({ _id?: string } & Record<string, unknown>)[] };
  export type Callback = (error: unknown, outcomes?: readonly Outcome[]) => void;

  /** Writing as express-pouchdb asks for it. */
  export interface Writing {
    bulkDocs(docs: Docs, options: object, callback: Callback): void;
  }

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
      keys?: readonly string[];
      include_docs?: boolean;
    }): Promise<{ rows: { id: string; doc?: StoredDoc | null }[] }>;
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
    close(): Promise<void>;
  }

  export interface PouchDBClass {
    new (name: string): Database;
    plugin(plugin: unknown): PouchDBClass;
    defaults(options: { adapter: string; prefix: string }): PouchDBClass;
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

declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown;
  export default plugin;
}

declare module 'express-pouchdb' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { Database, PouchDBClass } from 'pouchdb-core';

  interface App {
    (request: IncomingMessage, response: ServerResponse): void;
    setPouchDB(pouch: PouchDBClass): Promise<unknown>;
    readonly dbWrapper: {
      registerWrapper(
        wrapper: (name: string, db: Database, next: () => Promise<unknown>) => Promise<unknown>,
      ): void;
    };
  }

  interface Options {
    mode: 'minimumForPouchDB';
    overrideMode?: { exclude: string[] };
  }

  export default function expressPouchDB(options: Options): App;
  export default function expressPouchDB(pouch: PouchDBClass, options: Options): App;
}
