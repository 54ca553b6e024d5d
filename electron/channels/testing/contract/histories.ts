/** Whatever happens in whatever order, at the end of what is under way and one more cycle, every order is there as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContractShop } from '../contract-shop.ts';
import { FAULTS } from './each-request.ts';
import { type Host, hostOf } from './host.ts';
import { persist } from './persisting.ts';
import { MINUTE, type Open, order } from './samples.ts';

type Step = (shop: ContractShop, host: Host, ids: string[]) => Promise<unknown> | unknown;

/** Named, so that a failing history can be read. */
function step<T>(arbitrary: fc.Arbitrary<T>, name: string, act: (value: T) => Step) {
  return arbitrary.map((value): Step => {
    const named = act(value);
    return Object.assign(named, { toString: () => `${name} ${JSON.stringify(value)}` });
  });
}

const steps = fc.oneof(
  {
    weight: 3,
    arbitrary: step(fc.integer({ min: 1, max: 3 }), 'place', (count) => (shop, _host, ids) => {
      for (let n = 0; n < count; n += 1) ids.push(shop.place(order()));
    }),
  },
  {
    weight: 3,
    arbitrary: step(fc.nat(), 'change', (which) => (shop, _host, ids) => {
      const id = ids[which % Math.max(1, ids.length)];
      if (id !== undefined) shop.change(id);
    }),
  },
  {
    weight: 2,
    arbitrary: step(
      fc.constantFrom(300, 1_000, MINUTE, 6 * MINUTE, 40 * MINUTE),
      'pass',
      (ms) => (shop) => shop.clock.pass(ms),
    ),
  },
  {
    weight: 4,
    arbitrary: step(
      fc.integer({ min: 1, max: 4 }),
      'pull',
      (limit) => (_, host) => host.pull(limit),
    ),
  },
  {
    weight: 1,
    arbitrary: step(fc.constantFrom(...FAULTS), 'fail', ([, fault]) => (shop) => {
      shop.server.fail([fault]);
    }),
  },
);

export function histories(open: Open): void {
  test('of orders placed and changed, slices pulled and faults, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 24 }), async (history) => {
        await using shop = await open();
        const host = hostOf(shop);
        const ids: string[] = [];
        for (const act of history) await act(shop, host, ids);
        // What was under way does not have to know what came since.
        await host.toEnd(3);
        await host.cycle(3);
        expect(host.ids).toEqual(ids.toSorted());
        const now = await persist(shop, () => shop.connector.refresh(ids));
        expect(now).toHaveLength(ids.length);
        for (const { reading } of now)
          expect(host.order(reading.externalId).reading).toEqual(reading);
      }),
      { numRuns: 25, seed: 20_261_123 },
    );
  });
}
