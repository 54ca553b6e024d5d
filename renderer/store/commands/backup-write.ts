/** Everything of this station as one backup file, streamed in slices that step aside for the scanner. */
import type { Store } from '../store.ts';
import type { Table } from '../table.ts';
import {
  BACKUP_FORMAT,
  type BackupHeader,
  noRecords,
  RECORD_KINDS,
  type RecordCounts,
  type RecordKind,
  schemaVersions,
  sumOf,
} from './backup-format.ts';

export interface BackupOptions {
  readonly progress?: (done: number, all: number) => void;
  /** An aborted backup ends its stream with an error, so that no file is taken for whole. */
  readonly signal?: AbortSignal;
}

const SLICE = 500;

/** The backup file's bytes. */
export function backupStream(
  store: Store,
  options: BackupOptions = {},
): ReadableStream<Uint8Array> {
  const text = streamOf(backupLines(store, options)).pipeThrough(new TextEncoderStream());
  return text.pipeThrough(new CompressionStream('gzip'));
}

/** The backup file's lines, several at a time. */
export async function* backupLines(
  store: Store,
  { progress = () => undefined, signal }: BackupOptions = {},
): AsyncGenerator<string> {
  const counts = await countRecords(store);
  const all = sumOf(counts);
  yield line(headerOf(store, counts));
  const written: RecordCounts = { ...noRecords };
  for (const kind of RECORD_KINDS) {
    for await (const docs of tableOf(store, kind).slices(SLICE, store.activity.pause)) {
      signal?.throwIfAborted();
      written[kind] += docs.length;
      yield docs.map((doc) => line({ kind, record: withoutStorage(doc) })).join('');
      progress(sumOf(written), all);
    }
  }
  yield line({ end: true, counts: written });
}

/** How many records of each kind the store holds. */
export async function countRecords(store: Store): Promise<RecordCounts> {
  const counts: RecordCounts = { ...noRecords };
  for (const kind of RECORD_KINDS) counts[kind] = await tableOf(store, kind).count();
  return counts;
}

/** A stream of what a generator gives, at the reader's pace. */
export function streamOf(parts: AsyncGenerator<string>): ReadableStream<string> {
  return new ReadableStream<string>({
    pull: async (controller) => {
      const next = await parts.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

function headerOf(store: Store, counts: RecordCounts): BackupHeader {
  const station = store.station.getState().name;
  return {
    packbench: 'backup',
    format: BACKUP_FORMAT,
    madeAt: store.clock.iso(),
    station,
    counts,
    versions: schemaVersions,
  };
}

// Only read and written as JSON: what kind of record it is does not matter here.
function tableOf(store: Store, kind: RecordKind): Table<{ readonly id: string }> {
  return store[kind] as unknown as Table<{ readonly id: string }>;
}

function withoutStorage(doc: object): object {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !name.startsWith('_')));
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
