/** One long job of a panel: progress, a way to stop it, and what came of it. */
import { useRef, useState } from 'react';

export type JobState<R> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly done: number; readonly all: number }
  | { readonly kind: 'over'; readonly result: R };

export interface JobContext {
  readonly progress: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

export interface Job<R> {
  readonly state: JobState<R>;
  readonly run: (work: (context: JobContext) => Promise<R>) => Promise<R>;
  readonly stop: () => void;
  readonly clear: () => void;
}

// So often, at most, is the page drawn again for a job's progress.
const DRAW_MS = 100;

export function useJob<R>(): Job<R> {
  const [state, setState] = useState<JobState<R>>({ kind: 'idle' });
  const stopper = useRef<AbortController | null>(null);
  return {
    state,
    run: async (work) => {
      const controller = new AbortController();
      stopper.current = controller;
      setState({ kind: 'busy', done: 0, all: 0 });
      let drawn = 0;
      const progress = (done: number, all: number) => {
        if (performance.now() - drawn < DRAW_MS) return;
        drawn = performance.now();
        setState({ kind: 'busy', done, all });
      };
      const result = await work({ progress, signal: controller.signal });
      setState({ kind: 'over', result });
      return result;
    },
    stop: () => stopper.current?.abort(),
    clear: () => setState({ kind: 'idle' }),
  };
}
