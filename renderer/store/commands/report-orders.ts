/** The report of a period and the orders behind each of its figures, read from the days' rollups. */
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Period } from '../../../shared/reports/days.ts';
import { type Report, reportOf } from '../../../shared/reports/report.ts';
import { belongs, placedDaysOf, type Selection } from '../../../shared/reports/selection.ts';
import type { Store } from '../store.ts';

/** The report of a period, after bringing the days that changed up to date. */
export async function readReport(
  store: Store,
  period: Period,
  channel: string | null,
): Promise<Report> {
  await store.figures.refresh(store.activity);
  return reportOf(store.figures.rollups(), period, store.clock.now(), channel);
}

/** The first `limit` orders that a figure counted, oldest day first. */
export async function ordersBehind(
  store: Store,
  selection: Selection,
  limit: number,
): Promise<OrderRecord[]> {
  const ctx = { dayOf: store.localDay, now: store.clock.now() };
  if (selection.kind === 'backlog') {
    const open = await store.orders.getMany([...store.open.rows.keys()]);
    return open.filter((order) => belongs(order, selection, ctx)).slice(0, limit);
  }
  const found: OrderRecord[] = [];
  for (const day of placedDaysOf(store.figures.rollups(), selection)) {
    for await (const docs of store.figures.ordersOf(day, store.activity)) {
      found.push(...docs.filter((order) => belongs(order, selection, ctx)));
      if (found.length >= limit) return found.slice(0, limit);
    }
  }
  return found;
}
