/** How much time is left until an order must be out, as a state and a span to put into words. Pure. */

export type DueState = 'late' | 'soon' | 'later';

/** A span in the one or two units that people say: "2 h 10 min", "3 days". */
export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
  /** Minutes beside the hours; 0 with other units. */
  readonly minutes: number;
}

export interface Due {
  readonly state: DueState;
  readonly span: Span;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on there may be no more time for a second walk. */
export const SOON = 2 * HOUR;

/** What is left at `now` (ms) until `dueAt` (UTC ISO), or how long it has been late. */
export function dueIn(dueAt: string, now: number): Due {
  const left = Date.parse(dueAt) - now;
  const state = left < 0 ? 'late' : left < SOON ? 'soon' : 'later';
  return { state, span: spanOf(Math.abs(left)) };
}

/** A length of time (ms) as people say it; rounded down, so that nobody is promised more than there is. */
export function spanOf(ms: number): Span {
  if (ms < HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE), minutes: 0 };
  if (ms >= 2 * DAY) return { unit: 'days', count: Math.floor(ms / DAY), minutes: 0 };
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return { unit: 'hours', count: hours, minutes: hours < 10 ? minutes : 0 };
}
