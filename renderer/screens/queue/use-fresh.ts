/** Hooks that bring the store's projections to the screen, at most once a frame. */
import { useEffect, useState } from 'react';

interface Projection {
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A projection in a wrapper that is new whenever the projection changed: fit for a memo's dependencies. */
export function useFresh<P extends Projection>(projection: P): { readonly of: P } {
  const [fresh, setFresh] = useState(() => ({ of: projection, version: projection.version }));
  useEffect(() => {
    let frame = 0;
    const take = () => {
      frame = 0;
      setFresh((held) =>
        held.of === projection && held.version === projection.version
          ? held
          : { of: projection, version: projection.version },
      );
    };
    const stop = projection.subscribe(() => {
      frame ||= requestAnimationFrame(take);
    });
    take(); // It may have changed between the render and now.
    return () => {
      stop();
      cancelAnimationFrame(frame);
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
