/** What the readings of a file would do to the store, told before anything is written. */
import type { Target } from '../../shared/importing/mapping.ts';
import { type ImportPlan, planOf, type Standing } from '../../shared/importing/plan.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { idOf, previewOrders } from '../store/commands/import-orders.ts';
import type { Store } from '../store/store.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ReadOutcome, Tell } from './messages.ts';
import { countEffect, skuEffect } from './stock-effects.ts';

/** Few enough orders that a slice crosses from the worker without holding the page up. */
const SLICE = 120;
const TOLD_EVERY = 10 * SLICE;

/** What the readings would do; null when `signal` says that nobody wants to know any more. */
export async function planImport(
  store: Store,
  desk: ImportDesk,
  { target, readings }: Pick<ReadOutcome, 'target' | 'readings'>,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: Tell },
): Promise<ImportPlan | null> {
  let plan: ImportPlan = { created: 0, changed: 0, unchanged: 0, worked: [], strangers: [] };
  for (let from = 0; from < readings; from += SLICE) {
    if (from % TOLD_EVERY === 0) tell({ done: from, all: readings });
    const slice = { from, count: SLICE };
    const part = await planSlice(store, desk, target, slice);
    if (signal.aborted) return null;
    plan = {
      created: plan.created + part.created,
      changed: plan.changed + part.changed,
      unchanged: plan.unchanged + part.unchanged,
      worked: [...plan.worked, ...part.worked],
      strangers: [...plan.strangers, ...part.strangers],
    };
  }
  return plan;
}

async function planSlice(
  store: Store,
  desk: ImportDesk,
  target: Target,
  slice: { from: number; count: number },
): Promise<ImportPlan> {
  if (target === 'orders') {
    const orders = await desk.ask('orders', slice);
    return planOf(orders, await standingsOf(store, orders));
  }
  const effects =
    target === 'catalogue'
      ? (await desk.ask('skus', slice)).map((reading) => skuEffect(store, reading))
      : (await desk.ask('counts', slice)).map((reading) => countEffect(store, reading));
  const count = (effect: Standing['effect']) => effects.filter((one) => one === effect).length;
  return {
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    worked: [],
    strangers: [],
  };
}

async function standingsOf(store: Store, orders: readonly OrderReading[]): Promise<Standing[]> {
  const previews = await previewOrders(store, orders);
  const ids = orders.map(idOf);
  const changed = ids.filter((_, i) => previews[i]?.effect === 'changed');
  const stored = changed.length === 0 ? [] : await store.orders.getMany(changed);
  const buyers = new Map(stored.map((order) => [order.id, order.facts.buyer]));
  return previews.map((preview, i) => ({ ...preview, buyer: buyers.get(ids[i] ?? '') ?? null }));
}
