/** The backlog: orders that we still have to ship, by how long ago they were placed. Read from open orders, not from rollups. */
import type { StatusLabel } from '../orders/status.ts';

/** Whole days since an order was placed, in the steps the report shows. */
export type Age = 'under-1' | '1-to-2' | '2-to-3' | '3-to-7' | 'over-7';

/** An open order as the queue's projection holds it. */
export interface OpenOrder {
  readonly placedAt: string;
  readonly label: StatusLabel;
}

export interface BacklogRow {
  readonly age: Age;
  readonly orders: number;
}

const HOUR = 3_600_000;

/** Each age up to so many hours, youngest first; the last has no end. */
const AGES: readonly { readonly age: Age; readonly hours: number }[] = [
  { age: 'under-1', hours: 24 },
  { age: '1-to-2', hours: 48 },
  { age: '2-to-3', hours: 72 },
  { age: '3-to-7', hours: 168 },
  { age: 'over-7', hours: Number.POSITIVE_INFINITY },
];

/** Whether an order with this label is ours to ship and has not been. */
export function inBacklog(label: StatusLabel): boolean {
  return !['withdrawn', 'cancelled', 'shipped', 'marketplace'].includes(label);
}

/** The age at `now` (ms) of an order placed at `placedAt`; one placed "in the future" is new. */
export function ageOf(placedAt: string, now: number): Age {
  const hours = (now - Date.parse(placedAt)) / HOUR;
  return AGES.find((step) => hours < step.hours)?.age ?? 'over-7';
}

/** Orders in the backlog by age, youngest first, ages without orders included. */
export function backlogOf(open: Iterable<OpenOrder>, now: number): BacklogRow[] {
  const orders = new Map<Age, number>(AGES.map(({ age }) => [age, 0]));
  for (const { placedAt, label } of open) {
    if (!inBacklog(label)) continue;
    const age = ageOf(placedAt, now);
    orders.set(age, (orders.get(age) ?? 0) + 1);
  }
  return [...orders].map(([age, count]) => ({ age, orders: count }));
}
