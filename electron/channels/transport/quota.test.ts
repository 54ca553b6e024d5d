import { expect, test } from 'vitest';
import { admit, heard, type Lane, type Limit, openLane } from './lane.ts';
import { quotaOf } from './quota.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const orders: Limit = { burst: 20, perSecond: 1 };
const stock: Limit = { burst: 5, perSecond: 1, perDay: 100 };
const limits = { orders, stock };

/** A lane on which `requests` were sent at once. */
function asked(limit: Limit, requests: number): Lane {
  let lane = openLane(limit, NOW);
  for (let n = 0; n < requests; n++) lane = admit(lane, limit, 1, NOW).lane;
  return lane;
}

test('nothing is said before a channel was asked, nor where no limits are known', () => {
  expect(quotaOf({}, limits, NOW)).toBeNull();
  const unsaid = openLane(orders, NOW);
  expect(quotaOf({ others: unsaid }, limits, NOW)).toBeNull();
  const waits = heard(unsaid, orders, { waitMs: 1_000 }, NOW, 0);
  expect(quotaOf({ others: waits }, limits, NOW)?.waitsUntil).toBe('2026-11-24T09:00:01.000Z');
});

test('the scarcest operation counts, and it fills again', () => {
  const lanes = { orders: asked(orders, 15), stock: asked(stock, 1) };
  const low = { per: 'now', left: 5, of: 20, waitsUntil: null };
  expect(quotaOf(lanes, limits, NOW)).toEqual(low);
  expect(quotaOf(lanes, limits, NOW + 10_000)).toEqual({ ...low, left: 15 });
});

test('a day’s quota counts what was sent in it, or what the channel says is left of it', () => {
  let lane = asked(stock, 0);
  for (let n = 0; n < 90; n++) lane = admit(lane, stock, 1, NOW + n * 2_000).lane;
  const later = NOW + 200_000;
  const day = { per: 'day', of: 100, waitsUntil: null };
  expect(quotaOf({ stock: lane }, limits, later)).toEqual({ ...day, left: 10 });
  const told = heard(lane, stock, { leftToday: 3 }, later, 0);
  expect(quotaOf({ stock: told }, limits, later)).toEqual({ ...day, left: 3 });
});

test('a channel that wants to be left alone says until when', () => {
  const lanes = {
    orders: heard(openLane(orders, NOW), orders, { available: 12, waitMs: 60_000 }, NOW, 0),
    stock: asked(stock, 4),
  };
  const waits = { per: 'now', left: 12, of: 20, waitsUntil: '2026-11-24T09:01:00.000Z' };
  expect(quotaOf(lanes, limits, NOW)).toEqual(waits);
});
