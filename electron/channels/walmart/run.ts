/**
 * Where a pull of Walmart's orders stands. A run asks for what changed since a moment, with no end: Walmart pages by
 * offsets over the newest placed first, so that a list that only grows shows an order twice at worst, while one with an
 * end would lose those behind an order that changed and left it. The next run begins some minutes before this one began.
 *
 * A run has steps: one for each kind of ship node, as Walmart shows one at a time, and in the first run one for each
 * month of placing, as it gives no more than 20,000 orders to one question.
 */
import { z } from 'zod';

const moment = z.iso.datetime();

const step = z.object({
  node: z.enum(['SellerFulfilled', 'WFSFulfilled']),
  placedFrom: moment,
  placedTo: moment.nullable(),
});
export type Step = z.infer<typeof step>;

const shape = z.object({
  /** What changed since is asked for. */
  changed: moment,
  began: moment,
  /** Still to be read; none: the run is over. */
  steps: z.array(step),
  /** Walmart's words for the next page of the first step. */
  next: z.string().nullable(),
  size: z.int().min(1).max(200),
});
export type Run = z.infer<typeof shape>;

export const HISTORY_DAYS = 180;
const DAY_MS = 86_400_000;
const OVERLAP_MS = 5 * 60_000;
const MONTH_MS = 30 * DAY_MS;
/** Both ends of a span may be left out of it. */
const SEAM_MS = 2_000;

export interface Start {
  readonly cursor: string;
  readonly since: string | null;
  readonly limit: number;
  /** Walmart's clock. */
  readonly now: number;
}

/** The run that goes on, or a new one. A cursor that nobody can read begins anew: twice is better than never. */
export function runOf({ cursor, since, limit, now }: Start): Run {
  const known = parsed(cursor);
  if (known && known.steps.length > 0) return narrowed(known, limit);
  const oldest = now - (HISTORY_DAYS - 1) * DAY_MS;
  const from = known ? Date.parse(known.began) - OVERLAP_MS : Date.parse(since ?? iso(oldest));
  return {
    changed: iso(Math.max(oldest, from)),
    began: iso(now),
    steps: known ? stepsOf([oldest]) : stepsOf(months(oldest, now)),
    next: null,
    size: Math.min(200, Math.max(1, limit)),
  };
}

/** Walmart's words for a next page have its size in them: for a smaller one the step is begun again. */
function narrowed(run: Run, limit: number): Run {
  return run.size <= limit ? run : { ...run, next: null, size: Math.max(1, limit) };
}

/** Behind a page; `next` is what Walmart calls the one behind it. */
export function behind(run: Run, next: string | null): Run {
  return next === null ? { ...run, next, steps: run.steps.slice(1) } : { ...run, next };
}

function stepsOf(beginnings: readonly number[]): Step[] {
  return (['SellerFulfilled', 'WFSFulfilled'] as const).flatMap((node) =>
    beginnings.map((from, at) => {
      const to = beginnings[at + 1];
      return { node, placedFrom: iso(from - SEAM_MS), placedTo: to === undefined ? null : iso(to) };
    }),
  );
}

function months(from: number, to: number): number[] {
  const count = Math.ceil((to - from) / MONTH_MS);
  return Array.from({ length: count }, (_, at) => from + at * MONTH_MS);
}

function parsed(cursor: string): Run | null {
  try {
    return shape.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}

/** To the second, as Walmart writes them. */
function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
