/** Keeps what is derived from orders and movements up to date, a moment after each change and never in a scan's way. */
import type { Activity } from './activity.ts';
import type { Catalogue } from './catalogue.ts';
import type { Clock } from './clock.ts';
import type { Figures } from './figures.ts';
import { writeLastStamp } from './last-stamp.ts';
import type { LineSkus } from './line-skus.ts';
import type { Tables } from './open-database.ts';
import type { OpenOrders } from './open-orders.ts';
import type { Stock } from './stock.ts';

interface Derived {
  readonly tables: Tables;
  readonly open: OpenOrders;
  readonly lineSkus: LineSkus;
  readonly catalogue: Catalogue;
  readonly stock: Stock;
  readonly figures: Figures;
  readonly activity: Activity;
  readonly clock: Clock;
}

/** Several changes in this time are worked through at once. */
const SETTLE_MS = 150;
const LULL_MS = 400;
const REFRESH_MS = 1_000;
const SAVE_MS = 5_000;
/** How late it may be noticed that a dated hold has ended. */
const HOLDS_MS = 15_000;

/** Starts listening. Returns how to stop. */
export function keepDerived({
  tables,
  open,
  lineSkus,
  catalogue,
  stock,
  figures,
  activity,
  clock,
}: Derived): (() => void)[] {
  const reallocate = later(SETTLE_MS, async () => {
    await activity.calm();
    open.reallocate((skuId) => stock.toGive(skuId), clock.iso(), lineSkus, catalogue.kitOf);
  });
  const catchUp = later(SETTLE_MS, async () => {
    // A short read: the time between two units of a calm packer is enough.
    await activity.quiet(LULL_MS);
    await stock.catchUp(activity.pause);
    reallocate();
  });
  const refresh = later(REFRESH_MS, () => figures.keepFresh(activity));
  const save = later(SAVE_MS, async () => {
    // First and at once: it is small, and a busy bench may not be quiet for hours.
    await writeLastStamp(tables.local, clock.last());
    await activity.calm();
    await stock.save();
    await figures.save();
  });
  let checked = clock.iso();
  const holds = setInterval(() => {
    const now = clock.iso();
    if (open.holdEnded(checked, now)) reallocate();
    checked = now;
  }, HOLDS_MS);
  return [
    tables.orders.onChange((changes, upTo) => {
      figures.apply(changes, upTo);
      reallocate();
      refresh();
      save();
    }),
    lineSkus.follow(reallocate),
    tables.movements.onChange((changes) => {
      stock.hear(changes);
      catchUp();
      save();
    }),
    () => {
      clearInterval(holds);
      for (const job of [reallocate, catchUp, refresh, save]) job.stop();
    },
  ];
}

interface Job {
  (): void;
  readonly stop: () => void;
}

/** A job that runs `ms` after it was first asked for, and once more if it was asked for while it ran. */
function later(ms: number, run: () => Promise<void>): Job {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let stopped = false;
  const start = async () => {
    timer = undefined;
    running = true;
    try {
      await run();
    } finally {
      running = false;
      if (again && !stopped) ask();
    }
  };
  const ask = () => {
    if (stopped) return;
    again = running;
    if (running || timer !== undefined) return;
    timer = setTimeout(() => void start().catch(() => undefined), ms); // A failed job is asked for again by the next change.
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  return Object.assign(ask, { stop });
}
