/** Hands documents to the thread that lays them out, and starts another one when that fails. */
import { Worker } from 'node:worker_threads';
import type {
  DocumentFault,
  DocumentPdf,
  DocumentRequest,
} from '../../shared/documents/document-request.ts';
import { err, type Result } from '../../shared/result.ts';
import type { RenderDocument } from './render-document.ts';

export type Rendered = Result<DocumentPdf, DocumentFault>;

/** What is sent to the thread. */
export interface Asked {
  readonly id: number;
  readonly request: DocumentRequest;
}

/** What the thread sends back. */
export interface Answered {
  readonly id: number;
  readonly result: Rendered;
}

/** A pick list of 2,000 lines takes 15 s on a slow machine. */
const PATIENCE_MS = 90_000;

export interface DocumentThread {
  readonly render: RenderDocument;
  close(): Promise<void>;
}

/** A thread running `file`, started with the first document. */
export function createDocumentThread(file: string, patienceMs = PATIENCE_MS): DocumentThread {
  let worker: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, (rendered: Rendered) => void>();

  function giveUp(reason: string): void {
    const late = worker;
    worker = undefined;
    void late?.terminate();
    for (const settle of waiting.values()) settle(err({ kind: 'printing-failed', reason }));
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(file);
    started.unref();
    started.on('message', ({ id, result }: Answered) => {
      waiting.get(id)?.(result);
      waiting.delete(id);
    });
    const ended = (reason: string) => {
      if (worker === started) giveUp(reason);
    };
    started.on('error', (error) => ended(String(error)));
    started.on('exit', (code) => ended(`the printing thread ended with ${code}`));
    return started;
  }

  function render(request: DocumentRequest): Promise<Rendered> {
    worker ??= start();
    lastId += 1;
    const asked: Asked = { id: lastId, request };
    worker.postMessage(asked);
    return new Promise((resolve) => {
      const late = setTimeout(() => giveUp('printing took too long'), patienceMs);
      waiting.set(asked.id, (rendered) => {
        clearTimeout(late);
        resolve(rendered);
      });
    });
  }

  return {
    render,
    close: async () => giveUp('Packbench was closed'),
  };
}
