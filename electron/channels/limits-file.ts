/** The limits of each account as they stood, so that a restart does not ask what the channel has just forbidden. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LimiterState } from './transport/limiter.ts';

/** A request more or less is what the channel's own answer puts right. */
const WRITE_MS = 2_000;

export interface LimitsFile {
  load(): unknown;
  save(state: LimiterState): void;
  forget(): void;
  /** Writes what is not written yet. */
  close(): void;
}

export function limitsFileIn(folder: string, id: string): LimitsFile {
  const file = join(folder, 'channels', `${id}.limits.json`);
  let waiting: LimiterState | undefined;
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify(waiting), { mode: 0o600 });
    } catch {
      // A full disk costs a warm start of the limits and nothing else.
    }
    waiting = undefined;
  }

  return {
    load: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        return undefined;
      }
    },
    save: (state) => {
      waiting = state;
      timer ??= setTimeout(write, WRITE_MS).unref();
    },
    forget: () => {
      waiting = undefined;
      rmSync(file, { force: true });
    },
    close: write,
  };
}
