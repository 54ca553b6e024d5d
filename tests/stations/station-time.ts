/** A station's wall clock and new ids: this machine's, or simulated ones that follow from what a test says. */
import { v7 as uuidv7 } from 'uuid';
import { createRandom } from './seeded-random.ts';
import type { StationOptions } from './station-messages.ts';

export interface StationTime {
  /** UTC ms. */
  readonly now: () => number;
  readonly newId: () => string;
  /** What a simulated clock shows from now on; undefined leaves it. */
  set(now: number | undefined): void;
}

export function createStationTime({ skewMs, simulated }: StationOptions): StationTime {
  if (!simulated)
    return { now: () => Date.now() + skewMs, newId: () => uuidv7(), set: () => undefined };
  let shown = simulated.now;
  const random = createRandom(simulated.seed);
  return {
    now: () => shown,
    newId: () =>
      uuidv7({
        msecs: shown,
        seq: random.below(2 ** 31),
        random: Uint8Array.from({ length: 16 }, () => random.below(256)),
      }),
    set: (now) => {
      shown = now ?? shown;
    },
  };
}
