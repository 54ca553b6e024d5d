/** A new station meets a shop with a long history: how long until it has it, and whether one can work meanwhile. */
import type { Page } from '@playwright/test';
import { toRemote } from '../../shared/replication/remote-record.ts';
import { replicated } from '../../shared/replication/replicated.ts';
import { order } from './page/orders.ts';
import { installProbe } from './probe.ts';
import { round2 } from './ratios.ts';
import { codesFor, scan, scanFigures } from './scans.ts';
import { openShopServer } from './shop-server.ts';
import { openStation } from './station.ts';

/** Orders that the station read by itself before: what is packed while the others arrive. */
const OWN = 150;
const SCANS = 300;
const CALM_SCANS = 150;
const MAY_MISS = 10;
const LONGEST_MS = 900_000;

declare global {
  interface Window {
    /** What the frame said of the server, each time it changed: ms since the page began, and the text. */
    said: [number, string][];
    tasks: [begun: number, ms: number][];
  }
}

export async function measureFirstSync(root: string, of: number, say: (text: string) => void) {
  const shop = await openShopServer();
  const station = await openStation(root, false);
  const { page } = station;
  try {
    const workspace = shop.workspace(0);
    await station.bench();
    await page.evaluate((how) => window.station.connect(how), shop.connecting(workspace));
    say(`writing ${of} orders to the server`);
    const now = Date.now();
    for (let n = 0; n < of; n += 5_000) {
      const docs = Array.from({ length: Math.min(5_000, of - n) }, (_, i) =>
        toRemote(replicated.orders, order(n + i, of, Math.round(of * 0.08), now), ''),
      );
      await shop.write(workspace, 'orders', docs);
    }
    const work = await page.evaluate((count) => window.station.ownWork(count), OWN);
    await installProbe(page);
    await watch(page);
    await page.goto(`${station.app}#/pack`);
    await page.waitForSelector('[data-seq]', { state: 'attached' });
    await page.waitForFunction(() => window.said.some(([, text]) => /\d/.test(text)));
    say(`${SCANS} scans while the orders arrive`);
    const scans = scanFigures(await scan(page, codesFor(work, SCANS), 10, MAY_MISS));
    say(`then: ${await page.evaluate(() => window.said.at(-1)?.[1])}`);
    await page.waitForSelector('[data-tone=good]', { timeout: LONGEST_MS });
    const { said, tasks } = await page.evaluate(() => {
      const [ready] = performance.getEntriesByName('store:ready');
      const since = ready?.startTime ?? 0;
      return { said: window.said, tasks: window.tasks.filter(([begun]) => begun > since) };
    });
    mustFall(said.map(([, text]) => text));
    const calm = scanFigures(await scan(page, codesFor(work, CALM_SCANS), 10, MAY_MISS));
    say(`p95 of scans when all had arrived: ${calm.p95_ms} ms`);
    return {
      first_sync_s: round2((said.at(-1)?.[0] ?? Number.NaN) / 1_000),
      first_sync_longest_task_ms: round2(Math.max(...tasks.map(([, ms]) => ms))),
      first_sync_scan_p95_ms: scans.p95_ms,
    };
  } finally {
    await station.close();
    await shop.close();
  }
}

/** Watches what the frame says of the server, and the page's long tasks. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.said = [];
    window.tasks = [];
    new MutationObserver(() => {
      const text = document.querySelector('a[data-tone]')?.textContent ?? '';
      if (text !== '' && text !== window.said.at(-1)?.[1])
        window.said.push([performance.now(), text]);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        window.tasks.push([startTime, duration]);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** The frame has to say how much is left, and that it becomes less. */
function mustFall(texts: readonly string[]): void {
  const lefts = texts.flatMap((text) => {
    const [, digits] = /([\d,]+) to go/.exec(text) ?? [];
    return digits === undefined ? [] : [Number(digits.replaceAll(',', ''))];
  });
  const rises = lefts.filter((left, n) => left > (lefts[n - 1] ?? Number.POSITIVE_INFINITY));
  if (lefts.length < 10 || rises.length > 0)
    throw new Error(`the frame said of what was left: ${lefts.join(' ')}`);
}
