/** BigCommerce's quota: so many requests in a window, told with each answer. */

export interface Quota {
  /** Headers of the answer, and whether there is one left for it. */
  take(): { readonly left: number; readonly headers: Readonly<Record<string, string>> };
  /** Nothing is left of the window that is open. */
  exhaust(): void;
}

const WINDOW_MS = 30_000;

export function createQuota(now: () => number, perWindow = 150): Quota {
  let opened = now();
  let taken = 0;
  const renew = () => {
    if (now() - opened < WINDOW_MS && now() >= opened) return;
    opened = now();
    taken = 0;
  };
  return {
    take: () => {
      renew();
      const left = perWindow - taken;
      if (left > 0) taken += 1;
      return {
        left,
        headers: {
          'x-rate-limit-requests-quota': String(perWindow),
          'x-rate-limit-requests-left': String(perWindow - taken),
          'x-rate-limit-time-window-ms': String(WINDOW_MS),
          'x-rate-limit-time-reset-ms': String(opened + WINDOW_MS - now()),
        },
      };
    },
    exhaust: () => {
      renew();
      taken = perWindow;
    },
  };
}
