/** The page's end of the import worker: calls that are answered once, and a cancel that really stops. */
import type { Answer, Answered, Ask, CallName, Tell } from './messages.ts';

export interface ImportDesk {
  /** `tell` hears how far a long call is. */
  readonly ask: <C extends CallName>(call: C, ask: Ask<C>, tell?: Tell) => Promise<Answer<C>>;
  /** Stops whatever runs. Calls under way, and those made later, reject. */
  readonly close: () => void;
}

/** What a call rejects with when the worker fails or was stopped: a fault of ours, or a machine out of memory. */
export class ImportCrash extends Error {}

export function openDesk(): ImportDesk {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answered: Answered) => void>();
  let lastId = 0;
  let closed = false;
  const crashAll = (crash: string) => {
    for (const [id, give] of waiting) give({ id, crash });
    waiting.clear();
  };
  worker.addEventListener('message', (event: MessageEvent<Answered>) => {
    waiting.get(event.data.id)?.(event.data);
    if (!('told' in event.data)) waiting.delete(event.data.id);
  });
  worker.addEventListener('error', (event) => crashAll(event.message));
  return {
    ask: <C extends CallName>(call: C, ask: Ask<C>, tell?: Tell) =>
      new Promise<Answer<C>>((resolve, reject) => {
        if (closed) return reject(new ImportCrash('closed'));
        const id = ++lastId;
        waiting.set(id, (answered) => {
          if ('told' in answered) tell?.(answered.told);
          else if ('crash' in answered) reject(new ImportCrash(answered.crash));
          // Each answer is of its own call; the worker's session is typed by the same contract.
          else resolve(answered.answer as Answer<C>);
        });
        worker.postMessage({ id, call, ask });
      }),
    close: () => {
      closed = true;
      worker.terminate();
      crashAll('closed');
    },
  };
}
