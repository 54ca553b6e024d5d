/**
 * The page's queue of scans: every input pushes, the screen in front receives, strictly in order
 * and one at a time. A read that two inputs bring at once counts once (shared/scanning/inbox.ts).
 */
import { arrive, emptyInbox, type Read } from '../../shared/scanning/inbox.ts';

/**
 * Deals with one read; the next one waits until it is done. So it must never wait for a person:
 * a question to the user is a dialog, which receives on a layer of its own.
 */
export type ScanReceiver = (read: Read) => Promise<void> | void;

/** A dialog's receiver stands before the screen's and that before the page's own, whichever came first. */
export type ScanLayer = 'page' | 'screen' | 'dialog';

const FRONT_FIRST: readonly ScanLayer[] = ['dialog', 'screen', 'page'];

export interface ScanInbox {
  push(read: Read): void;
  /** Puts `receiver` in front of the others on its layer; the answer takes it away again. */
  receive(receiver: ScanReceiver, layer?: ScanLayer): () => void;
}

export interface ScanInboxOptions {
  /** The clock that reads are stamped by. */
  readonly now: () => number;
  /** Who receives a read before any screen, as a badge's; null: it is for the screens. */
  readonly first?: (read: Read) => ScanReceiver | null;
  /** Told of a read that nobody received: too old when somebody came, or one too many. */
  readonly onLost?: (read: Read) => void;
}

// Between two screens nobody receives for a moment. A scan from longer ago was meant for something
// that is no longer there, and counting it on another order would be worse than asking again.
const KEEP_MS = 3000;
const KEEP_READS = 500;

/** An inbox with nothing in it. */
export function createScanInbox(options: ScanInboxOptions): ScanInbox {
  const { now, first, onLost = () => {} } = options;
  const receivers: { readonly receiver: ScanReceiver; readonly layer: ScanLayer }[] = [];
  let recent = emptyInbox;
  let waiting: Read[] = [];
  let busy = false;

  function front(): ScanReceiver | undefined {
    const last = (layer: ScanLayer) => receivers.findLast((one) => one.layer === layer);
    return FRONT_FIRST.map(last).find((one) => one !== undefined)?.receiver;
  }

  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let receiver = front(); receiver && waiting.length > 0; receiver = front()) {
      const read = waiting.shift();
      if (read) await tell(first?.(read) ?? receiver, read);
    }
    busy = false;
  }

  return {
    push(read) {
      const step = arrive(recent, read);
      recent = step.inbox;
      if (!step.counts) return;
      if (waiting.length >= KEEP_READS) return onLost(read);
      waiting.push(read);
      void drain();
    },
    receive(receiver, layer = 'screen') {
      if (receivers.length === 0) {
        const stale = waiting.filter((read) => now() - read.at > KEEP_MS);
        waiting = waiting.filter((read) => !stale.includes(read));
        stale.forEach(onLost);
      }
      const entry = { receiver, layer };
      receivers.push(entry);
      void drain();
      return () => {
        const at = receivers.indexOf(entry);
        if (at >= 0) receivers.splice(at, 1);
      };
    },
  };
}

/** A receiver that fails must not stop the scans behind it; its failure goes to the page's edge. */
async function tell(receiver: ScanReceiver, read: Read): Promise<void> {
  try {
    await receiver(read);
  } catch (error) {
    reportError(error);
  }
}
