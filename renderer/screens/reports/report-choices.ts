/** What the owner looks at: days, channel, and the number whose orders are listed. Kept while the page lives, so that one comes back to it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { addDays, type Day, isWithin, type Period } from '../../../shared/reports/days.ts';
import type { Selection } from '../../../shared/reports/selection.ts';

export const RANGES = ['days-7', 'days-30', 'days-90', 'month', 'custom'] as const;

export type Range = (typeof RANGES)[number];

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
  /** The number whose orders are listed in the report's place. */
  readonly opened: OpenedAt | null;
}

const LENGTHS = { 'days-7': 7, 'days-30': 30, 'days-90': 90 } as const;
/** More days than this make a chart that nobody can read and a table that nobody scrolls. */
const MAX_DAYS = 366;

export const reportChoices: StoreApi<ReportChoices> = createStore<ReportChoices>(() => ({
  range: 'days-30',
  from: '',
  to: '',
  channel: null,
  opened: null,
}));

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
