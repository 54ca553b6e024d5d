/** How often something may be done: `burst` times at once, and `perSecond` times for ever. */

export interface Bucket {
  /** 0: it may be done. Otherwise in how many ms, and it does not count. */
  take(): number;
}

export function createBucket(
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  now: () => number,
): Bucket {
  let left = burst;
  let at = now();
  return {
    take: () => {
      // A clock that is set back stands still here.
      const passed = Math.max(0, now() - at);
      at = now();
      left = Math.min(burst, left + (passed / 1000) * perSecond);
      if (left < 1) return ((1 - left) / perSecond) * 1000;
      left--;
      return 0;
    },
  };
}
