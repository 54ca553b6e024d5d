/** Claims: one order, one holder, whatever the order in which stations hear of each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRecord } from '../records/order.ts';
import { did, orderOf, stampAt, timeAt } from '../testing/orders.ts';
import {
  claimEntry,
  claimedElsewhere,
  holderOf,
  isElsewhere,
  leasesOf,
  releaseEntry,
  takeOverEntry,
} from './claims.ts';
import { mergeOrders } from './merge.ts';

const order = orderOf('MUG 0/1');
const STATIONS = ['bench-1', 'bench-2', 'bench-3'] as const;

type What = 'claim' | 'release' | 'take-over';

/** What a station does to the order, as it knows it, so many minutes after the morning began. */
function act(known: OrderRecord, what: What, station: string, minutes: number, lasts = 60) {
  const claiming = { station, at: stampAt(minutes, station), until: timeAt(minutes + lasts) };
  const body =
    what === 'claim'
      ? claimEntry(known.log, claiming)
      : what === 'take-over'
        ? takeOverEntry(known.log, claiming, 'urgent')
        : releaseEntry(known.log, station);
  return body ? did(known, body, minutes, { station, user: '' }) : known;
}

const holder = ({ log }: OrderRecord, minutes: number) =>
  holderOf(leasesOf(log), timeAt(minutes))?.station ?? null;

describe('an order is held', () => {
  const anas = act(order, 'claim', 'bench-1', 0);

  test('by nobody before it is claimed, and by nobody once that is over', () => {
    expect([order, anas, act(anas, 'release', 'bench-1', 5)].map((one) => holder(one, 10))).toEqual(
      [null, 'bench-1', null],
    );
    expect([59, 60].map((minutes) => holder(anas, minutes))).toEqual(['bench-1', null]);
  });

  test('by whoever claimed it first, when two did so apart', () => {
    const both = mergeOrders(act(order, 'claim', 'bench-2', 1), anas);
    expect([holder(both, 10), isElsewhere(leasesOf(both.log), 'bench-2', timeAt(10))]).toEqual([
      'bench-1',
      true,
    ]);
    expect(holder(act(both, 'release', 'bench-1', 5), 10)).toBe('bench-2');
  });

  test('longer while it is worked on, and anew once its time was up', () => {
    const renewed = act(anas, 'claim', 'bench-1', 50);
    expect(leasesOf(renewed.log)).toMatchObject([{ since: stampAt(0), until: timeAt(110) }]);
    const late = act(anas, 'claim', 'bench-1', 70);
    expect(leasesOf(late.log)).toMatchObject([{ since: stampAt(70), until: timeAt(130) }]);
    // What was taken along for long is not cut short by being opened.
    const ahead = act(order, 'claim', 'bench-1', 0, 720);
    expect(leasesOf(act(ahead, 'claim', 'bench-1', 5).log)).toMatchObject([{ until: timeAt(720) }]);
  });

  test('by whoever took it over, even though its old holder goes on without having heard', () => {
    const taken = act(anas, 'take-over', 'bench-2', 10);
    const met = mergeOrders(taken, act(anas, 'claim', 'bench-1', 20));
    expect(holder(met, 25)).toBe('bench-2');
    expect(holder(act(met, 'release', 'bench-2', 30), 35)).toBeNull();
    expect(holder(act(met, 'take-over', 'bench-1', 40), 45)).toBe('bench-1');
  });
});

test('a packer who decided to work on it without the network is stopped by what nobody knew then', () => {
  const anas = act(order, 'claim', 'bench-1', 0);
  const bo = { station: 'bench-2', user: 'Bo' };
  const known = did(anas, { kind: 'offline-work', over: stampAt(0) }, 5, bo);
  const unknown = mergeOrders(did(order, { kind: 'offline-work', over: '' }, 5, bo), anas);
  const stopping = (one: OrderRecord) => claimedElsewhere(one.log, 'bench-2', timeAt(10));
  expect([stopping(known), stopping(unknown)?.station]).toEqual([null, 'bench-1']);
});

/** Three stations at work on one order, each with what it has heard, now and then of another. */
const step = fc.record({
  what: fc.constantFrom<What | 'hear'>('claim', 'claim', 'release', 'take-over', 'hear', 'hear'),
  who: fc.nat(2),
  from: fc.nat(2),
  lasts: fc.constantFrom(5, 30, 300),
});
const history = fc.array(step, { maxLength: 25 }).map((steps) => {
  const versions: OrderRecord[] = STATIONS.map(() => order);
  const seen: OrderRecord[] = [];
  steps.forEach(({ what, who, from, lasts }, minute) => {
    const known = versions[who] ?? order;
    versions[who] =
      what === 'hear'
        ? mergeOrders(known, versions[from] ?? order)
        : act(known, what, STATIONS[who] ?? '', minute, lasts);
    seen.push(versions[who]);
  });
  return { versions, seen };
});

test('all stations say the same once they have heard the same, and one at most holds it', () => {
  const shuffled = history.chain(({ versions }) =>
    fc.tuple(
      fc.constant(versions),
      fc.shuffledSubarray(versions, { minLength: versions.length }),
      fc.integer({ min: 0, max: 40 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([versions, other, minutes]) => {
      const [one, two] = [versions.reduce(mergeOrders), other.reduce(mergeOrders)];
      expect(holder(two, minutes)).toBe(holder(one, minutes));
      const working = STATIONS.filter(
        (station) =>
          holder(one, minutes) !== null &&
          !isElsewhere(leasesOf(one.log), station, timeAt(minutes)),
      );
      expect(working.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

test('a claim that was taken over never comes back by itself', () => {
  fc.assert(
    fc.property(history, ({ versions, seen }) => {
      const taken = new Set(
        seen.flatMap(({ log }) => log.flatMap((one) => (one.kind === 'claim' ? one.takes : []))),
      );
      const { log } = versions.reduce(mergeOrders);
      expect(leasesOf(log).filter(({ since }) => taken.has(since))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
