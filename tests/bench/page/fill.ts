/** Fills the app's own store with the benchmark's shop, as the app itself would store it. */
import type { Store } from '../../../renderer/store/store.ts';
import { order, SKUS, sku } from './orders.ts';

const BATCH = 1_000;

/** Writes `of` orders (`open` of them open), 20,000 SKUs and an opening count of each. */
export async function fill(store: Store, of: number, open: number): Promise<void> {
  const now = store.clock.now();
  const at = store.clock.stamp();
  for (let n = 0; n < SKUS; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, SKUS - n) }, (_, i) => sku(n + i, at));
    await store.skus.insert(batch);
    await store.movements.insert(
      batch.map((one) => ({
        id: `counted:${one.id}`,
        kind: 'counted',
        skuId: one.id,
        bin: one.bin,
        units: 1_000,
        at,
        by: { station: 'bench', user: '' },
        reason: 'opening',
        source: '',
      })),
    );
  }
  for (let n = 0; n < of; n += BATCH) {
    await store.orders.insert(
      Array.from({ length: Math.min(BATCH, of - n) }, (_, i) => order(n + i, of, open, now)),
    );
  }
}
