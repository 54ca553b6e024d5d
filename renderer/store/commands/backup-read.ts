/** Reading a backup file line by line, and finding out whether it is whole before anything is written. */
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import {
  BACKUP_FORMAT,
  type BackupHeader,
  type BackupLine,
  backupHeader,
  backupTrailer,
  noRecords,
  RECORD_KINDS,
  type RecordCounts,
  type RecordKind,
  readLine,
} from './backup-format.ts';

export type BackupFault =
  | { readonly kind: 'not-a-backup' }
  /** Made by a later version of the app. */
  | { readonly kind: 'newer'; readonly format: number }
  /** The file ends, or cannot be unpacked any further, after this line. */
  | { readonly kind: 'cut-short'; readonly line: number }
  | { readonly kind: 'bad-line'; readonly line: number; readonly reason: string }
  | {
      readonly kind: 'miscounted';
      readonly record: RecordKind;
      readonly said: number;
      readonly found: number;
    }
  | { readonly kind: 'cancelled' };

/** A file that was read to its end and found whole. */
export interface CheckedBackup {
  readonly file: Blob;
  readonly header: BackupHeader;
  readonly counts: RecordCounts;
}

export interface ReadOptions {
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Awaited every few hundred lines. */
  readonly pause: () => Promise<void>;
}

const PAUSE_LINES = 250;

/** Reads the whole file and checks every record of it. Writes nothing. */
export async function checkBackup(
  file: Blob,
  { progress = () => undefined, signal, pause }: ReadOptions,
): Promise<Result<CheckedBackup, BackupFault>> {
  const counts: RecordCounts = { ...noRecords };
  let header: BackupHeader | undefined;
  let trailer: RecordCounts | undefined;
  let n = 0;
  try {
    for await (const text of linesOf(file)) {
      n++;
      if (signal?.aborted) return err({ kind: 'cancelled' });
      const value = parseJson(text);
      if (!header) {
        const read = readHeader(value);
        if (!read.ok) return read;
        header = read.value;
        continue;
      }
      const last = trailer ? undefined : backupTrailer.safeParse(value);
      if (last?.success) {
        // Read on: only at the very end does the unpacker compare its checksum.
        trailer = last.data.counts;
        continue;
      }
      if (trailer) return err({ kind: 'bad-line', line: n, reason: 'after the end' });
      const line = readLine(value, header.versions);
      if (!line.success) return err({ kind: 'bad-line', line: n, reason: reasonOf(line.error) });
      counts[line.data.kind]++;
      if (n % PAUSE_LINES === 0) {
        progress(n);
        await pause();
      }
    }
  } catch {
    // The unpacker refuses bytes that are not what was packed.
    return err(header ? { kind: 'cut-short', line: n } : { kind: 'not-a-backup' });
  }
  if (!header) return err({ kind: 'not-a-backup' });
  return trailer
    ? compareCounts({ file, header, counts }, trailer)
    : err({ kind: 'cut-short', line: n });
}

/** The records of a file that was checked. */
export async function* recordsOf({ file, header }: CheckedBackup): AsyncGenerator<BackupLine> {
  let first = true;
  for await (const text of linesOf(file)) {
    if (!first) {
      const line = readLine(parseJson(text), header.versions);
      if (line.success) yield line.data;
    }
    first = false;
  }
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = unpacked.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const parts = (rest + value).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } finally {
    // Let go, not cancelled: Node's unpacker throws where nobody can catch it when it is cancelled half way. What
    // is not asked for is not unpacked, and goes with the file.
    reader.releaseLock();
  }
  if (rest !== '') yield rest;
}

function readHeader(value: unknown): Result<BackupHeader, BackupFault> {
  const format = z.object({ packbench: z.literal('backup'), format: z.int() }).safeParse(value);
  if (!format.success) return err({ kind: 'not-a-backup' });
  if (format.data.format > BACKUP_FORMAT) {
    return err({ kind: 'newer', format: format.data.format });
  }
  const header = backupHeader.safeParse(value);
  return header.success ? ok(header.data) : err({ kind: 'not-a-backup' });
}

function compareCounts(
  backup: CheckedBackup,
  said: RecordCounts,
): Result<CheckedBackup, BackupFault> {
  for (const record of RECORD_KINDS) {
    const found = backup.counts[record];
    if (found !== said[record]) {
      return err({ kind: 'miscounted', record, said: said[record], found });
    }
  }
  return ok(backup);
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
