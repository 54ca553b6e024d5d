/** A few simulated days in which nothing is lost, and the plugin's faults put back, each of which is noticed. */
import { expect, test } from 'vitest';
import { planOf } from './plan.ts';
import { simulate } from './simulate.ts';
import { storyOf } from './story.ts';

const SHORT = { stations: 4, operations: 60 };
/** Several times what a sound day needs to be in step. */
const PATIENCE = { patienceMs: 8_000 };
const MOST_SEEDS = 6;

test.each([1, 2, 3])(
  'seed %i: all stations and the server end with the same, and nothing is lost',
  async (seed) => {
    const day = await simulate(planOf(seed, { stations: 8, operations: 120 }));
    expect(day.findings, storyOf(day)).toEqual([]);
  },
);

/** Whether the same day ends well without a fault: only then its end says something about one. */
const sound = new Map<number, boolean>();

async function isSound(seed: number): Promise<boolean> {
  const known = sound.get(seed);
  if (known !== undefined) return known;
  const { findings } = await simulate(planOf(seed, SHORT), PATIENCE);
  sound.set(seed, findings.length === 0);
  return findings.length === 0;
}

/** The others each in the situation that it harms: tests/replication/scenarios/planted.test.ts. */
const inAnyDay = ['bell-missed', 'batch-held'] as const;

test.each(inAnyDay)('%s is noticed in a short day', async (plant) => {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    if (!(await isSound(seed))) continue;
    const { findings } = await simulate(planOf(seed, SHORT), { ...PATIENCE, plant });
    if (findings.length > 0) return;
  }
  expect.fail(`${plant} went unnoticed in ${MOST_SEEDS} days`);
});
