/** A station that is measured: a host of the project's own in this process, and a browser of its own at its origin. */
/// <reference path="../../electron/printing/pdfmake.d.ts" />
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { originOf, welcomeAddress } from '../../electron/http/gate.ts';
import { serve } from '../../electron/http/serve.ts';
import { runHost } from '../../electron/parts.ts';
import { memorySecrets } from '../../electron/secrets.ts';
import { openBrowser } from './browser.ts';

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
  const running = runHost({
    version: 'bench',
    hostName: 'bench',
    folder,
    dataPlace: { kind: 'folder', folder },
    documentWorker: join(root, 'out/main/document-worker.js'),
    secrets: memorySecrets(),
  });
  const { host, report } = running;
  const page = join(root, 'out');
  const serving = await serve({
    port: 0,
    token: randomUUID(),
    version: 'bench',
    page,
    host,
    report,
  });
  const browser = await openBrowser(vsync);
  const opened = await browser.context.newPage();
  // Lets this browser in; what it is then shown is not there.
  await browser.context.request.get(welcomeAddress(serving.gate));
  const origin = originOf(serving.gate.port);
  return {
    page: opened,
    bench: async () => {
      await opened.goto(`${origin}/bench/station.html`);
    },
    app: `${origin}/renderer/index.html`,
    close: async () => {
      await browser.close();
      await serving.close();
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
