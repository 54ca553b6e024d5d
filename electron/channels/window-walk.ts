/**
 * Where a pull of orders stands that are paged by offsets: a window of times of change, closed on both ends, and how far
 * into it we are. Nothing can come into a window that is over; what changes meanwhile leaves it for the next one, and all
 * behind it move up. How many left is told by the total, and so many places are gone back.
 */
import { z } from 'zod';

const windowShape = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });
export type Window = z.infer<typeof windowShape>;

const walkShape = z.object({
  window: windowShape,
  offset: z.int().min(0),
  /** Orders in the window, when last asked. */
  total: z.int().min(0),
  /** Orders, by id and time of change, that are not to be given again where places were gone back. */
  given: z.array(z.string()),
  /** The order before the offset, when last asked; '' where places were gone back. */
  before: z.string().default(''),
});
export type Walk = z.infer<typeof walkShape>;

const cursorShape = z.union([
  walkShape,
  /** All before this moment has been read. */
  z.object({ until: z.iso.datetime() }),
]);
export type Cursor = z.infer<typeof cursorShape>;

/** A channel's index lags, and its stamps tie. */
const OVERLAP_MS = 5 * 60_000;

/** null: from the beginning. A text that nobody can read is none: twice is better than never. */
export function readCursor(text: string): Cursor | null {
  try {
    return cursorShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What may be asked for, in ms since 1970 by the channel's clock. */
export interface Reach {
  readonly oldest: number;
  readonly end: number;
}

/** The window that ends at the end and begins some minutes before the last one ended. */
export function nextWindow(
  cursor: Cursor | null,
  since: string | null,
  { oldest, end }: Reach,
): Window {
  const known = cursor && 'until' in cursor ? Date.parse(cursor.until) - OVERLAP_MS : null;
  const wanted = known ?? (since === null ? oldest : Date.parse(since));
  const from = Math.min(end - 1000, Math.max(oldest, wanted));
  return { from: iso(from), to: iso(end) };
}

/** A page of a walk as the channel answered it. */
export interface PageTold {
  readonly total: number;
  /** Of its orders, in turn. */
  readonly marks: readonly string[];
}

/** Where the walk stands after a page; `until` where it is at its end. */
export function afterPage({ window, offset, total, given }: Walk, page: PageTold): Cursor {
  const left = Math.max(0, total - page.total);
  const next = left > 0 ? Math.max(0, offset - left) : offset + page.marks.length;
  const over = left === 0 && (page.marks.length === 0 || next >= page.total);
  if (over) return { until: window.to };
  // Where places were gone back, what was given before comes again, until a page is all new.
  const back = left > 0 || page.marks.some((mark) => given.includes(mark));
  const kept = back ? [...given, ...page.marks] : page.marks;
  const before = left > 0 ? '' : (page.marks.at(-1) ?? '');
  return { window, offset: next, total: page.total, given: [...new Set(kept)], before };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
