/** Finds the orders that a number on the report counts, in slices that step aside while somebody scans. */
import { latestOf, shipToOf, standingShipments } from '../../../shared/orders/log.ts';
import { labelOf, type StatusLabel } from '../../../shared/orders/status.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { belongs, placedDaysOf, type Selection } from '../../../shared/reports/selection.ts';
import type { Store } from '../../store/store.ts';

export interface CountedOrder {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly buyer: string;
  readonly label: StatusLabel;
  readonly placedAt: string;
  readonly dueAt: string | null;
  /** When its last parcel left; null when none has. */
  readonly shippedAt: string | null;
  readonly total: number;
  readonly currency: string;
}

const SLICE = 250;

/** The orders of a selection at `now` (ms), in no order, as they are read. */
export async function* ordersBehind(
  store: Store,
  selection: Selection,
  now: number,
): AsyncGenerator<CountedOrder[]> {
  const ctx = { dayOf: store.localDay, now };
  const counted = (orders: readonly OrderRecord[]) =>
    orders.filter((order) => belongs(order, selection, ctx)).map(countedOrder);
  if (selection.kind === 'backlog') {
    const ids = [...store.open.rows.keys()];
    for (let from = 0; from < ids.length; from += SLICE) {
      yield counted(await store.orders.getMany(ids.slice(from, from + SLICE)));
      await store.activity.pause();
    }
    return;
  }
  for (const day of placedDaysOf(store.figures.rollups(), selection)) {
    for await (const orders of store.figures.ordersOf(day, store.activity)) yield counted(orders);
  }
}

/** An order as the list shows it. */
function countedOrder(order: OrderRecord): CountedOrder {
  const { facts, log } = order;
  const shipped = standingShipments(log).map((entry) => stampTime(entry.at));
  return {
    id: order.id,
    number: facts.number,
    channel: facts.channel,
    buyer: shipToOf(order).name || facts.buyer.name,
    label: labelOf(order),
    placedAt: facts.placedAt,
    dueAt: latestOf(log, 'priority')?.dueAt ?? facts.shipBy,
    shippedAt: shipped.sort().at(-1) ?? null,
    total: facts.total,
    currency: facts.currency,
  };
}
