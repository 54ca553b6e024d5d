/** Evaluating the priority of open orders again after the owner changed the criteria. */

import { latestOf } from '../../../shared/orders/log.ts';
import type { Store } from '../store.ts';
import { prioritised } from './touch.ts';

const SLICE = 100;

/** Brings every open order under the criteria in force; orders that have them already are left alone. */
export async function reprioritise(
  store: Store,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<void> {
  const { version } = store.settingsView.getState().priority;
  const old = [...store.open.rows.values()].filter((row) => row.criteria !== version);
  const ids = old.map((row) => row.id);
  for (let from = 0; from < ids.length; ) {
    const slice = ids.slice(from, from + store.activity.batchSize(SLICE));
    await store.orders.changeMany(slice, (order) => {
      if (!order || latestOf(order.log, 'priority')?.criteria === version) return null;
      return prioritised(store, order);
    });
    from += slice.length;
    progress(from, ids.length);
    await store.activity.pause();
  }
}
