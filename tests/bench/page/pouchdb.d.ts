/** The little of PouchDB 9 that the benchmark calls; the packages ship no types. */
declare module 'pouchdb-browser' {
  interface Row {
    readonly id: string;
    readonly value?: { readonly rev: string };
  }
  type Replicate = (
    url: string,
    options: { batch_size: number },
  ) => Promise<{ readonly docs_written: number }>;
  class PouchDB<T> {
    constructor(name: string, options: { adapter: string });
    static plugin(plugin: unknown): typeof PouchDB;
    createIndex(options: { index: { fields: string[] } }): Promise<unknown>;
    bulkDocs(docs: readonly (T & { _rev?: string })[]): Promise<unknown>;
    allDocs(options: { keys: string[] }): Promise<{ rows: Row[] }>;
    get(id: string): Promise<T & { _rev: string }>;
    put(doc: T & { _rev: string }): Promise<unknown>;
    readonly replicate: { readonly to: Replicate; readonly from: Replicate };
    find(query: { selector: object; sort: string[]; limit: number }): Promise<{ docs: T[] }>;
  }
  export default PouchDB;
}
declare module 'pouchdb-adapter-indexeddb' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-find' {
  const plugin: unknown;
  export default plugin;
}
