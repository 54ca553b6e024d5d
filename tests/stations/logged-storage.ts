/**
 * RxDB's memory storage whose every write is appended to a file before it counts: a station can be killed at any moment
 * and started again on what it had written, as with a disk. Nothing is written when `fail` says so.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RxStorage, RxStorageInstanceCreationParams } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

// biome-ignore lint/suspicious/noExplicitAny: RxDB types a storage by internals that differ for each storage.
type Storage = RxStorage<any, any>;
type Stored = Record<string, unknown> & { readonly [key: string]: unknown };

export interface LoggedStorageOptions {
  readonly folder: string;
  /** Asked before each write, with the collection's name; throws to end the write (a full disk, a crash). */
  readonly beforeWrite: (collection: string) => void;
  /** Asked when a write is on the disk and nobody knows yet. */
  readonly afterWrite: (collection: string) => void;
}

/** A storage for one store in one folder. */
export function loggedStorage(options: LoggedStorageOptions): Storage {
  const memory = getRxStorageMemory();
  return {
    ...memory,
    createStorageInstance: async (params: RxStorageInstanceCreationParams<Stored, unknown>) => {
      const instance = await memory.createStorageInstance<Stored>(params as never);
      const primary = primaryOf(params);
      const file = join(options.folder, `${fileName(params)}.log`);
      const kept = readLog(file, primary);
      // Straight into the memory: these are written already.
      if (kept.length > 0)
        await instance.bulkWrite(kept.map((document) => ({ document })) as never, 'from-disk');
      const write = instance.bulkWrite.bind(instance);
      instance.bulkWrite = async (rows, context) => {
        options.beforeWrite(params.collectionName);
        const result = await write(rows, context);
        const failed = new Set(result.error.map(({ documentId }) => documentId));
        const lines = rows
          .map(({ document }) => document)
          .filter((document) => !failed.has(String(document[primary])))
          .map((document) => `${JSON.stringify(document)}\n`);
        if (lines.length > 0) appendFileSync(file, lines.join(''));
        options.afterWrite(params.collectionName);
        return result;
      };
      return instance;
    },
  } as Storage;
}

function fileName({ collectionName, schema }: RxStorageInstanceCreationParams<Stored, unknown>) {
  return `${collectionName}-${schema.version}`;
}

function primaryOf({ schema }: RxStorageInstanceCreationParams<Stored, unknown>): string {
  const { primaryKey } = schema;
  return String(typeof primaryKey === 'string' ? primaryKey : primaryKey.key);
}

/** The newest version of each document; a line that a crash cut off never counted. */
function readLog(file: string, primary: string): Stored[] {
  if (!existsSync(file)) return [];
  const docs = new Map<string, Stored>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.endsWith('}')) continue;
    const document = JSON.parse(line) as Stored;
    docs.set(String(document[primary]), document);
  }
  return [...docs.values()];
}
