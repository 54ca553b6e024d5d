/** The one place that knows where a Chromium is and how tests start it. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where Debian and its relatives put it. */
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The Chromium that tests drive: the one named by PACKBENCH_CHROMIUM, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env.PACKBENCH_CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  return [...SYSTEM, chromium.executablePath()].find((path) => existsSync(path));
}

/** Quiet, offline, and without the sandbox where root cannot have one. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Playwright's `launch` is given. */
export function launchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error(
      'No Chromium found. Run "npm test", which sets one up, or name yours: PACKBENCH_CHROMIUM=/path/to/chromium',
    );
  return { executablePath, args: [...CHROMIUM_ARGS] };
}
