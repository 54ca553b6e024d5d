/**
 * How long scans take on this station: from the read's last key to its verdict on the glass. Kept for the last
 * hundred, and told to the browser's own timeline (`performance.measure('scan')`) for whoever measures from outside.
 */
import { createStore } from 'zustand/vanilla';
import { afterPaint } from '../../../ui/after-paint.ts';

const KEEP = 100;
/** The browser keeps every measure until told otherwise, and a shift has thousands. */
const KEEP_MEASURES = 5_000;

/** Milliseconds of the last scans, oldest first. */
export const scanTimes = createStore<{ readonly times: readonly number[] }>(() => ({ times: [] }));

/** A verdict given on another screen and seen here much later says nothing about speed. */
const OLD_MS = 5_000;

let measures = 0;
let timed = 0;

/**
 * Called when the verdict `seq` is in the page but not painted yet. A read at `readAt` (null: there was none) is
 * timed once the frame is out.
 */
export function timePaint(seq: number, readAt: number | null): void {
  if (readAt === null || seq === timed || performance.now() - readAt > OLD_MS) return;
  timed = seq;
  const inPage = performance.now() - readAt;
  afterPaint(() => keep(seq, readAt, performance.now(), inPage));
}

/** The time that `share` (0 to 1) of the scans stayed within; 0 while there is none. */
export function within(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function keep(seq: number, start: number, end: number, inPage: number): void {
  if (measures++ >= KEEP_MEASURES) {
    performance.clearMeasures('scan');
    measures = 1;
  }
  performance.measure('scan', { start, end, detail: { seq, inPage } });
  scanTimes.setState(({ times }) => ({ times: [...times, end - start].slice(-KEEP) }));
}
