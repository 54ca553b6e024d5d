/**
 * Reads of all inputs in the order they arrive. One physical read may arrive twice, typed by the
 * scanner's keyboard and sent over the network at once; it counts once. The same code read twice
 * by one input is two units and counts twice.
 */
import { classify } from './barcode.ts';

/** Where a read came from. */
export type ReadInput = 'keyboard' | 'network' | 'serial' | 'camera' | 'practice';

/** One code read once. */
export interface Read {
  /** As it came, AIM prefix and control characters included. */
  readonly text: string;
  readonly input: ReadInput;
  /** When it was complete: for the keyboard, when its last key went down (milliseconds). */
  readonly at: number;
}

/** One physical read of late, and the inputs it has arrived by. */
interface Physical {
  readonly code: string;
  readonly at: number;
  readonly by: readonly ReadInput[];
}

/** The physical reads that another input may still bring again. */
export type Inbox = readonly Physical[];

export const emptyInbox: Inbox = [];

/** Two inputs bring one physical read within this time. */
export const SAME_READ_MS = 80;

/** The inbox after `read`, and whether it is a read of its own. */
export function arrive(
  inbox: Inbox,
  read: Read,
): { readonly inbox: Inbox; readonly counts: boolean } {
  const code = classify(read.text).text;
  const recent = inbox.filter((known) => read.at - known.at <= SAME_READ_MS);
  // The oldest first: two quick scans of one code pair up with their echoes in order.
  const twin = recent.findIndex(
    (known) =>
      known.code === code &&
      Math.abs(read.at - known.at) <= SAME_READ_MS &&
      !known.by.includes(read.input),
  );
  const same = recent[twin];
  if (!same) return { inbox: [...recent, { code, at: read.at, by: [read.input] }], counts: true };
  return { inbox: recent.with(twin, { ...same, by: [...same.by, read.input] }), counts: false };
}
