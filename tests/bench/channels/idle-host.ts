/**
 * A host in a process of its own, put together and served as `npm start` does it: what it takes of the processor with
 * nine channels connected while nobody asks anything. No page is open: pages decide when a channel is asked.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { call } from '@orpc/server';
import { createChannelDesk } from '../../../electron/channels/channel-desk.ts';
import { serve } from '../../../electron/http/serve.ts';
import { runHost } from '../../../electron/parts.ts';
import { memorySecrets, type Secrets } from '../../../electron/secrets.ts';
import { vendorName, vendors } from '../../../shared/channels/vendors.ts';

const CHANNELS = 9;
/** What starting took, and loading the sources, is over by then. */
const SETTLE_MS = 30_000;

export async function start({ seconds }: { seconds: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-idle-'));
  const secrets = memorySecrets();
  await connectAll(folder, secrets);
  const running = runHost({
    ...{ version: 'bench', hostName: 'bench', folder, secrets },
    dataPlace: { kind: 'folder', folder },
    documentWorker: join(folder, 'document-worker.js'),
  });
  const { host, report } = running;
  const serving = await serve({
    ...{ port: 0, token: randomUUID(), version: 'bench', page: folder, host, report },
  });
  // As a page does when it starts: from then on each has its connector.
  const known = await call(host.channels.known, undefined);
  await wait(SETTLE_MS);
  const percent = await cpuPercent(seconds);
  await serving.close();
  await running.close();
  rmSync(folder, { recursive: true });
  const channels = known.ok ? known.value.length : Number.NaN;
  return { channels, seconds, cpu_percent_of_one_core: percent };
}

async function cpuPercent(seconds: number): Promise<number> {
  const [before, began] = [process.cpuUsage(), performance.now()];
  await wait(seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  return Math.round(((user + system) / 10 / (performance.now() - began)) * 1000) / 1000;
}

/** Every vendor, and again from the first where there are fewer. */
async function connectAll(folder: string, secrets: Secrets): Promise<void> {
  const desk = createChannelDesk({ folder, secrets, log: () => undefined });
  const names = vendorName.options;
  for (let n = 0; n < CHANNELS; n += 1) {
    const vendor = names[n % names.length] ?? 'woocommerce';
    const typed = vendors[vendor].fields.map(
      ({ name, kind }) => [name, kind === 'address' ? 'https://shop.invalid' : 'typed'] as const,
    );
    await desk.connect(`${vendor}-${n}`, { vendor, fields: Object.fromEntries(typed) });
  }
  desk.close();
}
