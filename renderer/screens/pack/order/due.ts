/** How long until an order must be out, in the unit that a packer thinks in. */
import { SOON } from '../../orders/parts/due.ts';

export type DueTone = 'calm' | 'soon' | 'late';

export interface Due {
  readonly tone: DueTone;
  /** Whole units left (or passed, when late). */
  readonly count: number;
  readonly unit: 'minutes' | 'hours' | 'days';
}

const MINUTE = 60_000;

/** The time between `now` (ms) and `dueAt` (UTC ISO). */
export function dueIn(dueAt: string, now: number): Due {
  const ms = Date.parse(dueAt) - now;
  const tone = ms < 0 ? 'late' : ms <= SOON ? 'soon' : 'calm';
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  if (minutes < 120) return { tone, count: minutes, unit: 'minutes' };
  if (minutes < 48 * 60) return { tone, count: Math.floor(minutes / 60), unit: 'hours' };
  return { tone, count: Math.floor(minutes / 1440), unit: 'days' };
}
