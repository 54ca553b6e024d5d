/**
 * Where a pull of Medusa's orders stands. Orders are asked for by their moment of change, that moment included, and those
 * of it that have been read are named, to be passed over: an offset would skip an order whenever one before it changes and
 * moves to the end. A run that came to the end is begun again some minutes behind the newest, for what was committed late.
 */
import { z } from 'zod';

const shape = z.object({
  /** Where the first run began: nothing before it is asked for. */
  since: z.iso.datetime().nullable(),
  /** Everything that changed before this moment has been read; null: nothing has. */
  from: z.iso.datetime().nullable(),
  /** Orders of that moment that have been read. */
  given: z.array(z.string()),
  /** More than 0 only where so many orders changed at one moment that they cannot all be named. */
  offset: z.int().min(0),
});
export type Cursor = z.infer<typeof shape>;

/** An order's place in the list. */
export interface Place {
  readonly id: string;
  readonly at: string;
}

/** An order is seen when its transaction ends, which may be after later ones were. */
const OVERLAP_MS = 5 * 60_000;
/** They are read again with each slice, until their moment is behind. */
const MOST_GIVEN = 500;

/** The cursor that the text is; one that nobody can read begins again: twice is better than never. */
export function cursorOf(text: string, since: string | null): Cursor {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    const start = since === null ? null : new Date(since).toISOString();
    return { since: start, from: start, given: [], offset: 0 };
  }
}

/** How many to ask for, to be given `size` that are new. */
export function limitOf({ given }: Cursor, size: number): number {
  return size + given.length;
}

/** Behind a slice that has others behind it. */
export function goOn(cursor: Cursor, places: readonly Place[]): Cursor {
  const last = places.at(-1)?.at ?? cursor.from;
  const ids = places.filter(({ at }) => at === last).map(({ id }) => id);
  if (last !== cursor.from) return { ...cursor, from: last, given: ids, offset: 0 };
  const given = [...new Set([...cursor.given, ...ids])];
  if (cursor.offset === 0 && given.length <= MOST_GIVEN) return { ...cursor, given };
  return { ...cursor, given: [], offset: cursor.offset + places.length };
}

/** Behind the last slice. */
export function again(cursor: Cursor, places: readonly Place[]): Cursor {
  const newest = places.at(-1)?.at ?? null;
  // Within the overlap nothing is there: it stays until there is.
  if (newest === null) return { ...cursor, given: [], offset: 0 };
  const first = cursor.since === null ? 0 : Date.parse(cursor.since);
  const from = new Date(Math.max(first, Date.parse(newest) - OVERLAP_MS)).toISOString();
  return { since: cursor.since, from, given: [], offset: 0 };
}
