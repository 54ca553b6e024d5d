import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Loop } from './loop.ts';

/** A loop whose rounds take 10 ms and end as `faults` say, one after the other; 'off' is not tried again. */
function started(faults: (string | null)[] = []) {
  const stopping = new AbortController();
  const begun: number[] = [];
  const ended: (string | null)[] = [];
  const from = Date.now();
  const loop = new Loop<string>(
    {
      run: async () => {
        begun.push(Date.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 10));
        return faults.shift() ?? null;
      },
      ended: (fault) => ended.push(fault),
      retryMs: (fault, attempt) => (fault === 'off' ? null : attempt * 100),
    },
    stopping.signal,
  );
  return { loop, begun, ended, stopping };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs one round at a time, and one more for all who asked meanwhile', async () => {
  const { loop, begun } = started();
  loop.wake(5);
  await vi.advanceTimersByTimeAsync(6);
  loop.wake(0);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(8);
  expect(begun).toEqual([5]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(2);
});

it('tries again by itself, later each time, until a round succeeds', async () => {
  const { loop, begun, ended } = started(['busy', 'busy', null, 'busy']);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toEqual([0, 110, 320]);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun.slice(3)).toEqual([1_000, 1_110]);
  expect(ended).toEqual(['busy', 'busy', null, 'busy', null]);
});

it('is not woken while it waits to try again, unless what failed is forgiven', async () => {
  const { loop, begun } = started(['busy']);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(20);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(20);
  expect(begun).toEqual([0]);
  loop.forgive();
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toEqual([0, 40]);
});

it('waits to be woken after a fault that is not tried again', async () => {
  const { loop, begun } = started(['off']);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toEqual([0]);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toEqual([0, 1_000]);
});

it('begins nothing once it is to stop, and says nothing of the round that ran', async () => {
  const { loop, begun, ended, stopping } = started(['busy']);
  loop.wake(0);
  await vi.advanceTimersByTimeAsync(1);
  loop.wake(0);
  stopping.abort();
  const tooEarly = loop.isOver(5);
  const inTime = loop.isOver(50);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([await tooEarly, await inTime]).toEqual([false, true]);
  expect([begun, ended]).toEqual([[0], []]);
});
