/** The reads of all scanners attached to the host, as one stream that any number of pages may follow. */
import { EventEmitter, on } from 'node:events';
import type { ScanRead } from '../../shared/host.ts';

/** Scanners `put` reads in; each follower sees those put after it began. */
export interface ScanReads {
  put(read: ScanRead): void;
  follow(signal: AbortSignal): AsyncIterableIterator<ScanRead>;
}

/** A stream without reads yet. A read that nobody follows is lost, as at a till that is switched off. */
export function createScanReads(): ScanReads {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    put: (read) => void emitter.emit('read', read),
    follow: (signal) => {
      // Begun here and not inside the generator, which would start with the first `next()` only.
      const events = signal.aborted ? undefined : on(emitter, 'read', { signal });
      return untilAborted(events, signal);
    },
  };
}

async function* untilAborted(
  events: AsyncIterableIterator<ScanRead[]> | undefined,
  signal: AbortSignal,
): AsyncGenerator<ScanRead, void, undefined> {
  if (events === undefined) return;
  try {
    for await (const [read] of events) if (read !== undefined) yield read;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
