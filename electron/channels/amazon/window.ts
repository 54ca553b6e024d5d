/**
 * Where a pull of Amazon's orders stands. Orders are asked for by a window of their last change that is closed on both
 * ends, page by page with a token; the next window begins some minutes before the end of the last. What changes while
 * a window is read leaves it, and is in the next one.
 */
import { z } from 'zod';

const moment = z.iso.datetime();

const shape = z.object({
  after: moment,
  before: moment,
  /** Of the next page; null: at the window's beginning, or, when it was read, at its end. */
  token: z.string().nullable(),
  /** When the token was given, by Amazon's clock. */
  tokenAt: moment.nullable(),
  /** Filters must stay the same from page to page. */
  size: z.int().min(1).max(100),
  read: z.boolean(),
});
export type Window = z.infer<typeof shape>;

export const HISTORY_DAYS = 730;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Amazon wants 2 minutes; the Date header that its clock is known by tells whole seconds. */
const LAG_MS = 2 * MINUTE_MS + 5_000;
const OVERLAP_MS = 5 * MINUTE_MS;
/** Tokens live for 24 hours. */
const TOKEN_MS = 23 * 60 * MINUTE_MS;

export interface Start {
  readonly cursor: string;
  readonly since: string | null;
  readonly limit: number;
  /** Amazon's clock. */
  readonly now: number;
}

/** The window to ask for now. A cursor that nobody can read begins anew: twice is better than never. */
export function windowOf({ cursor, since, limit, now }: Start): Window {
  const known = parsed(cursor);
  if (known && !known.read) return isStale(known, now) ? begun(known) : known;
  const oldest = now - (HISTORY_DAYS - 1) * DAY_MS;
  const from = known
    ? Date.parse(known.before) - OVERLAP_MS
    : Math.max(oldest, Date.parse(since ?? iso(oldest)));
  const before = now - LAG_MS;
  return {
    after: iso(Math.min(from, before)),
    before: iso(before),
    token: null,
    tokenAt: null,
    size: Math.min(100, Math.max(1, limit)),
    read: false,
  };
}

/** Behind a page; `token` is that of the next one. */
export function behind(window: Window, token: string | null, now: number): Window {
  return { ...window, token, tokenAt: token === null ? null : iso(now), read: token === null };
}

/** The same window from its beginning, for a token that is no good any more. */
export function begun(window: Window): Window {
  return { ...window, token: null, tokenAt: null };
}

function isStale({ tokenAt }: Window, now: number): boolean {
  return tokenAt !== null && now - Date.parse(tokenAt) > TOKEN_MS;
}

function parsed(cursor: string): Window | null {
  try {
    return shape.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
