/** Orders that were shipped since midnight; null until counted. Counted once, when nobody scans, then kept up. */
import { useEffect, useState } from 'react';
import { newestKey } from '../../../../shared/orders/order-index.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import type { Store } from '../../../store/store.ts';

/** More than a shop ships in a day by hand; a bound keeps the look cheap. */
const MOST = 2_000;

export function useShippedToday(): number | null {
  const { store } = useWorkspace();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    void store.ready
      .then(() => store.activity.quiet())
      .then(() => shippedSince(store, midnight(store.clock.now())))
      .then((found) => current && setCount(found));
    const stop = store.orders.onChange((changes) => {
      const more = changes.reduce((sum, { before, after }) => {
        const was = before?.queue === 'x_shipped' ? 1 : 0;
        return sum + (after.queue === 'x_shipped' ? 1 : 0) - was;
      }, 0);
      // An import may bring orders that were shipped long ago: those are not today's, and not counted here.
      if (changes.length === 1 && more !== 0) setCount((now) => now && Math.max(0, now + more));
    });
    return () => {
      current = false;
      stop();
    };
  }, [store]);
  return count;
}

async function shippedSince(store: Store, since: number): Promise<number> {
  const page = await store.orders.page({
    index: ['queue', 'rank'],
    equals: ['x_shipped'],
    to: newestKey(since),
    limit: MOST,
  });
  return page.length;
}

function midnight(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
