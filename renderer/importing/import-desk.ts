/** The page's end of the import worker: calls that are answered once, and a cancel that really stops. */
import type { Answer, Answered, Ask, CallName } from './messages.ts';

export interface ImportDesk {
  readonly ask: <C extends CallName>(call: C, ask: Ask<C>) => Promise<Answer<C>>;
  /** Stops whatever runs. Calls under way are never answered. */
  readonly close: () => void;
}

/** What a call rejects with when the worker fails: a fault of ours, or a machine out of memory. */
export class ImportCrash extends Error {}

export function openDesk(): ImportDesk {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answered: Answered) => void>();
  let lastId = 0;
  worker.addEventListener('message', (event: MessageEvent<Answered>) => {
    waiting.get(event.data.id)?.(event.data);
    waiting.delete(event.data.id);
  });
  worker.addEventListener('error', (event) => {
    for (const [id, give] of waiting) give({ id, crash: event.message });
    waiting.clear();
  });
  return {
    ask: <C extends CallName>(call: C, ask: Ask<C>) =>
      new Promise<Answer<C>>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, (answered) => {
          if ('crash' in answered) reject(new ImportCrash(answered.crash));
          // Each answer is of its own call; the worker's session is typed by the same contract.
          else resolve(answered.answer as Answer<C>);
        });
        worker.postMessage({ id, call, ask });
      }),
    close: () => worker.terminate(),
  };
}
