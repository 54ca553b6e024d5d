/**
 * Hybrid logical clock stamps: the order of events across stations.
 *
 * A stamp is `2026-11-23T11:05:17.123Z|0003|bench-1`: wall time, counter, station. Stamps compare as
 * plain strings, and a station's own stamps only grow, even when its wall clock is set back.
 * Source: Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export type Stamp = string;

const COUNTER_DIGITS = 4;
const LAST_COUNT = 9999;

/** The stamp after `last` (the newest stamp this station has written or seen; '' at first) at wall time `now` (ms). */
export function nextStamp(last: Stamp, now: number, station: string): Stamp {
  const wall = new Date(now).toISOString();
  const lastTime = stampTime(last);
  if (wall > lastTime) return join(wall, 0, station);
  const count = stampCounter(last) + 1;
  // A longer counter would sort before a shorter one; a clock that is set back may need many stamps of one moment.
  if (count > LAST_COUNT) return join(new Date(Date.parse(lastTime) + 1).toISOString(), 0, station);
  return join(lastTime, count, station);
}

/** The wall time of a stamp, as a UTC ISO string. */
export function stampTime(stamp: Stamp): string {
  return stamp.slice(0, Math.max(0, stamp.indexOf('|')));
}

/** The station that wrote a stamp. */
export function stampStation(stamp: Stamp): string {
  return stamp.slice(stamp.lastIndexOf('|') + 1);
}

/** The later of two stamps. */
export function laterStamp(a: Stamp, b: Stamp): Stamp {
  return a > b ? a : b;
}

function stampCounter(stamp: Stamp): number {
  return Number(stamp.split('|')[1] ?? 0);
}

function join(time: string, counter: number, station: string): Stamp {
  return `${time}|${String(counter).padStart(COUNTER_DIGITS, '0')}|${station}`;
}
