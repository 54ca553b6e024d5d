/** What the bench shows below its banner: the same as the session, once the verdict that it belongs to is painted. */
import { startTransition, useEffect, useState } from 'react';
import { useWorkspace } from '../../app/workspace.ts';
import type { PackView } from '../../store/bench/bench-view.ts';
import { afterPaint } from '../../ui/after-paint.ts';

export type Shown = Pick<PackView, 'order' | 'verdict' | 'seq'>;

/**
 * A frame behind the banner: drawing an order anew takes longer than its verdict may (measured: 10 ms of a frame's
 * 16), and a newer scan goes before it.
 */
export function useShown(): Shown {
  const { view } = useWorkspace().session;
  const [shown, setShown] = useState<Shown>(() => view.getState());
  useEffect(() => {
    const show = () => startTransition(() => setShown((last) => newer(last, view.getState())));
    show();
    return view.subscribe(() => afterPaint(show));
  }, [view]);
  return shown;
}

/** The same object while nothing of it changed: then nothing is drawn again. */
function newer(last: Shown, now: Shown): Shown {
  return last.order === now.order && last.verdict === now.verdict && last.seq === now.seq
    ? last
    : now;
}
