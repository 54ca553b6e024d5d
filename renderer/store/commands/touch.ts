/** What importing needs to know of an order's log: whether anybody has worked on it, and its priority. */
import { latestOf, tagsOf } from '../../../shared/orders/log.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { evaluatePriority } from '../../../shared/priority/evaluate.ts';
import { canonicalJson } from '../../../shared/records/canonical.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { EntryBody } from '../../../shared/records/order-log.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

/** Whether anybody has done anything to an order: then an undo leaves it alone. */
export function isTouched(order: OrderRecord): boolean {
  return order.log.some((entry) => !UNTOUCHING.includes(entry.kind));
}

const UNTOUCHING: readonly string[] = ['priority', 'claim', 'withdrawn', 'readmitted'];

/** An order with its priority evaluated again under the criteria in force; the same order when that changes nothing. */
export function prioritised(store: Store, order: OrderRecord): OrderRecord {
  const rules = store.settingsView.getState().priority;
  const entry = evaluatePriority(order.facts, tagsOf(order), rules, store.localTime);
  const last = latestOf(order.log, 'priority');
  if (last && saysOf(last) === saysOf(entry)) return order;
  return recordEntry(order, entry, authorOf(store.station), store.clock.stamp());
}

function saysOf({ dueAt, reasons, criteria }: EntryBody<'priority'>): string {
  return canonicalJson([dueAt, reasons, criteria]);
}
