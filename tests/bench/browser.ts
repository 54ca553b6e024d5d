/** The Chromium that is measured: a real one with a profile on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../setup/chromium.ts';

export interface Measured {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** Nothing of the page waits because nobody looks at it. */
const AWAKE = ['--disable-renderer-backgrounding', '--disable-background-timer-throttling'];
/** Frames come when they are ready. */
const NO_DISPLAY = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * Opens Chromium. A headless one has no display; its simulated 60 Hz would add a wait of 0 to 16 ms that says
 * nothing about the page, so it is switched off unless `vsync` is wanted.
 */
export async function openBrowser(
  vsync: boolean,
  flags: readonly string[] = [],
): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  const { executablePath, args } = launchOptions();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...args, ...AWAKE, ...(vsync ? [] : NO_DISPLAY), ...flags],
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
