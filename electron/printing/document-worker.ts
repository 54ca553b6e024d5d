/** The thread that lays documents out, so that neither scanners nor the window wait for it. Its own build entry. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './document-thread.ts';
import { fontFiles } from './fonts.ts';
import { createRenderer } from './render-document.ts';

const render = createRenderer(fontFiles(join(import.meta.dirname, 'fonts')));

parentPort?.on('message', async ({ id, request }: Asked) => {
  const answer: Answered = { id, result: await render(request) };
  parentPort?.postMessage(answer);
});
