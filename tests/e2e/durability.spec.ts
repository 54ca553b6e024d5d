/** Ending the browser in the middle of a shift, at no particular moment: every scan that was shown must be there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../setup/chromium.ts';
import { TOKEN } from '../setup/node-host.ts';
import { expect, test } from './fixtures.ts';
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

interface Running {
  readonly browser: Browser;
  readonly page: Page;
  /** Ends every process of the browser at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** A browser of its own with a profile on disk; Playwright's launch would end it politely. */
async function start(profile: string, baseURL: string): Promise<Running> {
  const { executablePath, args } = launchOptions();
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await devtoolsOf(child));
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (!page) throw new Error('the browser has no page');
  await page.goto(`${baseURL}/?token=${TOKEN}`);
  const kill = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  return { browser, page, kill };
}

function devtoolsOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const address = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
  });
}

/** Codes that nobody knows, each its own, so that a lost one is missed: every one is journalled before its verdict. */
const codeNumber = (n: number) => `LOST${1000 + n}`;

/** Scans without waiting for verdicts until the browser is gone; gives back the last code whose verdict was shown. */
async function scanUntilKilled(bench: Bench, running: Running, from: number): Promise<number> {
  let shown = 0;
  await bench.page.exposeFunction('shown', (n: number) => {
    shown = n;
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
  await expect.poll(() => shown).toBeGreaterThan(from);
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
  let running = await start(profile, baseURL ?? '');
  try {
    let bench = await openSampleBench(running.page, baseURL);
    await bench.scan(slipCode(order));
    for (let part = 0; part < 3; part++) {
      // One unit that counts, then codes that do not: both kinds have to outlive the end.
      expect(await bench.scan(line?.[0] ?? '')).toMatch(/counted|complete/);
      const shown = await scanUntilKilled(bench, running, part * 200);
      running = await start(profile, baseURL ?? '');
      bench = await openBench(running.page, baseURL);
      await expect(running.page.getByRole('heading', { level: 1 })).toHaveText(order.number);
      await expect(running.page.locator(`li:has-text("${line?.[0]}")`).first()).toContainText(
        `${part + 1} / ${line?.[1]}`,
      );
      const journal = new Set((await stored(running.page, 'scans')).map(({ code }) => code));
      const confirmed = Array.from({ length: shown - part * 200 + 1 }, (_, n) =>
        codeNumber(part * 200 + n),
      );
      expect(confirmed.length).toBeGreaterThan(20);
      expect(confirmed.filter((code) => !journal.has(code))).toEqual([]);
    }
  } finally {
    await running.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
