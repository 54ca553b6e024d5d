/**
 * Where a pull of Shopify's orders stands. Each page is asked for by the second of the last change that we have, not by
 * the page before: Shopify pages no further than 25,000 orders, and an order that changes in between only moves to the
 * end. Those of that second come again; only where they fill a page is the page after asked for. A run that came to the
 * end is begun again some minutes behind the moment it began: the index of orders lags.
 */
import { z } from 'zod';

const moment = z.iso.datetime();

const shape = z.object({
  /** Everything that changed before has been read; null: nothing has. */
  from: moment.nullable(),
  /** Shopify's own cursor within one second; null: at its beginning. */
  after: z.string().nullable(),
  /** When this run began, by the shop's clock; null between runs. */
  began: moment.nullable(),
});
export type Cursor = z.infer<typeof shape>;

export interface Page {
  /** When its orders changed, in turn, UTC ISO. */
  readonly updated: readonly string[];
  readonly more: boolean;
  readonly end: string | null;
}

const OVERLAP_MS = 5 * 60_000;

/** The cursor of a run: the text's own, or a new one that goes back some minutes behind the last. */
export function runFrom(text: string, since: string | null, now: number): Cursor {
  const known = text === '' ? null : parse(text);
  if (known?.began) return known;
  const from = known?.from ? isoOf(Date.parse(known.from) - OVERLAP_MS) : since;
  return { from, after: null, began: isoOf(now) };
}

/** Where it stands after a page. */
export function afterPage(cursor: Cursor, { updated, more, end }: Page): Cursor {
  const last = updated.at(-1) ?? cursor.from;
  const from = last === null ? null : isoOf(Math.floor(Date.parse(last) / 1_000) * 1_000);
  if (!more) return { from: earlier(from, cursor.began), after: null, began: null };
  return from === cursor.from ? { ...cursor, after: end } : { ...cursor, from, after: null };
}

/** Shopify's search; null: all of them. */
export function searchOf({ from }: Cursor): string | null {
  return from === null ? null : `updated_at:>='${from}'`;
}

/** A cursor that nobody can read begins again from the start: twice is better than never. */
function parse(text: string): Cursor | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** What was committed while a long run went on may be seen only after the run had passed it. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a;
  return a < b ? a : b;
}
