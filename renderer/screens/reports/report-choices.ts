/** What the owner looks at: days, channel, and the number whose orders are listed; as it stands in the address, so that back and reload keep it. */
import { z } from 'zod';
import { addDays, type Day, isWithin, type Period } from '../../../shared/reports/days.ts';
import type { Selection } from '../../../shared/reports/selection.ts';

export const RANGES = ['days-7', 'days-30', 'days-90', 'month', 'custom'] as const;

export type Range = (typeof RANGES)[number];

const selection = z.union([
  z.object({
    kind: z.enum(['sold', 'due', 'on-time', 'late', 'shipped']),
    from: z.iso.date(),
    to: z.iso.date(),
    channel: z.string().nullable(),
    currency: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('backlog'),
    age: z.enum(['under-1', '1-to-2', '2-to-3', '3-to-7', 'over-7']).nullable(),
  }),
]) satisfies z.ZodType<Selection>;

const day = z.iso.date().optional().catch(undefined);

/** The address's search part. What cannot be read is left out, never an error. */
export const reportSearch = z.object({
  range: z.enum(RANGES).optional().catch(undefined),
  from: day,
  to: day,
  channel: z.coerce.string().min(1).optional().catch(undefined),
  /** The number whose orders are listed in the report's place, with the moment (ms) it was worked out for. */
  list: z
    .object({ selection, orders: z.int().nonnegative(), at: z.int().nonnegative() })
    .optional()
    .catch(undefined),
});

export type ReportSearch = z.infer<typeof reportSearch>;

/** A number on the report: which orders it counts, and how many they were. */
export interface Opened {
  readonly selection: Selection;
  readonly orders: number;
}

/** A number that was opened, with the moment (ms) it was worked out for. */
export interface OpenedAt extends Opened {
  readonly at: number;
}

export interface ReportChoices {
  readonly range: Range;
  /** The days of the `custom` range; '' until they are picked. */
  readonly from: Day | '';
  readonly to: Day | '';
  /** Null is every channel. */
  readonly channel: string | null;
}

/** The choices that an address says; the last 30 days of every channel where it says nothing. */
export function choicesOf({ range, from, to, channel }: ReportSearch): ReportChoices {
  return { range: range ?? 'days-30', from: from ?? '', to: to ?? '', channel: channel ?? null };
}

/** The address of some choices: days stand in it only where they were picked. */
export function searchOf({ range, from, to, channel }: ReportChoices): ReportSearch {
  const days = range === 'custom' ? { from: from || undefined, to: to || undefined } : {};
  return { range, ...days, channel: channel ?? undefined };
}

const LENGTHS = { 'days-7': 7, 'days-30': 30, 'days-90': 90 } as const;
/** More days than this make a chart that nobody can read and a table that nobody scrolls. */
const MAX_DAYS = 366;

/** The days that were chosen, as of `today`. Custom days may be given in either order; missing ones are today. */
export function periodOf(choices: ReportChoices, today: Day): Period {
  switch (choices.range) {
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    case 'custom': {
      const days = [choices.from || today, choices.to || today].sort();
      const [from = today, to = today] = days;
      const earliest = addDays(to, 1 - MAX_DAYS);
      return isWithin(from, { from: earliest, to }) ? { from, to } : { from: earliest, to };
    }
    default:
      return { from: addDays(today, 1 - LENGTHS[choices.range]), to: today };
  }
}
