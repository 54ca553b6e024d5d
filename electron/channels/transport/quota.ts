/** What is left of an account's limits, from its lanes. Pure. */
import type { Quota } from '../../../shared/channels/quota.ts';
import { type Lane, type Limit, leftIn } from './lane.ts';
import { type LimiterState, POLITE } from './limiter.ts';

/** The scarcest of all operations; null while none was asked. */
export function quotaOf(
  lanes: LimiterState,
  limits: Readonly<Record<string, Limit>>,
  now: number,
): Quota | null {
  const all = Object.entries(lanes).flatMap(([operation, lane]) => {
    const limit = limits[operation];
    if (limit) return quotasOf(lane, limit, now);
    // Its vendor tells no limits: those are ours, out of politeness, until it asks for patience.
    return quotasOf(lane, POLITE, now).filter(({ waitsUntil }) => waitsUntil !== null);
  });
  const [scarcest] = all.toSorted(
    (a, b) =>
      Number(b.waitsUntil !== null) - Number(a.waitsUntil !== null) ||
      a.left / a.of - b.left / b.of,
  );
  return scarcest ?? null;
}

function quotasOf(lane: Lane, limit: Limit, now: number): Quota[] {
  const { tokens, burst, today, waitMs } = leftIn(lane, limit, now);
  const waitsUntil = waitMs > 0 ? new Date(now + waitMs).toISOString() : null;
  const quota = (per: Quota['per'], left: number, of: number): Quota => ({
    ...{ per, left: Math.max(0, Math.floor(left)), of: Math.max(1, Math.floor(of)) },
    waitsUntil,
  });
  const { perDay } = limit;
  return [
    quota('now', tokens, burst),
    ...(perDay === undefined || today === null ? [] : [quota('day', today, perDay)]),
  ];
}
