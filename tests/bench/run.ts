/** Measures the budgets that need no server, in a real Chromium on the built page, and prints one object. */
import { resolve } from 'node:path';
import { openBrowser } from './browser.ts';
import { measureRatios } from './ratios.ts';
import { serveBench } from './serve-bench.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const say = (text: string) => process.stderr.write(`${text}\n`);

/** `--json`: nothing but the object on stdout. `--orders N`: a smaller shop, for trying the bench itself. */
export async function run(args: readonly string[]): Promise<void> {
  const of = Number(args[args.indexOf('--orders') + 1]) || 100_000;
  const open = Math.round(of * 0.08);
  const chromium = process.env.PACKBENCH_CHROMIUM ?? '/usr/bin/chromium';
  const server = await serveBench(ROOT);
  const browser = await openBrowser(chromium, false);
  try {
    const ratio = await measureRatios(browser.context, async (name) => server.bench(name), of, open, say);
    process.stdout.write(`${JSON.stringify({ orders: of, ratio })}\n`);
  } finally {
    await browser.close();
    server.close();
  }
}
