import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDocumentThread } from './document-thread.ts';
import { addressLabelOf } from './testing/documents.ts';

let folder = '';
let file = '';

/** A thread that answers by the order number: at once, late, never, or by dying. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, request }) => {
  const result = { ok: true, value: { pdf: request.orderNumber, pages: 1, missing: '' } };
  if (request.orderNumber === 'die') throw new Error('out of paper');
  if (request.orderNumber === 'hang') return;
  setTimeout(() => parentPort.postMessage({ id, result }), request.orderNumber === 'late' ? 40 : 0);
});
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-thread-'));
  file = join(folder, 'thread.mjs');
  writeFileSync(file, THREAD);
});
afterAll(() => rmSync(folder, { recursive: true }));

function thread(patienceMs?: number) {
  const made = createDocumentThread(file, patienceMs);
  onTestFinished(() => made.close());
  return (orderNumber: string) => made.render(addressLabelOf({ orderNumber }));
}

function printed(pdf: string) {
  return { ok: true, value: { pdf, pages: 1, missing: '' } };
}

test('each asker gets its own document, whichever is done first', async () => {
  const print = thread();
  expect(await Promise.all([print('late'), print('a'), print('b')])).toEqual(
    ['late', 'a', 'b'].map(printed),
  );
});

test('a thread that dies is a fault for who waits, and the next document gets a new one', async () => {
  const print = thread();
  const dying = [print('die'), print('late')];
  const fault = {
    ok: false,
    error: { kind: 'printing-failed', reason: 'Error: out of paper' },
  };
  expect(await Promise.all(dying)).toEqual([fault, fault]);
  expect(await print('a')).toEqual(printed('a'));
});

test('a thread that hangs is given up, and the next document gets a new one', async () => {
  const print = thread(300);
  expect(await print('hang')).toMatchObject({ error: { reason: 'printing took too long' } });
  expect(await print('a')).toEqual(printed('a'));
});
