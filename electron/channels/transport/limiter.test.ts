import { expect, test } from 'vitest';
import { createLimiter, type LimiterOptions, type LimiterState } from './limiter.ts';
import { quickClock } from './testing/quick-clock.ts';

const ORDERS = { operation: 'orders', cost: 1, until: Number.MAX_SAFE_INTEGER };
const STOCK = { ...ORDERS, operation: 'stock' };

function limiterOf(more: Partial<LimiterOptions> = {}) {
  const clock = quickClock();
  const { signal } = new AbortController();
  const limits = { orders: { burst: 2, perSecond: 1 }, stock: { burst: 1, perSecond: 1 } };
  return { clock, limiter: createLimiter({ limits, clock, signal, ...more }) };
}

test('requests go in turn, each operation by its own limit', async () => {
  const { clock, limiter } = limiterOf();
  const gone: string[] = [];
  const go = async (name: string, turn: typeof ORDERS) => {
    if ((await limiter.wait(turn)) === 0) gone.push(`${name} at ${clock.slept.length} s`);
  };
  await Promise.all([go('a', ORDERS), go('dear', { ...ORDERS, cost: 2 }), go('cheap', ORDERS)]);
  await go('stock', STOCK);
  expect(clock.slept).toEqual([1_000, 1_000]);
  expect(gone).toEqual(['a at 0 s', 'dear at 1 s', 'cheap at 2 s', 'stock at 2 s']);
});

test('a wait that would be too long is not waited for, and holds up nobody', async () => {
  const { clock, limiter } = limiterOf();
  limiter.learn('orders', { waitMs: 60_000 });
  const soon = { ...ORDERS, until: clock.now() + 59_999 };
  expect(await Promise.all([limiter.wait(soon), limiter.wait(soon)])).toEqual([60_000, 60_000]);
  expect(clock.slept).toEqual([]);
  expect(await limiter.wait(ORDERS)).toBe(0);
  expect(clock.slept).toEqual([60_000]);
});

test('what the channel says is available is not spent on requests that it may not have counted', async () => {
  const { clock, limiter } = limiterOf();
  await limiter.wait(ORDERS);
  await limiter.wait(ORDERS);
  limiter.ended(ORDERS);
  limiter.learn('orders', { available: 1 });
  await limiter.wait(ORDERS);
  expect(clock.slept).toEqual([1_000]);
});

test('limits are kept over a restart', async () => {
  const saved: LimiterState[] = [];
  const first = limiterOf({ save: (state) => saved.push(state) });
  await first.limiter.wait(ORDERS);
  first.limiter.learn('orders', { perSecond: 0.1, available: 0 });
  const stored = JSON.stringify(saved.at(-1));
  const second = limiterOf({ load: () => JSON.parse(stored) });
  await second.limiter.wait(ORDERS);
  expect(second.clock.slept).toEqual([10_000]);
});

test('limits that were kept by something else are begun anew', async () => {
  const { clock, limiter } = limiterOf({ load: () => ({ orders: 'many' }) });
  expect(await limiter.wait(ORDERS)).toBe(0);
  expect(clock.slept).toEqual([]);
});

test('waiting ends when all ends', async () => {
  const { limiter } = limiterOf({ signal: AbortSignal.abort() });
  limiter.learn('orders', { waitMs: 5_000 });
  expect(await limiter.wait(ORDERS)).toBe(5_000);
});

test('an operation that nothing was said of is asked politely', async () => {
  const { clock, limiter } = limiterOf();
  for (let count = 0; count < 7; count++) await limiter.wait({ ...ORDERS, operation: 'other' });
  expect(clock.slept).toEqual([500, 500]);
});
