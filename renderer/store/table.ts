/**
 * One stored collection as the rest of the page uses it: get, page, insert, change, and its changes.
 *
 * It reads and writes RxDB's storage instance directly (which is where RxDB's change stream and replication
 * listen too) and so leaves out RxDB's document objects and query cache: measured, they cost a page of orders
 * twice its time and keep tens of megabytes alive.
 */
import {
  type BulkWriteRow,
  fillObjectDataBeforeInsert,
  getChangedDocumentsSince,
  now,
  type RxCollection,
  type RxDocumentData,
  type RxStorageDefaultCheckpoint,
  type RxStorageWriteError,
  type RxStorageWriteErrorConflict,
} from 'rxdb';
import { countOf, type Page, queryOf } from './page.ts';
import { rawChangedSince, rawGet, rawPage } from './raw-dexie.ts';
import { noteWrite, reasonOf, type Saving } from './saving.ts';

/** One document's change, as everybody who keeps something derived from documents hears it. */
export interface Change<T> {
  readonly before: T | undefined;
  readonly after: T;
  /** It was taken out for good; `after` is what it was. */
  readonly removed: boolean;
}

/** One document's change as replication hears it. */
export interface Write {
  readonly id: string;
  /** Its revision in this store. */
  readonly rev: string;
  readonly origin: Origin;
}

/** Who wrote: somebody at this station, or replication, which brings what others wrote. */
export type Origin = 'here' | 'server';

/** RxDB hands a write's context on to who listens; this one is replication's. */
const FROM_SERVER = 'from-server';

/** A stored document and what the store knows of it. */
export interface Version<T> {
  /** The record alone, without the store's own fields. */
  readonly record: T;
  readonly rev: string;
  readonly removed: boolean;
}

/** A place in the order in which documents were changed on this station. */
export type Checkpoint = RxStorageDefaultCheckpoint;

export class Table<T extends { readonly id: string }> {
  constructor(
    readonly collection: RxCollection<T>,
    private readonly saving: Saving,
  ) {}

  /** The document with this id. */
  async get(id: string): Promise<T | undefined> {
    const [doc] = await this.stored([id]);
    return doc;
  }

  /** The documents with these ids, those that are not there left out. */
  async getMany(ids: readonly string[]): Promise<T[]> {
    return this.stored([...ids]);
  }

  /** Documents by an index. */
  async page(page: Page): Promise<T[]> {
    return (await rawPage(this.collection, page)) ?? this.queryPage(page);
  }

  /** The same through RxDB's own query. */
  async queryPage(page: Page): Promise<T[]> {
    const { schema } = this.collection.storageInstance;
    const { documents } = await this.collection.storageInstance.query(queryOf(schema, page));
    return documents;
  }

  /**
   * The page that follows `after` (a document of the page before) by an index whose last field may be the same for
   * many documents; undefined `after` gives the first page. Costs no more than the page, however far down it is.
   */
  async following(
    page: Omit<Page, 'from' | 'skip'> & { readonly from?: string },
    after: T | undefined,
  ): Promise<T[]> {
    if (!after) return this.page(page);
    const field = page.index.at(-1) ?? 'id';
    const key = String((after as Record<string, unknown>)[field]);
    const raw = await rawPage(this.collection, { ...page, from: key }, after.id);
    if (raw) return raw;
    for (let extra = 50; ; extra *= 4) {
      const docs = await this.page({ ...page, from: key, limit: page.limit + extra });
      const rest = docs.filter(
        (doc) => (doc as Record<string, unknown>)[field] !== key || doc.id > after.id,
      );
      if (rest.length >= page.limit || docs.length < page.limit + extra)
        return rest.slice(0, page.limit);
    }
  }

  /** Every document, in slices of `size` in the order of their ids; `pause` is awaited between slices. */
  async *slices(size: number, pause: () => Promise<void>): AsyncGenerator<T[]> {
    let from = '';
    for (;;) {
      const docs = await this.page({ index: ['id'], from, limit: size });
      const last = docs.at(-1);
      if (!last) return;
      yield docs;
      if (docs.length < size) return;
      from = `${last.id}\u0000`;
      await pause();
    }
  }

  /** Stores new documents; gives back the stored versions of those that were there already (left as they are). */
  async insert(docs: readonly T[]): Promise<T[]> {
    if (docs.length === 0) return [];
    const rows = docs.map((doc) => ({
      document: fillObjectDataBeforeInsert(this.collection.schema, { ...doc }),
    }));
    return (await this.bulk(rows, 'insert')).map(({ documentInDb }) => documentInDb);
  }

  /**
   * Changes one document atomically: `change` gets what is stored (undefined: nothing) and gives what to store,
   * or null to leave it. It may run again if somebody else wrote in between. `known` saves a read when the
   * caller holds the newest version.
   */
  async change(
    id: string,
    change: (current: T | undefined) => T | null,
    known?: T,
  ): Promise<T | undefined> {
    let current = known ?? (await this.get(id));
    for (;;) {
      const next = change(current);
      if (!next) return current;
      const conflict = await this.write(current, next);
      if (!conflict) return next;
      current = conflict;
    }
  }

  /** Several documents in one write each time round; like `change` for each of `ids`. `known` is as there, by id. */
  async changeMany(
    ids: readonly string[],
    change: (current: T | undefined, id: string) => T | null,
    known?: ReadonlyMap<string, T>,
    origin: Origin = 'here',
  ): Promise<void> {
    let left = [...new Set(ids)];
    for (let held = known; left.length > 0; held = undefined) {
      const stored = held ?? new Map((await this.stored(left)).map((doc) => [doc.id, doc]));
      const rows = left.flatMap((id) => {
        const current = stored.get(id);
        const next = change(current, id);
        return next ? [this.row(current, next)] : [];
      });
      if (rows.length === 0) return;
      const context = origin === 'server' ? FROM_SERVER : 'change';
      left = (await this.bulk(rows, context)).map(({ documentId }) => documentId);
    }
  }

  /**
   * Takes documents out for good: made-up data, and SKUs whose import is undone. Work is never removed. `stillToBe` is
   * asked of each as it is stored at that moment.
   */
  async remove(
    ids: readonly string[],
    origin: Origin = 'here',
    stillToBe: (doc: T) => boolean = () => true,
  ): Promise<void> {
    let left = [...ids];
    while (left.length > 0) {
      const rows = (await this.stored(left)).filter(stillToBe).map((doc) => ({
        previous: doc,
        document: { ...doc, _meta: { ...doc._meta }, _deleted: true },
      }));
      if (rows.length === 0) return;
      const context = origin === 'server' ? FROM_SERVER : 'remove';
      left = (await this.bulk(rows, context)).map(({ documentId }) => documentId);
    }
  }

  /** Documents by id as the store has them, those taken out too. */
  async versions(ids: readonly string[]): Promise<Version<T>[]> {
    const standing = await this.stored([...ids]);
    const found = new Set(standing.map(({ id }) => id));
    const others = ids.filter((id) => !found.has(id));
    const removed =
      others.length > 0
        ? await this.collection.storageInstance.findDocumentsById(others, true)
        : [];
    return [...standing, ...removed].map((doc) => ({
      record: plain(doc),
      rev: doc._rev,
      removed: doc._deleted,
    }));
  }

  /** How many documents there are, by the primary index alone. */
  async count(): Promise<number> {
    const { schema } = this.collection.storageInstance;
    const { count } = await this.collection.storageInstance.count(countOf(schema));
    return count;
  }

  /** Calls `listener` after each write, with all documents that it changed and the checkpoint after it. Returns how to stop. */
  onChange(listener: (changes: readonly Change<T>[], upTo: Checkpoint) => void): () => void {
    const subscription = this.collection.eventBulks$.subscribe((bulk) => {
      listener(
        bulk.events.map((event) => ({
          before: event.previousDocumentData as T | undefined,
          after: event.documentData as T,
          removed: event.operation === 'DELETE',
        })),
        bulk.checkpoint,
      );
    });
    return () => subscription.unsubscribe();
  }

  /** Calls `listener` after each write with what was written by whom, and the checkpoint after it. Returns how to stop. */
  onWrite(listener: (writes: readonly Write[], upTo: Checkpoint) => void): () => void {
    const subscription = this.collection.eventBulks$.subscribe((bulk) => {
      const origin = bulk.context === FROM_SERVER ? 'server' : 'here';
      listener(
        bulk.events.map(({ documentId, documentData }) => ({
          id: documentId,
          rev: revOf(documentData),
          origin,
        })),
        bulk.checkpoint,
      );
    });
    return () => subscription.unsubscribe();
  }

  /** Documents written after `checkpoint`, oldest first, those taken out since, and the checkpoint after them. */
  async changedSince(
    checkpoint: Checkpoint | undefined,
    limit: number,
  ): Promise<{ docs: T[]; removed: T[]; more: boolean; checkpoint: Checkpoint | undefined }> {
    const documents =
      (await rawChangedSince(this.collection, checkpoint, limit)) ??
      (await this.queryChangedSince(checkpoint, limit));
    const last = documents.at(-1);
    return {
      docs: documents.filter((doc) => !doc._deleted),
      removed: documents.filter((doc) => doc._deleted),
      more: documents.length === limit,
      checkpoint: last ? { id: last.id, lwt: last._meta.lwt } : (checkpoint ?? { id: '', lwt: 0 }),
    };
  }

  private async queryChangedSince(
    checkpoint: Checkpoint | undefined,
    limit: number,
  ): Promise<RxDocumentData<T>[]> {
    const { storageInstance } = this.collection;
    const { documents } = await getChangedDocumentsSince<T, Checkpoint>(
      storageInstance,
      limit,
      checkpoint,
    );
    return documents;
  }

  /** Whether a document that was read here was written at or before `checkpoint`. */
  isUpTo(doc: T, checkpoint: Checkpoint | undefined): boolean {
    if (!checkpoint) return false;
    const { lwt } = (doc as RxDocumentData<T>)._meta; // Every document read here carries it.
    return lwt < checkpoint.lwt || (lwt === checkpoint.lwt && doc.id <= checkpoint.id);
  }

  /**
   * Whether what is written from now on may sort before `checkpoint`: RxDB orders writes by the wall clock, and that
   * was set back over a restart (while a page lives, RxDB never goes back).
   */
  isAhead(checkpoint: Checkpoint | undefined): boolean {
    return checkpoint !== undefined && checkpoint.lwt >= now();
  }

  private async stored(ids: string[]): Promise<RxDocumentData<T>[]> {
    return (
      (await rawGet(this.collection, ids)) ??
      this.collection.storageInstance.findDocumentsById(ids, false)
    );
  }

  private row(current: T | undefined, next: T) {
    if (!current)
      return { document: fillObjectDataBeforeInsert(this.collection.schema, { ...next }) };
    const previous = current as RxDocumentData<T>; // Read from the storage instance above.
    const { _meta, _rev, _attachments, _deleted } = previous;
    return { previous, document: { ...next, _meta: { ..._meta }, _rev, _attachments, _deleted } };
  }

  private async write(current: T | undefined, next: T): Promise<T | undefined> {
    const held = current && '_rev' in current ? current : current && (await this.get(current.id));
    const [conflict] = await this.bulk([this.row(held, next)], 'change');
    return conflict?.documentInDb;
  }

  /** Writes rows; gives back where somebody else wrote in between. Everything that is stored goes through here. */
  private async bulk(
    rows: BulkWriteRow<T>[],
    context: string,
  ): Promise<RxStorageWriteErrorConflict<T>[]> {
    try {
      const { error } = await this.collection.storageInstance.bulkWrite(rows, context);
      const conflicts = error.map(conflictOf);
      noteWrite(this.saving, null);
      return conflicts;
    } catch (fault) {
      noteWrite(this.saving, reasonOf(fault));
      throw fault;
    }
  }
}

/** A record without the store's own fields. */
export function plain<T extends object>(doc: T): T {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_'))) as T; // No record has such fields.
}

/** The revision of a document that was read from the store. */
export function revOf(doc: object): string {
  return '_rev' in doc ? String(doc._rev) : '';
}

/** The fault as what it is unless the storage is broken: somebody else wrote in between. */
function conflictOf<T>(fault: RxStorageWriteError<T>): RxStorageWriteErrorConflict<T> {
  if (fault.status === 409) return fault;
  throw new Error(`a document was refused by the store: ${fault.documentId}`);
}
