/** What the clock alone changes in the queue: dated holds that end, and criteria that a crash left half applied. */
import { expect, test, vi } from 'vitest';
import { latestOf } from '../../shared/orders/log.ts';
import { lineOf, readingOf } from '../../shared/testing/orders.ts';
import { importOrders } from './commands/import-orders.ts';
import { holdOrders } from './commands/orders.ts';
import { moveStock } from './commands/stock.ts';
import { PackSession } from './pack-session.ts';
import { changeSettings } from './settings.ts';
import type { Store } from './store.ts';
import { openTestStore } from './test-store.ts';

const MINUTE = 60_000;
const UNTIL = '2026-11-23T09:10:00.000Z';
const hold = { hold: 'operator', reason: 'ask Kim', until: UNTIL } as const;

function queueOf(store: Store, id: string): string {
  const row = store.open.rows.get(id);
  return row ? store.open.effectiveQueue(row, store.clock.iso()) : 'closed';
}

test('an order whose dated hold has ended is where it would be without it', async () => {
  const { store, wait } = await openTestStore();
  await importOrders(
    store,
    [
      readingOf({ externalId: 'ready', number: 'ready' }),
      readingOf({ externalId: 'unpaid', number: 'unpaid', payment: 'unpaid' }),
      readingOf({ externalId: 'packing', number: 'packing', lines: [lineOf('L1', 'MUG', 2)] }),
    ],
    { importId: '' },
  );
  const session = new PackSession(store);
  for (const code of ['packing', 'MUG']) await session.scan(code);
  const ids = ['shop:ready', 'shop:unpaid', 'shop:packing'];
  await holdOrders(store, ids, hold);
  expect(ids.map((id) => queueOf(store, id))).toEqual(['b_blocked', 'b_blocked', 'b_blocked']);
  wait(11 * MINUTE);
  expect(ids.map((id) => queueOf(store, id))).toEqual(['a_ready', 'b_blocked', 'd_packing']);
});

test('a hold that ends gives its order the stock of those behind it, without anybody changing anything', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { store, wait } = await openTestStore();
  const lines = [lineOf('L1', 'MUG', 1)];
  await importOrders(
    store,
    [
      readingOf({ externalId: 'a', number: 'a', lines, shipBy: '2026-11-24T09:00:00.000Z' }),
      readingOf({ externalId: 'b', number: 'b', lines, shipBy: '2026-11-30T09:00:00.000Z' }),
    ],
    { importId: '' },
  );
  await moveStock(store, 'counted', [{ sku: 'MUG', bin: '', units: 1 }], '');
  await holdOrders(store, ['shop:a'], hold);
  const queues = () => [queueOf(store, 'shop:a'), queueOf(store, 'shop:b')];
  await vi.waitFor(() => expect(store.open.shortagesOf('shop:a')).toHaveLength(1));
  expect(queues()).toEqual(['b_blocked', 'a_ready']);
  wait(11 * MINUTE);
  vi.advanceTimersByTime(15_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(queues()).toEqual(['a_ready', 'b_blocked']));
});

test('criteria that were changed just before a crash are applied at the next start', async () => {
  const { store, reopen } = await openTestStore();
  await importOrders(store, [readingOf()], { importId: '' });
  await changeSettings(store.settings, store.clock, 'priority', { version: '2', handlingHours: 1 });
  const again = (await reopen()).store;
  await vi.waitFor(async () => {
    const order = await again.orders.get('shop:1001');
    expect(order && latestOf(order.log, 'priority')?.criteria).toBe('2');
  });
});
