/** The benchmark's own page: puts what the runner calls on `window.bench`. Served on the app's origin beside the app. */
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { v7 } from 'uuid';
import { openBrowserStore } from '../../../renderer/store/browser-store.ts';
import { importOrders } from '../../../renderer/store/commands/import-orders.ts';
import { openDatabase } from '../../../renderer/store/open-database.ts';
import { type Alternative, dexie, packbench, pouchdb } from './alternatives.ts';
import { fill } from './fill.ts';
import { barcodeOf, order, pick, reading } from './orders.ts';

const makers = { packbench, dexie, pouchdb };
let alternative: Alternative | undefined;

const bench = {
  /** Fills the app's store; the app's page must be closed. */
  async fill(of: number, open: number): Promise<void> {
    const opened = await openBrowserStore();
    if (!opened.ok) throw new Error(opened.error.kind);
    await opened.value.scannable;
    await fill(opened.value, of, open);
    await opened.value.figures.refresh(opened.value.activity);
    await opened.value.close();
  },

  /** Imports `count` orders through the import command while nobody scans: orders a second, the longest task in ms. */
  async importing(count: number): Promise<{ orders_per_s: number; longest_task_ms: number }> {
    const opened = await openBrowserStore();
    if (!opened.ok) throw new Error(opened.error.kind);
    const store = opened.value;
    await store.scannable;
    const readings = Array.from({ length: count }, (_, n) => ({
      ...reading(n, count, store.clock.now()),
      channel: 'imported',
    }));
    // Making the readings is no part of importing them: let its task end before tasks are watched.
    await new Promise((resolve) => setTimeout(resolve, 100));
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({ type: 'longtask' });
    const begun = performance.now();
    await importOrders(store, readings, { importId: v7() });
    const seconds = (performance.now() - begun) / 1000;
    await store.close();
    return { orders_per_s: count / seconds, longest_task_ms: longest };
  },

  /** Opens one alternative on this origin and fills it. */
  async open(name: keyof typeof makers, of: number, open: number): Promise<void> {
    alternative = await makers[name]();
    const now = Date.now();
    for (let n = 0; n < of; n += 500) {
      await alternative.insert(
        Array.from({ length: Math.min(500, of - n) }, (_, i) => order(n + i, of, open, now)),
      );
    }
    await alternative.queuePage();
  },

  /** One round of every operation; ms for one of each (for insert and upsert: one document in a batch of 200). */
  async round(round: number, of: number, open: number): Promise<Record<string, number>> {
    const it = alternative;
    if (!it) throw new Error('open an alternative first');
    const now = Date.now();
    const fresh = Array.from({ length: 200 }, (_, i) =>
      order(of + round * 200 + i, of * 2, open, now),
    );
    const known = Array.from({ length: 200 }, (_, i) =>
      order(pick(round * 977 + i, of), of, open, now),
    );
    const unique = [...new Map(known.map((doc) => [doc.id, doc])).values()];
    const ids = Array.from(
      { length: 30 },
      (_, i) => order(pick(round * 331 + i, of), of, open, now).id,
    );
    return {
      insert: (await timed(() => it.insert(fresh))) / fresh.length,
      upsert: (await timed(() => it.upsert(unique))) / unique.length,
      patch: await each(ids, (id, n) => it.patch(id, `note ${round}.${n}`)),
      get: await each(ids, (id) => it.get(id)),
      queue_page: await each(ids.slice(0, 5), () => it.queuePage()),
    };
  },

  /** The first ready orders with the codes to scan for them: number, units, then the control code that ships. */
  async work(count: number): Promise<{ number: string; units: string[] }[]> {
    const { database, tables } = await openDatabase('packbench', getRxStorageDexie());
    const orders = await tables.orders.page({
      index: ['queue', 'rank'],
      equals: ['a_ready'],
      limit: count,
    });
    await database.close();
    return orders.map(({ facts }) => ({
      number: facts.number,
      units: facts.lines.flatMap((line) => {
        const code = barcodeOf(Number(line.sku.slice(4)));
        return Array.from({ length: line.units }, () => code);
      }),
    }));
  },

  /** How many units of orders are counted in the app's store: what the scans must add up to. */
  async counted(): Promise<{ units: number; scans: number }> {
    const { database, tables } = await openDatabase('packbench', getRxStorageDexie());
    let units = 0;
    for await (const docs of tables.orders.slices(2_000, async () => undefined)) {
      for (const doc of docs) {
        for (const entry of doc.log) {
          if (entry.kind === 'parcel' && entry.by.station !== 'bench') {
            units += Object.values(entry.contents).reduce((sum, n) => sum + n, 0);
          }
        }
      }
    }
    let scans = 0;
    for await (const docs of tables.scans.slices(2_000, async () => undefined))
      scans += docs.length;
    await database.close();
    return { units, scans };
  },
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** The median time of a call for each of `ids`. */
async function each(
  ids: readonly string[],
  run: (id: string, n: number) => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (const [n, id] of ids.entries()) times.push(await timed(() => run(id, n)));
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
