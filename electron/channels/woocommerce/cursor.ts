/**
 * Where a pull of WooCommerce's orders stands. Orders are asked for by their second of change, and those of the last
 * second that we have are named, to be left out: page numbers would skip an order whenever one before it changes and
 * moves to the end, and the shop's `>` on whole seconds would skip those that tie. A run that came to the end is begun
 * again some minutes behind the moment it began, for what changed, or was committed, while it went on.
 */
import { z } from 'zod';

/** What `date_modified_gmt` is: UTC, without a zone. */
const second = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);

const shape = z.object({
  /** Everything that changed before this second has been read; null: nothing has. */
  modified: second.nullable(),
  /** Orders of that second that have been read. */
  given: z.array(z.int()),
  /** More than 1 only where so many orders changed in one second that an address cannot name them all. */
  page: z.int().min(1),
  /** When this run began, by the shop's clock; null between runs. */
  began: second.nullable(),
});
export type Cursor = z.infer<typeof shape>;

/** An order's place in the list. */
export interface Place {
  readonly id: number;
  readonly modified: string;
}

const OVERLAP_S = 300;
/** As ids in an address, some 4,000 letters. */
const MOST_GIVEN = 400;

/** The cursor of a run: the text's own, or a new one that goes back some minutes behind the last. */
export function runFrom(text: string, since: string | null, now: string): Cursor {
  const known = text === '' ? null : parse(text);
  if (known?.began) return known;
  const start = known ? moved(known.modified, -OVERLAP_S) : since && secondOf(Date.parse(since));
  return { modified: start, given: [], page: 1, began: now };
}

/** Where the list stands after a page; `more`: the page was full. */
export function after(cursor: Cursor, places: readonly Place[], more: boolean): Cursor {
  const last = places.at(-1)?.modified ?? cursor.modified;
  if (!more) return { modified: earlier(last, cursor.began), given: [], page: 1, began: null };
  const ids = places.filter((place) => place.modified === last).map((place) => place.id);
  if (last !== cursor.modified) return { ...cursor, modified: last, given: ids, page: 1 };
  const given = [...new Set([...cursor.given, ...ids])];
  const named = cursor.page === 1 && given.length <= MOST_GIVEN;
  // A shop that does not leave out the named is walked through by pages, as is a second with too many to name.
  if (named && given.length > cursor.given.length) return { ...cursor, given };
  return { ...cursor, page: cursor.page + 1 };
}

/** The shop's filter for a cursor: its `>` begins a second before. */
export function filterOf({ modified, given, page }: Cursor): { readonly [name: string]: string } {
  return {
    page: String(page),
    ...(modified !== null && { modified_after: moved(modified, -1) ?? modified }),
    ...(given.length > 0 && { exclude: given.join(',') }),
  };
}

/** UTC without a zone: with `Z`, WooCommerce adds the shop's offset to it. */
export function secondOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** A cursor that nobody can read begins again from the start: twice is better than never. */
function parse(text: string): Cursor | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function moved(at: string | null, seconds: number): string | null {
  return at === null ? null : secondOf(Date.parse(`${at}Z`) + seconds * 1000);
}

/** A plugin may set dates in the future; what changes until then is not to be left out. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a;
  return a < b ? a : b;
}
