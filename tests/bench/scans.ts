/** The scan: timed through the built page from the last keydown to the painted verdict, alone and while bulk work runs. */
import type { Page } from '@playwright/test';
import { readProbe, resetProbe } from './probe.ts';
import { quantile, round2 } from './ratios.ts';
import { openTypist } from './type-codes.ts';

export interface Work {
  readonly number: string;
  readonly units: readonly string[];
}

export interface ScanFigures {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
}

/** Codes to scan, order after order: its number, each unit, the control code that ships it. Takes from `work` until there are `count`. */
export function codesFor(work: Work[], count: number): string[] {
  const codes: string[] = [];
  while (codes.length < count) {
    const order = work.shift();
    if (!order) throw new Error('not enough orders to scan');
    codes.push(order.number, ...order.units, 'PB.SHIP');
  }
  return codes;
}

/**
 * Scans `codes` at so many a second and waits for the last verdict. Ship confirmations are left out of the times. Where
 * more than this page is at work, some codes (`mayMiss`) may come in pieces, as the browser stamps keys when it has time.
 */
export async function scan(
  page: Page,
  codes: readonly string[],
  perSecond: number,
  mayMiss = 0,
): Promise<number[]> {
  const typist = await openTypist(page);
  await resetProbe(page);
  await typist.typeAll(codes, perSecond);
  await settled(page, codes.length);
  const times = await readProbe(page);
  if (Math.abs(times.length - codes.length) > mayMiss) {
    const order = await page.locator('[data-seq]').textContent();
    throw new Error(
      `${codes.length} scans were sent and ${times.length} answered; the last: ${order}`,
    );
  }
  return times.filter((_, n) => codes[n] !== 'PB.SHIP');
}

export function scanFigures(times: readonly number[]): ScanFigures {
  return {
    p50_ms: round2(quantile(times, 0.5)),
    p95_ms: round2(quantile(times, 0.95)),
    p99_ms: round2(quantile(times, 0.99)),
  };
}

/** Waits until `count` verdicts are painted, or none has come for ten seconds. */
async function settled(page: Page, count: number): Promise<void> {
  for (let last = -1, still = 0; still < 20; still++) {
    const now = await page.evaluate(() => window.probe.times.length);
    if (now >= count) return;
    if (now !== last) still = 0;
    last = now;
    await page.waitForTimeout(500);
  }
}

/** Units that `codes` put into parcels. */
export function unitsIn(codes: readonly string[]): number {
  return codes.filter((code) => /^20\d{11}$/.test(code)).length;
}
