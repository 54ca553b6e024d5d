/**
 * The host's log: one small file that is moved aside when full, secrets blanked.
 *
 * A log that cannot be written (full disk, no rights) never stops the work: the entry is dropped.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogEntry } from '../shared/host.ts';
import { redact } from './redact.ts';

/** Two files of this size are all that is ever kept. */
const MAX_BYTES = 1_000_000;

/** A page may send a whole stack; a log line keeps its beginning. */
export const LOG_ENTRY_CHARS = 4_000;

export interface Log {
  readonly file: string;
  write(entry: LogEntry): void;
}

/** A log in `file`, whose previous part is `file` + `.1`. */
export function createLog(file: string, now: () => Date, maxBytes = MAX_BYTES): Log {
  return {
    file,
    write: (entry) => {
      const line = `${now().toISOString()} ${entry.level} ${oneLine(entry.where)}: ${oneLine(entry.message)}\n`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        if (sizeOf(file) + line.length > maxBytes) renameSync(file, `${file}.1`);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // Nowhere to write that nobody can write.
      }
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Redacted, on one line (a page must not forge entries), cut to size. */
function oneLine(text: string): string {
  return redact(text)
    .replace(/\p{Cc}+/gu, ' ⏎ ')
    .slice(0, LOG_ENTRY_CHARS);
}
