/** The Chromium that is measured: a real one with a profile on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';

export interface Measured {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/**
 * `vsync: false` lets frames come when they are ready. A headless Chromium has no display; its simulated 60 Hz
 * would add a wait of 0 to 16 ms that says nothing about the page.
 */
export async function openBrowser(executablePath: string, vsync: boolean): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (!vsync) args.push('--disable-frame-rate-limit', '--disable-gpu-vsync');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    viewport: { width: 1366, height: 768 },
  });
  context.on('weberror', (fault) => process.stderr.write(`page: ${String(fault.error().stack)}\n`));
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
