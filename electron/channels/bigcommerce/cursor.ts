/**
 * Where a pull of BigCommerce's orders stands. Orders are asked for by their second of change, beginning one second earlier
 * (whether "minimum" includes it is not written anywhere), and those that were read are known by id and second: page numbers
 * would skip an order whenever one before it changes and moves to the end. A run that came to the end is begun again some
 * minutes behind the newest, for what was committed late.
 */
import { z } from 'zod';

const shape = z.object({
  /** Where the first run began: nothing before it is asked for. */
  since: z.iso.datetime().nullable(),
  /** Everything that changed before this second has been read; null: nothing has. */
  from: z.iso.datetime().nullable(),
  /** Orders of that second and the one before that have been read. */
  given: z.array(z.object({ id: z.int(), at: z.string() })),
  /** More than 1 only where a page was full of orders that changed no later than `from`. */
  page: z.int().min(1),
  /** Of the pages that `page` counts. */
  size: z.int().min(1),
});
export type Cursor = z.infer<typeof shape>;

/** An order's place in the list. */
export interface Place {
  readonly id: number;
  readonly at: string;
}

const SECOND_MS = 1000;
const OVERLAP_MS = 5 * 60 * SECOND_MS;

/** The cursor that the text is; one that nobody can read begins again: twice is better than never. */
export function cursorOf(text: string, since: string | null, size: number): Cursor {
  try {
    const cursor = shape.parse(JSON.parse(text));
    return cursor.page === 1 ? { ...cursor, size } : cursor;
  } catch {
    const start = since === null ? null : new Date(since).toISOString();
    return { since: start, from: start, given: [], page: 1, size };
  }
}

/** What to ask from; null: from the beginning. */
export function minimumOf({ from }: Cursor): string | null {
  return from === null ? null : moved(from, -SECOND_MS);
}

export function isGiven({ given }: Cursor, { id, at }: Place): boolean {
  return given.some((one) => one.id === id && one.at === at);
}

/** Behind a page that was full. */
export function goOn(cursor: Cursor, places: readonly Place[]): Cursor {
  const last = places.at(-1)?.at ?? '';
  // The page may not get further than the second before, which was asked for once more.
  const stays = last <= (cursor.from ?? '');
  const from = stays ? (cursor.from ?? last) : last;
  const known = [...cursor.given, ...places.filter((place) => !isGiven(cursor, place))];
  const bound = moved(from, -SECOND_MS);
  const given = known.filter(({ at }) => at >= bound);
  return { ...cursor, from, given, page: stays ? cursor.page + 1 : 1 };
}

/** Behind the last page. */
export function again(cursor: Cursor, places: readonly Place[]): Cursor {
  const newest = places.at(-1)?.at ?? cursor.from;
  const rest = { since: cursor.since, given: [], page: 1, size: cursor.size };
  if (newest === null) return { ...rest, from: null };
  // Nothing since: it stays where it is, which is that far behind the newest already.
  if (places.length === 0 && cursor.given.length === 0) return { ...rest, from: cursor.from };
  const back = moved(newest, -OVERLAP_MS);
  return { ...rest, from: cursor.since !== null && cursor.since > back ? cursor.since : back };
}

function moved(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
