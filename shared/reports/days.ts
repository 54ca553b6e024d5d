/** Calendar days as `YYYY-MM-DD` texts, and periods of them. Which day a moment falls on is the caller's to say (`DayOf`). */

/** A calendar day, `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

/** The local calendar day of a moment (UTC ISO). */
export type DayOf = (iso: string) => Day;

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const DAY_MS = 86_400_000;

/** The day `count` days after `day` (before it, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a period has. */
function dayCount(period: Period): number {
  return Math.round((Date.parse(period.to) - Date.parse(period.from)) / DAY_MS) + 1;
}

/** Every day of a period, oldest first. */
export function daysOf(period: Period): Day[] {
  const count = Math.max(0, dayCount(period));
  return Array.from({ length: count }, (_, n) => addDays(period.from, n));
}

/** The period of the same length that ends the day before. */
export function periodBefore(period: Period): Period {
  return { from: addDays(period.from, -dayCount(period)), to: addDays(period.from, -1) };
}

/** Whether a day is in a period. */
export function isWithin(day: Day, period: Period): boolean {
  return period.from <= day && day <= period.to;
}
