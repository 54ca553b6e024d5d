/// <reference path="../../electron/printing/pdfmake.d.ts" />
/** A host of the project's own by itself, which shows both the app and the bench's pages. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { originOf, welcomeAddress } from '../../electron/http/gate.ts';
import { serve } from '../../electron/http/serve.ts';
import { runHost } from '../../electron/parts.ts';
import { memorySecrets } from '../../electron/secrets.ts';

export interface HostPlace {
  readonly origin: string;
  /** The address that lets a browser in. */
  readonly welcome: string;
}

export async function start({
  root,
  folder,
}: {
  root: string;
  folder: string;
}): Promise<HostPlace> {
  const { host, report } = runHost({
    version: 'bench',
    hostName: 'bench',
    folder,
    dataPlace: { kind: 'folder', folder },
    documentWorker: join(root, 'out/main/document-worker.js'),
    secrets: memorySecrets(),
  });
  const page = join(root, 'out');
  const token = randomUUID();
  const { gate } = await serve({ port: 0, token, version: 'bench', page, host, report });
  return { origin: originOf(gate.port), welcome: welcomeAddress(gate) };
}
