import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admit, type Hint, heard, type Lane, type Limit, openLane } from './lane.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const TWO = { burst: 2, perSecond: 0.5 };

/** How long a request waits when it is asked at `now`; 0 and the lane behind it when it goes. */
function ask(lane: Lane, limit: Limit, now: number, cost = 1) {
  const admission = admit(lane, limit, cost, now);
  return { lane: admission.lane, wait: admission.admitted ? 0 : admission.waitMs };
}

test('the burst goes at once, then one at a time at the rate', () => {
  const first = ask(openLane(TWO, NOON), TWO, NOON);
  const second = ask(first.lane, TWO, NOON);
  const third = ask(second.lane, TWO, NOON);
  const later = ask(third.lane, TWO, NOON + 2_000);
  expect([first.wait, second.wait, third.wait, later.wait]).toEqual([0, 0, 2_000, 0]);
});

test('what costs more than there ever is goes when all of it is there', () => {
  const empty = heard(openLane(TWO, NOON), TWO, { available: 0 }, NOON, 0);
  expect(ask(empty, TWO, NOON, 900).wait).toBe(4_000);
  expect(ask(empty, TWO, NOON + 4_000, 900).wait).toBe(0);
});

test("Shopify's points: what it says is available counts, less what is still under way", () => {
  const limit = { burst: 2_000, perSecond: 50 };
  const told = heard(openLane(limit, NOON), limit, { available: 300, perSecond: 100 }, NOON, 100);
  expect(ask(told, limit, NOON, 200).wait).toBe(0);
  expect(ask(told, limit, NOON, 400).wait).toBe(2_000);
});

test('a wait that was asked for holds every request, but never longer than a day', () => {
  const lane = heard(openLane(TWO, NOON), TWO, { waitMs: 30_000 }, NOON, 0);
  expect(ask(lane, TWO, NOON + 10_000).wait).toBe(20_000);
  const endless = heard(openLane(TWO, NOON), TWO, { waitMs: 9e12 }, NOON, 0);
  expect(ask(endless, TWO, NOON).wait).toBe(24 * HOUR);
});

test('a shorter wait that is told later does not take back a longer one', () => {
  const lane = heard(openLane(TWO, NOON), TWO, { waitMs: 30_000 }, NOON, 0);
  expect(ask(heard(lane, TWO, { waitMs: 1_000 }, NOON, 0), TWO, NOON).wait).toBe(30_000);
});

test('a used up day has room again when its first hour is a day old', () => {
  const limit = { burst: 9, perSecond: 9, perDay: 2 };
  const first = ask(openLane(limit, NOON), limit, NOON + 60_000);
  const second = ask(first.lane, limit, NOON + 2 * HOUR);
  expect(ask(second.lane, limit, NOON + 3 * HOUR).wait).toBe(22 * HOUR);
  expect(ask(second.lane, limit, NOON + 25 * HOUR).wait).toBe(0);
});

test('a quota that others used up is asked for again after an hour', () => {
  const limit = { burst: 9, perSecond: 9, perDay: 1_000 };
  const one = ask(heard(openLane(limit, NOON), limit, { leftToday: 1 }, NOON, 0), limit, NOON);
  expect([one.wait, ask(one.lane, limit, NOON).wait]).toEqual([0, HOUR]);
});

test('a clock that is set back does not lengthen a wait', () => {
  const limit = { ...TWO, perDay: 2 };
  const lane = heard(openLane(limit, NOON), limit, { waitMs: 30_000, leftToday: 0 }, NOON, 0);
  expect(ask(lane, limit, NOON - 5 * HOUR).wait).toBe(HOUR);
  const blocked = heard(openLane(TWO, NOON), TWO, { waitMs: 30_000 }, NOON, 0);
  expect(ask(blocked, TWO, NOON - 5 * HOUR).wait).toBe(30_000);
});

const limits = fc.record({
  burst: fc.integer({ min: 1, max: 50 }),
  perSecond: fc.double({ min: 0.005, max: 100, noNaN: true }),
});
const asks = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 5_000 }), cost: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 60 },
);
const hints: fc.Arbitrary<Hint> = fc.record(
  {
    available: fc.double({ min: -10, max: 1e6 }),
    perSecond: fc.double({ min: -1, max: 1e6 }),
    burst: fc.double({ min: -1, max: 1e6 }),
    leftToday: fc.integer({ min: -1, max: 5 }),
    waitMs: fc.integer({ min: 0, max: 1e12 }),
  },
  { requiredKeys: [] },
);

test('never more than burst + rate x time goes through, in any span of it', () => {
  fc.assert(
    fc.property(limits, asks, (limit, all) => {
      let lane = openLane(limit, NOON);
      let now = NOON;
      const gone: { at: number; cost: number }[] = [];
      for (const { after, cost } of all) {
        now += after;
        const admission = admit(lane, limit, cost, now);
        lane = admission.lane;
        if (admission.admitted) gone.push({ at: now, cost: Math.min(cost, limit.burst) });
      }
      for (const [index, from] of gone.entries()) {
        let sum = 0;
        for (const { at, cost } of gone.slice(index)) {
          sum += cost;
          const most = limit.burst + limit.perSecond * ((at - from.at) / 1_000);
          expect(sum).toBeLessThanOrEqual(most + 1e-6);
        }
      }
    }),
  );
});

test('never more than the quota goes through in any 24 hours', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 5 * HOUR }), { maxLength: 80 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), steps, (perDay, pauses) => {
      const limit = { burst: 99, perSecond: 99, perDay };
      let lane = openLane(limit, NOON);
      let now = NOON;
      const gone: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const admission = admit(lane, limit, 1, now);
        lane = admission.lane;
        if (admission.admitted) gone.push(now);
      }
      for (const from of gone)
        expect(gone.filter((at) => at >= from && at < from + 24 * HOUR).length).toBeLessThanOrEqual(
          perDay,
        );
    }),
  );
});

test('nothing waits for ever: whatever was told, who waits as long as it was said to goes', () => {
  const told = fc.array(fc.record({ hint: hints, after: fc.integer({ min: -1e7, max: 1e7 }) }));
  const quotas = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
  fc.assert(
    fc.property(
      limits,
      quotas,
      told,
      fc.integer({ min: 1, max: 60 }),
      (rate, perDay, all, cost) => {
        const limit = perDay === undefined ? rate : { ...rate, perDay };
        let lane = openLane(limit, NOON);
        let now = NOON;
        for (const { hint, after } of all) {
          now += after;
          lane = heard(ask(lane, limit, now, cost).lane, limit, hint, now, 0);
        }
        const { wait, lane: waiting } = ask(lane, limit, now, cost);
        // A day and the hour that is its grain, or an hour a token at the slowest rate there is.
        expect(wait).toBeLessThanOrEqual(Math.max(25, cost) * HOUR);
        if (wait > 0) expect(ask(waiting, limit, now + wait, cost).wait).toBe(0);
      },
    ),
  );
});
