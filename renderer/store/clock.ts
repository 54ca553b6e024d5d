/** The station's clock: stamps that only grow, on top of a wall clock that is an argument. */
import type { OrderRecord } from '../../shared/records/order.ts';
import { laterStamp, nextStamp, type Stamp } from '../../shared/records/stamp.ts';

export interface Clock {
  /** Wall time in ms. */
  readonly now: () => number;
  /** Wall time as a UTC ISO string. */
  readonly iso: () => string;
  /** A new stamp, later than every stamp made or seen here. */
  readonly stamp: () => Stamp;
  /** Takes note of a stamp from elsewhere, so that ours come after it. */
  readonly see: (stamp: Stamp) => void;
  /** The latest stamp made or seen; kept over restarts, so that a wall clock set back cannot reorder what was done. */
  readonly last: () => Stamp;
}

/** A clock that goes on after `last` (the latest stamp before the restart; '' at first). */
export function createClock(now: () => number, station: string, last: Stamp): Clock {
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    stamp: () => {
      last = nextStamp(last, now(), station);
      return last;
    },
    see: (stamp) => {
      last = laterStamp(last, stamp);
    },
    last: () => last,
  };
}

/** Takes note of every stamp in an order: what is written into it next has to come after them all. */
export function seeOrder(clock: Clock, { facts, log }: Pick<OrderRecord, 'facts' | 'log'>): void {
  clock.see(facts.readAt);
  for (const entry of log) clock.see(entry.at);
}
