/** A few simulated days in which nothing is lost, and the plugin's faults put back, each of which is noticed. */
import { expect, test } from 'vitest';
import { plants } from '../stations/station-messages.ts';
import { planOf } from './plan.ts';
import { simulate } from './simulate.ts';
import { storyOf } from './story.ts';

/** Enough for what has a fault in it never to be in step. */
const SHORT_PATIENCE_MS = 5_000;
const MOST_SEEDS = 4;

test.each([1, 2, 3])(
  'seed %i: all stations and the server end with the same, and nothing is lost',
  async (seed) => {
    const day = await simulate(planOf(seed, { stations: 8, operations: 120 }));
    expect(day.findings, storyOf(day)).toEqual([]);
  },
);

test.each(plants)('%s is noticed in a short day', async (plant) => {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const plan = planOf(seed, { stations: 4, operations: 60 });
    const { findings } = await simulate(plan, { plant, patienceMs: SHORT_PATIENCE_MS });
    if (findings.length > 0) return;
  }
  expect.fail(`${plant} went unnoticed in ${MOST_SEEDS} days`);
});
