/** The parts of PouchDB 9 and express-pouchdb 4.2 that the hub uses; neither ships types. */
declare module 'pouchdb-core' {
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

  /** One database of the hub. */
  export interface Database {
    bulkDocs(docs: Docs, options: object, callback: Callback): void;
    allDocs(options: {
      readonly keys: readonly string[];
      readonly include_docs: true;
    }): Promise<{ readonly rows: readonly { readonly doc?: { _rev: string } | null }[] }>;
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

  export default function expressPouchDB(options: {
    mode: 'minimumForPouchDB';
    overrideMode: { exclude: string[] };
  }): App;
}
