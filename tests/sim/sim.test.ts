/** A few simulated days in which nothing is lost, and the plugin's faults put back, each of which is noticed. */
import { expect, test } from 'vitest';
import { plants } from '../stations/station-messages.ts';
import { planOf } from './plan.ts';
import { shortDay } from './short-days.ts';
import { simulate } from './simulate.ts';
import { storyOf } from './story.ts';

/** Several times what a sound short day needs to be in step. */
const PATIENCE = { patienceMs: 8_000 };

test.each([1, 2, 3])(
  'seed %i: all stations and the server end with the same, and nothing is lost',
  async (seed) => {
    const day = await simulate(planOf(seed, { stations: 8, operations: 120 }));
    expect(day.findings, storyOf(day)).toEqual([]);
  },
);

test.each(plants)('%s is noticed in a day that ends well without it', async (plant) => {
  const day = shortDay(plant);
  const sound = await simulate(day, PATIENCE);
  expect(sound.findings, storyOf(sound)).toEqual([]);
  const { findings } = await simulate(day, { ...PATIENCE, plant });
  expect(findings.length).toBeGreaterThan(0);
});
