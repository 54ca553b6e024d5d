/** The limits of one account: requests of an operation wait here in turn, and its lanes are kept over restarts. */
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { admit, type Hint, heard, type Lane, type Limit, laneState, openLane } from './lane.ts';

const limiterState = z.record(z.string(), laneState);
/** By operation. Plain JSON. */
export type LimiterState = z.infer<typeof limiterState>;

export interface LimiterOptions {
  readonly limits: Readonly<Record<string, Limit>>;
  readonly clock: Clock;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  /** What `save` was last given. What is no such thing counts as nothing. */
  readonly load?: (() => unknown) | undefined;
  /** Called after each change. */
  readonly save?: ((state: LimiterState) => void) | undefined;
}

export interface Turn {
  readonly operation: string;
  readonly cost: number;
  /** Gives up rather than to wait past it, UTC ms. */
  readonly until: number;
}

export interface Limiter {
  /** 0 when it may be sent now; how long it would have to wait when it gave up. */
  wait(turn: Turn): Promise<number>;
  /** What was sent has ended: the channel has counted it. */
  ended(turn: Turn): void;
  learn(operation: string, hint: Hint): void;
}

/** For an operation that its connector said nothing of. */
export const POLITE: Limit = { burst: 5, perSecond: 2 };

export function createLimiter({ limits, clock, signal, load, save }: LimiterOptions): Limiter {
  const kept = limiterState.safeParse(load?.() ?? {});
  const lanes = new Map<string, Lane>(kept.success ? Object.entries(kept.data) : []);
  const underWay = new Map<string, number>();
  const turns = new Map<string, Promise<unknown>>();

  const limitOf = (operation: string) => limits[operation] ?? POLITE;
  const laneOf = (operation: string) =>
    lanes.get(operation) ?? openLane(limitOf(operation), clock.now());

  function keep(operation: string, lane: Lane): void {
    lanes.set(operation, lane);
    save?.(Object.fromEntries(lanes));
  }

  function countUnderWay(operation: string, cost: number): void {
    underWay.set(operation, (underWay.get(operation) ?? 0) + cost);
  }

  async function pass({ operation, cost, until }: Turn): Promise<number> {
    for (;;) {
      const now = clock.now();
      const admission = admit(laneOf(operation), limitOf(operation), cost, now);
      if (admission.admitted) {
        keep(operation, admission.lane);
        countUnderWay(operation, cost);
        return 0;
      }
      const { waitMs } = admission;
      if (signal.aborted || now + waitMs > until) return waitMs;
      await clock.sleep(waitMs, signal);
    }
  }

  return {
    wait: (turn) => {
      // In turn, so that what costs much is not overtaken for ever by what costs little.
      const before = turns.get(turn.operation) ?? Promise.resolve();
      const mine = before.then(() => pass(turn));
      turns.set(turn.operation, mine);
      return mine;
    },
    ended: ({ operation, cost }) => countUnderWay(operation, -cost),
    learn: (operation, hint) => {
      const others = underWay.get(operation) ?? 0;
      const limit = limitOf(operation);
      keep(operation, heard(laneOf(operation), limit, hint, clock.now(), others));
    },
  };
}
