/**
 * The scanner comes first: everything that reads or writes in bulk asks here how much it may do at a time,
 * and waits between its slices while somebody scans.
 */

/** How long after a scan a station counts as scanning. */
const SCANNING_MS = 2_000;

export interface Activity {
  /** Somebody scanned: called at the moment a code arrives. */
  readonly scanned: () => void;
  readonly isScanning: () => boolean;
  /** How many documents a bulk write may take in one transaction now. */
  readonly batchSize: (idle: number) => number;
  /** Waits between two slices of bulk work: one task when nobody scans, a lull while somebody does. */
  readonly pause: () => Promise<void>;
  /** Waits until nobody has scanned for `ms` (without it: until nobody counts as scanning). */
  readonly quiet: (ms?: number) => Promise<void>;
  /** Runs bulk writing. What is worked out again after changes waits for its end: done after each slice it would cost more than the writing. */
  readonly bulk: <T>(run: () => Promise<T>) => Promise<T>;
  /** Somebody scans, or bulk writing runs. */
  readonly isBusy: () => boolean;
  /** Waits a moment, however little there is to wait for. */
  readonly rest: () => Promise<void>;
  /** Waits until nobody counts as scanning and no bulk writing runs. */
  readonly calm: () => Promise<void>;
}

/**
 * Twenty documents a transaction (some 30 ms on two cores), the next no sooner than 20 ms after it, and none until a
 * scan has had 30 ms to itself: at ten scans a second bulk work falls into the lulls between them.
 */
const SCANNING_BATCH = 20;
const SCANNING_PAUSE_MS = 20;
const SCAN_FIRST_MS = 30;
/** How often it is looked whether bulk work is over. */
const REST_MS = 100;

/** `now` in ms, and how to `wait` so many of them. */
export function createActivity(now: () => number, wait = sleep): Activity {
  let last = Number.NEGATIVE_INFINITY;
  let bulks = 0;
  const sinceScan = () => {
    const since = now() - last;
    // Less than nothing: the clock was set back, and a lull that it measures may take a day to come.
    return since < 0 ? Number.POSITIVE_INFINITY : since;
  };
  const isScanning = () => sinceScan() < SCANNING_MS;
  const isBusy = () => bulks > 0 || isScanning();
  const rest = () => wait(REST_MS);
  return {
    scanned: () => {
      last = now();
    },
    isScanning,
    batchSize: (idle) => (isScanning() ? Math.min(idle, SCANNING_BATCH) : idle),
    pause: async () => {
      await wait(isScanning() ? SCANNING_PAUSE_MS : 0);
      const since = sinceScan();
      if (since < SCAN_FIRST_MS) await wait(SCAN_FIRST_MS - since);
    },
    quiet: async (ms = SCANNING_MS) => {
      while (sinceScan() < ms) await wait(ms / 4);
    },
    bulk: async (run) => {
      bulks++;
      try {
        return await run();
      } finally {
        bulks--;
      }
    },
    isBusy,
    rest,
    calm: async () => {
      while (isBusy()) await rest();
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
