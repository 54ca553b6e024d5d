/** What the host says unasked, over one wire after another, for as long as somebody listens. */
import { createORPCClient } from '@orpc/client';
import type { HostClient } from '../shared/host.ts';
import type { HostLink } from './host-links.ts';

export interface HostEvents<T> {
  /** Hears from now on, until the returned function is called. */
  on(listener: (event: T) => void): () => void;
  /** Goes on over this wire. */
  attach(link: HostLink): void;
}

interface EventSource<T> {
  open(events: HostClient['events'], signal: AbortSignal): Promise<AsyncIterable<T>>;
  /** What listeners are told when a wire has been opened, before anything that comes over it. */
  readonly opened?: readonly T[];
  /** What they are told when it is gone. */
  readonly gone?: readonly T[];
}

export function createHostEvents<T>({
  open,
  opened = [],
  gone = [],
}: EventSource<T>): HostEvents<T> {
  const listeners = new Set<(event: T) => void>();
  let current: HostLink | undefined;
  let following = new AbortController();

  const tell = (event: T) => {
    for (const listener of listeners) listener(event);
  };
  const follow = async ({ link }: HostLink, signal: AbortSignal) => {
    try {
      const { events } = createORPCClient<HostClient>(link);
      for await (const event of await open(events, signal)) {
        if (signal.aborted) return;
        tell(event);
      }
    } catch {
      // The wire is gone, or nobody listens any more.
    }
  };
  const start = () => {
    if (current === undefined || listeners.size === 0) return;
    following = new AbortController();
    void follow(current, following.signal);
  };
  return {
    on: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) following.abort();
      };
    },
    attach: (link) => {
      current = link;
      opened.forEach(tell);
      start();
      void link.closed.then(() => {
        if (current !== link) return;
        current = undefined;
        gone.forEach(tell);
      });
    },
  };
}
