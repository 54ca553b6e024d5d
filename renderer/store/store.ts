/**
 * The store of one station: tables, clock, settings and the projections that are kept fresh from them.
 * Opened, it has the queue's first page; `ready` follows when counts, facets, search and scans have all they
 * need. Screens read projections and call commands (renderer/store/commands); they never write tables.
 */
import type { RxDatabase } from 'rxdb';
import { type Activity, createActivity } from './activity.ts';
import { Catalogue } from './catalogue.ts';
import { type Clock, createClock } from './clock.ts';
import { finishImports } from './commands/import-account.ts';
import { reprioritise } from './commands/reprioritise.ts';
import { keepNameTold } from './commands/station-name.ts';
import { Figures } from './figures.ts';
import { keepDerived } from './keep-derived.ts';
import { readLastStamp, writeLastStamp } from './last-stamp.ts';
import { LineSkus } from './line-skus.ts';
import { openDatabase, type Storage, type Tables } from './open-database.ts';
import { OpenOrders } from './open-orders.ts';
import { ParcelLists } from './parcel-lists.ts';
import { eraseArrivals } from './replication/erase-arrivals.ts';
import { settleArrivals } from './replication/settle-arrivals.ts';
import { StoreReplication } from './replication/start-replication.ts';
import type { Saving } from './saving.ts';
import { openSettings, type SettingsView } from './settings.ts';
import { settleShipments } from './settle.ts';
import { openStation, type StationView } from './station.ts';
import { Stock } from './stock.ts';

export interface StoreOptions {
  readonly name: string;
  readonly storage: Storage;
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** 0 to 1, for what stations should not all do at the same moment. */
  readonly random: () => number;
  /** The local calendar day (YYYY-MM-DD) of a UTC ISO time. */
  readonly localDay: (iso: string) => string;
  /** The UTC ISO time at which the local day of `iso` shows `HH:MM`. */
  readonly localTime: (iso: string, time: string) => string;
}

export interface Store extends Tables {
  readonly database: RxDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly localDay: (iso: string) => string;
  readonly localTime: (iso: string, time: string) => string;
  readonly station: StationView;
  readonly activity: Activity;
  /** Whether the last write was taken. */
  readonly saving: Saving;
  readonly settingsView: SettingsView;
  readonly open: OpenOrders;
  readonly catalogue: Catalogue;
  /** Which SKUs orders' lines are. */
  readonly lineSkus: LineSkus;
  readonly stock: Stock;
  readonly figures: Figures;
  /** Parcels to be recalled, put back or stopped. Complete a while after `scannable`. */
  readonly parcels: ParcelLists;
  /** How this station keeps in step with the others; off until it follows a host that is connected to a server. */
  readonly replication: StoreReplication;
  /** Counts, facets and search are complete. */
  readonly ready: Promise<void>;
  /** Every SKU and barcode is known: a scan's "unknown" is true. */
  readonly scannable: Promise<void>;
  readonly close: () => Promise<void>;
}

/** How long a station waits at most before it tries a server again that did not answer. */
const LONGEST_RETRY_MS = 30_000;

export async function openStore(options: StoreOptions): Promise<Store> {
  const { database, tables, saving } = await openDatabase(options.name, options.storage);
  const open = new OpenOrders();
  const [station, lastStamp, settingsView] = await Promise.all([
    openStation(tables.local, options.newId),
    readLastStamp(tables.local),
    openSettings(tables.settings),
    open.loadFirst(tables.orders),
  ]);
  const clock = createClock(options.now, station.getState().id, lastStamp);
  const activity = createActivity(options.now);
  const catalogue = new Catalogue();
  const lineSkus = new LineSkus(catalogue, settingsView);
  const stock = new Stock(tables.movements, tables.local);
  const figures = new Figures(tables.orders, tables.local, options.localDay);
  const parcels = new ParcelLists(tables, clock, activity);
  const replication = new StoreReplication({
    tables,
    clock,
    activity,
    station: station.getState().id,
    retryMs: (attempt) =>
      Math.min(LONGEST_RETRY_MS, 500 * 2 ** attempt) * (0.5 + options.random() / 2),
  });
  const stops = [
    tables.orders.onChange((changes) => open.apply(changes)),
    tables.skus.onChange((changes) => catalogue.apply(changes)),
    parcels.follow(),
    ...keepDerived({ tables, open, lineSkus, catalogue, stock, figures, activity, clock }),
  ];
  const ready = loadQueue();
  const scannable = ready
    .then(() => catalogue.load(tables.skus, activity.pause))
    .then(() =>
      open.reallocate((skuId) => stock.toGive(skuId), clock.iso(), lineSkus, catalogue.kitOf),
    );
  const store: Store = {
    ...tables,
    database,
    clock,
    newId: options.newId,
    localDay: options.localDay,
    localTime: options.localTime,
    station,
    activity,
    saving,
    settingsView,
    open,
    catalogue,
    lineSkus,
    stock,
    figures,
    parcels,
    replication,
    ready,
    scannable,
    close: async () => {
      await replication.stop();
      for (const stop of stops) stop();
      await Promise.allSettled([ready, scannable]);
      await Promise.allSettled([
        stock.save(),
        figures.save(),
        writeLastStamp(tables.local, clock.last()),
      ]);
      await database.close();
    },
  };
  async function loadQueue(): Promise<void> {
    await open.load(tables.orders);
    await stock.load(activity.pause);
    // The latest stamp is kept a moment after it was made: a crash may have lost it, the ledger has not.
    clock.see(stock.newest());
    open.reallocate((skuId) => stock.toGive(skuId), clock.iso(), lineSkus, catalogue.kitOf);
    await figures.load(activity);
    void figures.keepFresh(activity).then(() => figures.check(activity));
  }

  stops.push(settleArrivals(store), eraseArrivals(store), keepNameTold(store));
  // What a crash cut off; where it fails the next start tries again.
  void scannable.then(() => settleShipments(store)).catch(() => undefined);
  void scannable.then(() => parcels.load()).catch(() => undefined);
  void scannable.then(() => finishImports(store)).catch(() => undefined);
  void scannable.then(() => reprioritise(store)).catch(() => undefined);
  return store;
}
