/** Which listings are told next: urgent before patient, one entry a listing, a turn for everybody. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Patience,
  type Push,
  type PushBudget,
  planPushes,
  pushAgain,
  pushFor,
} from './plan-pushes.ts';

const patience: Patience = { nearZero: 10, fallMs: 30_000, restockMs: 300_000 };
const START = 1_000_000;

function push(listing: string, shown: number | null, wanted: number, since = START): Push {
  return { channel: 'shop', listing, shown, wanted, since, notBefore: 0 };
}

function budget(entries: number, more: Partial<PushBudget> = {}) {
  return new Map([['shop', { entries, nextAt: START + 2_000, ...more }]]);
}

function plan(waiting: readonly Push[], budgets = budget(9), now = START) {
  const { now: going, lookAgainAt } = planPushes(waiting, budgets, now, patience);
  return { now: going.map(({ listing }) => listing), lookAgainAt };
}

describe('one entry a listing', () => {
  const next = { channel: 'shop', listing: 'mug', shown: 9, wanted: 4 };

  test('a figure that changes again keeps its place', () => {
    const first = pushFor(undefined, START, next);
    expect(pushFor(first, START + 500, { ...next, wanted: 2 })).toEqual(push('mug', 9, 2));
  });

  test('nothing is told where nothing changed, or changed back', () => {
    expect(pushFor(undefined, START, { ...next, wanted: 9 })).toBe(undefined);
    expect(pushFor(push('mug', 9, 4), START, { ...next, wanted: 9 })).toBe(undefined);
  });

  test('what the channel shows is not known: it is told', () => {
    expect(pushFor(undefined, START, { ...next, shown: null })).toEqual(push('mug', null, 4));
  });

  test('a try that failed keeps its place and waits as long as it was asked to', () => {
    const failed = pushAgain(push('mug', 9, 4), START, 5_000);
    expect(plan([failed])).toEqual({ now: [], lookAgainAt: START + 5_000 });
    const newer = push('tee', 9, 4, START + 100);
    expect(plan([newer, failed], budget(9), START + 5_000).now).toEqual(['mug', 'tee']);
  });
});

describe('what goes first', () => {
  test('what is nearly sold out goes at once, the scarcest first; the rest waits for more of its kind', () => {
    const waiting = [
      push('restock', 10, 80),
      push('falling', 90, 60),
      push('scarce', 20, 8),
      push('gone', 5, 0),
      push('unknown', null, 3),
      push('back again', 0, 40),
    ];
    expect(plan(waiting)).toEqual({
      now: ['gone', 'unknown', 'scarce'],
      lookAgainAt: START + patience.fallMs,
    });
    expect(plan(waiting, budget(9), START + patience.restockMs).now).toEqual([
      'gone',
      'unknown',
      'scarce',
      'back again',
      'falling',
      'restock',
    ]);
  });

  test('a restock that turns into the opposite is as urgent as if it had always been', () => {
    const restock = push('mug', 10, 80);
    const turned = pushFor(restock, START + 60_000, { ...restock, wanted: 1 });
    expect(turned && plan([push('tee', 9, 1, START + 1_000), turned]).now).toEqual(['mug', 'tee']);
  });
});

describe('budgets', () => {
  const two = [push('gone', 5, 0), push('scarce', 20, 8)];

  test('what does not fit looks again when there is more', () => {
    expect(plan(two, budget(1))).toEqual({ now: ['gone'], lookAgainAt: START + 2_000 });
  });

  test('a channel without a budget takes nothing, and nobody waits for it', () => {
    expect(plan(two, new Map())).toEqual({ now: [], lookAgainAt: null });
  });

  test('one channel that is full does not hold up another', () => {
    const other: Push = { ...push('cap', 3, 1, START + 9), channel: 'ebay' };
    const budgets = new Map([...budget(0), ['ebay', { entries: 5, nextAt: START }] as const]);
    expect(plan([...two, other], budgets, START + 10)).toEqual({
      now: ['cap'],
      lookAgainAt: START + 2_000,
    });
  });

  test('the last pushes of a listing’s day are kept for what could be oversold', () => {
    const waiting = [push('falling', 90, 60), push('gone', 5, 0)];
    const left = (n: number) => plan(waiting, budget(9, { leftToday: () => n }), START + 60_000);
    expect(left(101).now).toEqual(['gone', 'falling']);
    expect(left(100)).toEqual({ now: ['gone'], lookAgainAt: START + 60_000 + 3_600_000 });
    expect(left(0).now).toEqual([]);
  });
});

const figure = fc.nat(40);
const pushes: fc.Arbitrary<Push[]> = fc.uniqueArray(
  fc
    .record({
      channel: fc.constantFrom('shop', 'ebay'),
      listing: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      shown: fc.option(figure),
      wanted: figure,
      since: fc.integer({ min: START - 400_000, max: START }),
      notBefore: fc.integer({ min: START - 50_000, max: START + 50_000 }),
    })
    .filter(({ shown, wanted }) => shown !== wanted),
  { selector: ({ channel, listing }) => `${channel}:${listing}` },
);
const budgets = fc
  .record({ shop: fc.nat(4), ebay: fc.nat(4) })
  .map(
    (entries) =>
      new Map(
        Object.entries(entries).map(([channel, n]) => [
          channel,
          { entries: n, nextAt: START + 700 },
        ]),
      ),
  );

describe('laws', () => {
  test('the plan does not depend on the order in which differences were noticed', () => {
    const shuffled = pushes.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
    );
    fc.assert(
      fc.property(shuffled, budgets, ([made, other], allowed) => {
        expect(planPushes(other, allowed, START)).toEqual(planPushes(made, allowed, START));
      }),
    );
  });

  test('no channel gets more than it can take, and what stays behind is looked at again', () => {
    fc.assert(
      fc.property(pushes, budgets, (made, allowed) => {
        const { now, lookAgainAt } = planPushes(made, allowed, START);
        for (const [channel, { entries }] of allowed)
          expect(now.filter((one) => one.channel === channel).length).toBeLessThanOrEqual(entries);
        expect(new Set(now).size).toBe(now.length);
        expect(now.every((one) => made.includes(one) && one.notBefore <= START)).toBe(true);
        expect(lookAgainAt === null).toBe(now.length === made.length);
        if (lookAgainAt !== null) expect(lookAgainAt).toBeGreaterThan(START);
      }),
    );
  });

  test('whoever looks again when told to gets everything out, however little goes at a time', () => {
    fc.assert(
      fc.property(pushes, (made) => {
        let left = made;
        let now = START;
        for (let rounds = 0; left.length > 0 && rounds < 100; rounds++) {
          const nextAt = now + 1_000;
          const one = { entries: 1, nextAt };
          const next = planPushes(
            left,
            new Map([
              ['shop', one],
              ['ebay', one],
            ]),
            now,
          );
          left = left.filter((push) => !next.now.includes(push));
          now = next.lookAgainAt ?? now;
        }
        expect(left).toEqual([]);
      }),
    );
  });

  test('a restock gets its turn though something urgent comes in all the time', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.integer({ min: 500, max: 5_000 }), (wanted, everyMs) => {
        const restock = push('restock', 10, 80);
        let waiting = [restock];
        for (let now = START; now < START + 400_000; now += everyMs) {
          // As many newcomers as go out, each of them urgent.
          waiting = [...waiting, push(`urgent ${now}`, 20, wanted, now)];
          const [first] = planPushes(waiting, budget(1), now, patience).now;
          if (first === restock) return;
          waiting = waiting.filter((one) => one !== first);
        }
        expect.fail('it never went');
      }),
      { numRuns: 20 },
    );
  });
});
