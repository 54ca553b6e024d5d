/** A clock for tests on which a sleep is over at once, and took as long as it should. */
import type { Clock } from '../clock.ts';

export interface QuickClock extends Clock {
  /** How long was slept, in turn. */
  readonly slept: readonly number[];
  pass(ms: number): void;
}

export function quickClock(now = Date.UTC(2026, 10, 23, 12)): QuickClock {
  const slept: number[] = [];
  let passed = 0;
  return {
    slept,
    now: () => now + passed,
    sleep: async (ms, signal) => {
      if (signal.aborted) return;
      slept.push(ms);
      passed += ms;
    },
    pass: (ms) => {
      passed += ms;
    },
  };
}
