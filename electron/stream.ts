/** What happens unasked, as one stream that any number of followers may follow. */
import { EventEmitter, on } from 'node:events';

/** Each follower sees what is put after it began. */
export interface Stream<T> {
  put(event: T): void;
  follow(signal: AbortSignal): AsyncIterableIterator<T>;
}

/** A stream without events yet. What nobody follows is lost, as at a till that is switched off. */
export function createStream<T>(): Stream<T> {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    put: (event) => void emitter.emit('event', event),
    follow: (signal) => {
      // Begun here and not inside the generator, which would start with the first `next()` only.
      const events = signal.aborted ? undefined : on(emitter, 'event', { signal });
      return untilAborted<T>(events, signal);
    },
  };
}

async function* untilAborted<T>(
  events: AsyncIterableIterator<T[]> | undefined,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  if (events === undefined) return;
  try {
    for await (const [event] of events) if (event !== undefined) yield event;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
