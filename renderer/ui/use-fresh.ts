/** Hooks that bring the store's projections to the screen: at once when one thing changed, in steps while many do. */
import { useEffect, useState } from 'react';

interface Projection {
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
}

/** While an import writes batch after batch, lists follow it in steps of this: the scanner comes first. */
const STEP_MS = 120;

/** A projection in a wrapper that is new whenever the projection changed: fit for a memo's dependencies. */
export function useFresh<P extends Projection>(projection: P): { readonly of: P } {
  const [fresh, setFresh] = useState(() => ({ of: projection, version: projection.version }));
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let taken = 0;
    const take = () => {
      frame = 0;
      timer = undefined;
      taken = performance.now();
      setFresh((held) =>
        held.of === projection && held.version === projection.version
          ? held
          : { of: projection, version: projection.version },
      );
    };
    const stop = projection.subscribe(() => {
      if (frame || timer) return;
      const wait = taken + STEP_MS - performance.now();
      if (wait > 0) timer = setTimeout(take, wait);
      else frame = requestAnimationFrame(take);
    });
    take(); // It may have changed between the render and now.
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [projection]);
  return fresh;
}

/** The wall clock (ms), read again every half minute: clocks on screen count minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Whether a promise has been kept. */
export function useSettled(promise: Promise<unknown>): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let here = true;
    void promise.then(() => here && setSettled(true));
    return () => {
      here = false;
    };
  }, [promise]);
  return settled;
}
