/** Measures the budgets, in a real Chromium on the built page, and prints one object. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser } from './browser.ts';
import { scanWhileBusy } from './busy.ts';
import { measureFirstSync } from './first-sync.ts';
import { installProbe } from './probe.ts';
import { measureRatios, round2 } from './ratios.ts';
import { codesFor, scan, scanFigures, unitsIn } from './scans.ts';
import { measureQueue, measureReload, measureReport } from './screens.ts';
import { type BenchServer, serveBench } from './serve-bench.ts';
import { measureSync } from './sync.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const say = (text: string) => process.stderr.write(`${text}\n`);

/**
 * `--json`: nothing but the object on stdout. `--orders N`: a smaller shop, for trying the bench itself.
 * `--only ratio,scan …`: some parts. `--vsync`: with a simulated 60 Hz display.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (!existsSync(resolve(ROOT, 'out/renderer/index.html')))
    throw new Error('Build the app first: npm run build');
  const of = Number(option(args, '--orders')) || 100_000;
  const parts = option(args, '--only')?.split(',') ?? ['scan', 'import', 'ratio', 'sync'];
  const open = Math.round(of * 0.08);
  const server = await serveBench(ROOT);
  const browser = await openBrowser(args.includes('--vsync'));
  const page = await browser.context.newPage();
  const result: Record<string, unknown> = { orders: of };
  try {
    if (parts.includes('scan')) Object.assign(result, await measureApp(page, server, of, open));
    if (parts.includes('import')) result.import = await measureImport(page, server);
    if (parts.includes('ratio')) {
      const { dexie, pouchdb } = await measureRatios(
        browser.context,
        async (name) => server.bench(name),
        of,
        open,
        say,
      );
      result.ratio = { dexie, pouchdb };
    }
    if (parts.includes('sync')) {
      const { sync, pouchdb_replication } = await measureSync(ROOT, server, say);
      result.sync = sync;
      result.ratio = { ...(result.ratio as object | undefined), pouchdb_replication };
    }
    // Asked for by name only: it takes long.
    if (parts.includes('first-sync'))
      result.sync = {
        ...(result.sync as object | undefined),
        ...(await measureFirstSync(ROOT, of, say)),
      };
    process.stdout.write(
      `${JSON.stringify(result, null, args.includes('--json') ? undefined : 2)}\n`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

async function measureApp(page: Page, server: BenchServer, of: number, open: number) {
  const bench = server.bench('app');
  await page.goto(bench);
  say(`filling the app's store with ${of} orders`);
  await page.evaluate(([all, still]) => window.bench.fill(all, still), [of, open] as const);
  const work = await page.evaluate(
    (count) => window.bench.work(count),
    Math.min(2_000, Math.round(open / 2)),
  );

  await installProbe(page);
  await page.goto(`${server.app}#/queue`);
  await page.waitForSelector('[data-order]');
  say('reload');
  const reload = await measureReload(page, 7);
  say('queue');
  const queue = await measureQueue(page);
  say('report');
  const report = { days30_ms: await measureReport(page, 5) };

  say('scans');
  await page.goto(`${server.app}#/pack`);
  await page.waitForSelector('[data-seq]', { state: 'attached' });
  const warm = codesFor(work, 100);
  await scan(page, warm, 10);
  const calm = codesFor(work, 400);
  const times = await scan(page, calm, 10);
  say(JSON.stringify({ reload, queue, report, scan: scanFigures(times) }));
  const fast = codesFor(work, 1_200);
  say('scans at 20 a second for 60 s');
  await scan(page, fast, 20);
  say('scans while 20,000 orders are imported and a report is read');
  const busy = await scanWhileBusy(page, work);
  const memory_mb = await heapOf(page);

  await page.goto(bench);
  const counted = await page.evaluate(() => window.bench.counted());
  const sent = [warm, calm, fast, busy.codes].reduce((sum, codes) => sum + unitsIn(codes), 0);
  const lost = sent - counted.units;
  return {
    scan: { ...scanFigures(times), busy_p95_ms: scanFigures(busy.times).p95_ms, lost },
    reload,
    queue,
    report,
    memory_mb,
  };
}

async function measureImport(page: Page, server: BenchServer) {
  await page.goto(server.bench('importing'));
  say('import of 20,000 orders');
  const { orders_per_s, longest_task_ms } = await page.evaluate(() =>
    window.bench.importing(20_000),
  );
  return { orders_per_s: Math.round(orders_per_s), longest_task_ms: round2(longest_task_ms) };
}

/** Megabytes that the page's scripts hold, after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return round2(usedSize / 1_048_576);
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
