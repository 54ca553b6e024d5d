/** What is measured of a station in step with a server: the real store and replication by the page's host, without screens. */
import { openHost } from '../../../renderer/host.ts';
import { createHostRemote } from '../../../renderer/host-remote.ts';
import { openBrowserStore, WORKSPACE } from '../../../renderer/store/browser-store.ts';
import { importOrders } from '../../../renderer/store/commands/import-orders.ts';
import { noteOrder } from '../../../renderer/store/commands/orders.ts';
import { PackSession } from '../../../renderer/store/pack-session.ts';
import type { Store } from '../../../renderer/store/store.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import type { ConnectRequest } from '../../../shared/replication/connecting.ts';
import { barcodeOf, order, sku } from './orders.ts';
import { pulledByPouch, pushedByPouch } from './pouch-replication.ts';
import { SHIFT_SKUS, shiftReading } from './shift.ts';

const host = openHost();
const COUNTED: readonly string[] = ['counted', 'line-complete', 'order-complete'];
let store: Store | undefined;

const station = {
  /** Connects the host, and waits for nothing. */
  async connect(request: ConnectRequest): Promise<void> {
    await host.server.leave();
    const answer = await host.server.connect(request);
    if (!answer.ok || !answer.value.connected) throw new Error(JSON.stringify(answer));
  },

  async open(name: string): Promise<void> {
    const opened = await openBrowserStore(name);
    if (!opened.ok) throw new Error(opened.error.kind);
    store = opened.value;
    await store.scannable;
  },

  /** Fills the app's store with `count` orders to pack; gives the codes to scan for them. */
  async ownWork(count: number): Promise<{ number: string; units: string[] }[]> {
    await station.open(WORKSPACE);
    const readings = await takeInShift(count);
    await opened().close();
    return readings.map(({ number, lines }) => ({
      number,
      units: lines.flatMap((line) => Array.from({ length: line.units }, () => codeOf(line))),
    }));
  },

  /** Makes `count` orders, of which a few are open. */
  async makeOrders(count: number): Promise<void> {
    const { orders, clock } = opened();
    for (let n = 0; n < count; n += 500) {
      const batch = Array.from({ length: Math.min(500, count - n) }, (_, i) =>
        order(n + i, count, Math.round(count * 0.08), clock.now()),
      );
      await orders.insert(batch);
    }
  },

  /** Follows the host: milliseconds until the server has `count` orders of this station's. */
  async push(count: number): Promise<number> {
    const { replication, clock } = opened();
    const { id } = order(count - 1, count, 0, clock.now());
    const begun = performance.now();
    replication.follow(createHostRemote(host));
    while (!replication.isOnlyHere('orders', id)) await moment();
    await drained();
    return performance.now() - begun;
  },

  /** Follows the host: milliseconds until `count` orders of the server are stored here. */
  async pull(count: number): Promise<number> {
    const { orders, replication } = opened();
    let stored = 0;
    const begun = performance.now();
    const all = new Promise<void>((done) => {
      orders.onChange((changes) => {
        stored += changes.length;
        if (stored >= count) done();
      });
    });
    replication.follow(createHostRemote(host));
    await all;
    return performance.now() - begun;
  },

  /** Resolves once this station is in step. */
  async live(): Promise<void> {
    while (opened().replication.view.getState().state.kind !== 'live') await moment();
  },

  /** Begins to note when orders' notes arrive here; the times are kept on the window. */
  listen(): void {
    opened().orders.onChange((changes) => {
      for (const { after } of changes) {
        const note = after.log.findLast(({ kind }) => kind === 'note');
        if (note?.kind === 'note') window.noted[note.text] ??= wallTime();
      }
    });
  },

  /** Writes a note and says at which time. */
  async note(n: number, of: number, text: string): Promise<number> {
    const { id } = order(n, of, 0, opened().clock.now());
    const at = wallTime();
    const { ok } = await noteOrder(opened(), id, text);
    if (!ok) throw new Error(`order ${n} takes no note`);
    return at;
  },

  /** A shift without the server: orders are taken in, their units scanned, each is shipped. Gives the units counted. */
  async shift(orders: number): Promise<number> {
    const readings = await takeInShift(orders);
    const session = new PackSession(opened());
    await session.restored;
    let units = 0;
    for (const { number, lines } of readings) {
      const opening = await session.scan(number);
      // Nobody can be asked whether another station has it.
      if (opening.kind === 'not-held') await session.openAnyway(opening.order);
      for (const line of lines)
        for (let unit = 0; unit < line.units; unit++) {
          const { kind } = await session.scan(codeOf(line));
          if (COUNTED.includes(kind)) units++;
        }
      await session.scan('PB.SHIP');
    }
    return units;
  },

  waiting: () => opened().replication.waiting().length,

  /** Milliseconds until nothing waits any more, and until the first was through. */
  async drain(): Promise<{ all: number; noticed: number }> {
    const begun = performance.now();
    const waited = station.waiting();
    while (station.waiting() === waited) await moment();
    const noticed = performance.now() - begun;
    await drained();
    return { all: performance.now() - begun, noticed };
  },

  pushedByPouch,
  pulledByPouch,
};

/** The orders of a shift and their SKUs. */
async function takeInShift(orders: number): Promise<OrderReading[]> {
  const at = opened();
  await at.skus.insert(Array.from({ length: SHIFT_SKUS }, (_, n) => sku(n, at.clock.stamp())));
  const readings = Array.from({ length: orders }, (_, n) => shiftReading(n, at.clock.now()));
  await importOrders(at, readings, { importId: '' });
  return readings;
}

function codeOf(line: { readonly sku: string }): string {
  return barcodeOf(Number(line.sku.slice(4)));
}

function opened(): Store {
  if (!store) throw new Error('open a store first');
  return store;
}

/** Until nothing waits. */
async function drained(): Promise<void> {
  const { replication } = opened();
  for (;;) {
    const last = replication.waiting().at(-1);
    if (!last) return;
    await replication.exchanged(last.collection, last.id, 1_000);
    await moment();
  }
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

/** One clock for all pages of this machine. */
function wallTime(): number {
  return performance.timeOrigin + performance.now();
}

declare global {
  interface Window {
    station: typeof station;
    /** When a note arrived here, by its text. */
    noted: Record<string, number>;
  }
}

window.station = station;
window.noted = {};
