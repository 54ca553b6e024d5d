/** Faults that a test server can be given: what may befall a request between a station and its server. */
import type { Asked, Reply } from './exchange.ts';

export type Fault =
  /** Answers by itself: an error in JSON or HTML, a redirect, anything. */
  | { readonly kind: 'answer'; readonly reply: Reply }
  /** Accepts the request and never answers; with `after`, goes silent after so many bytes of the answer. */
  | { readonly kind: 'stall'; readonly after?: number }
  /** Destroys the connection: at once, or after so many bytes of the answer. The request is carried out. */
  | { readonly kind: 'cut'; readonly after?: number }
  /** Destroys the connection before the request is carried out. */
  | { readonly kind: 'lose' }
  /** Waits before the request is carried out. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Hands out the answer in pieces of `bytes`, one every `everyMs`. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** Carries the request out twice and answers what the second time came to. */
  | { readonly kind: 'twice' }
  /** Refuses the documents for which it gives a reason, as a check function does. */
  | {
      readonly kind: 'forbid';
      readonly reason: (doc: Readonly<Record<string, unknown>>) => string | undefined;
    }
  /** 413 for a document, or a whole request, of more bytes than these. */
  | { readonly kind: 'limit'; readonly document?: number; readonly request?: number }
  /** The server's clock is ahead by so much. */
  | { readonly kind: 'clock'; readonly aheadMs: number };

/** Which requests a fault befalls, and how many of them. Without either: all. */
export interface Reach {
  readonly on?: (asked: Asked) => boolean;
  readonly times?: number;
}

export interface Faults {
  /** Adds a fault. Gives back what takes it out again. */
  add(fault: Fault, reach?: Reach): () => void;
  clear(): void;
}

export type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** The server's side: the faults that befall one request, each counted once. */
export interface Troubles extends Faults {
  befalling(asked: Asked): <K extends Fault['kind']>(kind: K) => FaultOf<K> | undefined;
}

export function createFaults(): Troubles {
  const added = new Set<{ fault: Fault; on: (asked: Asked) => boolean; left: number }>();
  return {
    add: (fault, { on = () => true, times = Number.POSITIVE_INFINITY } = {}) => {
      const entry = { fault, on, left: times };
      added.add(entry);
      return () => void added.delete(entry);
    },
    clear: () => added.clear(),
    befalling: (asked) => {
      const here = [...added].filter((entry) => entry.left > 0 && entry.on(asked));
      for (const entry of here) entry.left -= 1;
      return <K extends Fault['kind']>(kind: K) =>
        here.map(({ fault }) => fault).find((fault): fault is FaultOf<K> => fault.kind === kind);
    },
  };
}
