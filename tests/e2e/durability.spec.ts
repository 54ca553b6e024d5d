/** Ending the browser in the middle of a shift, at no particular moment: every scan that was shown must be there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { type OwnBrowser, startOwnBrowser } from './own-browser.ts';
import {
  type Bench,
  isFresh,
  openBench,
  openSampleBench,
  orderWhere,
  slipCode,
  stored,
} from './pack-bench.ts';
import { scan } from './scan-capture/keyboard.ts';

/** Codes that nobody knows, each its own, so that a lost one is missed: every one is journalled before its verdict. */
const codeNumber = (n: number) => `LOST${1000 + n}`;

/** Scans without waiting for verdicts until the browser is gone; gives back the codes whose verdicts were shown. */
async function scanUntilKilled(
  bench: Bench,
  running: OwnBrowser,
  from: number,
): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  await bench.page.exposeFunction('shown', (n: number) => {
    shown.add(codeNumber(n));
  });
  await bench.page.evaluate(() => {
    const banner = document.querySelector('[data-seq]');
    new MutationObserver(() => {
      const n = Number(/LOST(\d+)/.exec(banner?.textContent ?? '')?.[1] ?? 0);
      if (n > 0) (window as unknown as { shown: (n: number) => void }).shown(n - 1000);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const until = 60 + Math.round(Math.random() * 40);
  for (let n = from; n < from + until; n++) {
    await scan(bench.cdp, codeNumber(n), { gap: 4 });
    await new Promise((done) => setTimeout(done, 25));
  }
  await expect.poll(() => shown.size).toBeGreaterThan(20);
  // In the middle of what is still coming in.
  for (let n = from + until; n < from + until + 5; n++)
    void scan(bench.cdp, codeNumber(n)).catch(() => {});
  await running.kill();
  return shown;
}

test('ending the browser mid-shift loses no scan that was shown', async ({ baseURL }) => {
  test.setTimeout(180_000);
  const profile = mkdtempSync(join(tmpdir(), 'packbench-shift-'));
  const order = orderWhere((one) => isFresh(one) && one.lines.some(([, units]) => units >= 3));
  const line = order.lines.find(([, units]) => units >= 3);
  let running = await startOwnBrowser(profile, baseURL ?? '');
  try {
    let bench = await openSampleBench(running.page, baseURL);
    await bench.scan(slipCode(order));
    for (let part = 0; part < 3; part++) {
      // One unit that counts, then codes that do not: both kinds have to outlive the end.
      expect(await bench.scan(line?.[0] ?? '')).toMatch(/counted|complete/);
      const shown = await scanUntilKilled(bench, running, part * 200);
      running = await startOwnBrowser(profile, baseURL ?? '');
      bench = await openBench(running.page, baseURL);
      await expect(running.page.getByRole('heading', { level: 1 })).toHaveText(order.number);
      await expect(running.page.locator(`li:has-text("${line?.[0]}")`).first()).toContainText(
        `${part + 1} / ${line?.[1]}`,
      );
      const journal = new Set((await stored(running.page, 'scans')).map(({ code }) => code));
      expect([...shown].filter((code) => !journal.has(code))).toEqual([]);
    }
  } finally {
    await running.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
