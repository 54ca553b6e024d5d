/** A station that is measured: a host of the project's own, and a browser of its own at its origin. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser } from './browser.ts';
import type { HostPlace } from './host-thread.ts';
import { startThread } from './threads.ts';

export interface Station {
  readonly page: Page;
  /** The bench page at this station's origin, loaded anew. */
  bench(): Promise<void>;
  /** The address of the app. */
  readonly app: string;
  close(): Promise<void>;
}

export async function openStation(root: string, vsync: boolean): Promise<Station> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-station-'));
  const host = await startThread<HostPlace>('host-thread.ts', { root, folder });
  const { origin, welcome } = host.told;
  const browser = await openBrowser(vsync);
  // Lets this browser in; what it is then shown is not there.
  await browser.context.request.get(welcome);
  const page = await browser.context.newPage();
  return {
    page,
    bench: async () => {
      await page.goto(`${origin}/bench/station.html`);
    },
    app: `${origin}/renderer/index.html`,
    close: async () => {
      await browser.close();
      await host.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
