/**
 * Which orders are behind a number: a selection says it as a value, `belongs` decides it for one order, and
 * `placedDaysOf` names the days whose orders have to be read to find them all.
 */
import { labelOf } from '../orders/status.ts';
import { assertNever } from '../result.ts';
import { type Age, ageOf, inBacklog } from './backlog.ts';
import { contributionOf, type Reported } from './contribution.ts';
import type { DayRollup } from './day-rollup.ts';
import { type DayOf, isWithin, type Period } from './days.ts';

/** Orders by a day they belong to: `sold` by their placed day, `due`, `on-time` and `late` by their due day, `shipped` by their ship day. */
export interface DatedSelection extends Period {
  readonly kind: 'sold' | 'due' | 'on-time' | 'late' | 'shipped';
  /** Null is every channel. */
  readonly channel: string | null;
  /** Null is every currency; only `sold` is ever narrowed to one. */
  readonly currency: string | null;
}

/** Open orders by how long ago they were placed. */
export interface BacklogSelection {
  readonly kind: 'backlog';
  /** Null is every age. */
  readonly age: Age | null;
}

export type Selection = DatedSelection | BacklogSelection;

export interface SelectionContext {
  readonly dayOf: DayOf;
  /** The moment (ms) the figures were computed for: an order that waits is late only after its due time. */
  readonly now: number;
}

/** Whether an order is one of those selected. */
export function belongs(order: Reported, selection: Selection, ctx: SelectionContext): boolean {
  if (selection.kind === 'backlog') {
    const age = ageOf(order.facts.placedAt, ctx.now);
    return inBacklog(labelOf(order)) && (selection.age === null || selection.age === age);
  }
  const part = contributionOf(order, ctx.dayOf);
  if (selection.channel !== null && part.channel !== selection.channel) return false;
  if (selection.currency !== null && part.currency !== selection.currency) return false;
  switch (selection.kind) {
    case 'sold':
      return part.sold && isWithin(part.placedDay, selection);
    case 'shipped':
      return part.shipped !== null && isWithin(part.shipped.day, selection);
    case 'due':
    case 'on-time':
    case 'late': {
      if (!part.due || !isWithin(part.due.day, selection)) return false;
      const state = stateAt(part.due.state, part.due.at, ctx.now);
      return selection.kind === 'due' ? state !== 'waiting' : state === selection.kind;
    }
    default:
      return assertNever(selection);
  }
}

/** The state of an order against its due time once `now` is known: one that waits past it is late. */
export function stateAt(
  state: 'on-time' | 'late' | 'waiting',
  dueAt: number,
  now: number,
): 'on-time' | 'late' | 'waiting' {
  return state === 'waiting' && dueAt < now ? 'late' : state;
}

/** The placed days whose orders may belong to a selection, oldest first; reading these days finds them all. */
export function placedDaysOf(rollups: Iterable<DayRollup>, selection: DatedSelection): string[] {
  const wanted = (channel: string) => selection.channel === null || selection.channel === channel;
  const days: string[] = [];
  for (const { day, sales, due, shipped } of rollups) {
    if (hasRow(day, sales, due, shipped)) days.push(day);
  }
  return days.sort();

  function hasRow(
    placed: string,
    sales: DayRollup['sales'],
    due: DayRollup['due'],
    shipped: DayRollup['shipped'],
  ): boolean {
    if (selection.kind === 'sold') {
      return isWithin(placed, selection) && sales.some(([channel]) => wanted(channel));
    }
    const rows: readonly (readonly [string, string, ...unknown[]])[] =
      selection.kind === 'shipped' ? shipped : due;
    return rows.some(([day, channel]) => isWithin(day, selection) && wanted(channel));
  }
}
