/**
 * Parcels that somebody has to do something about: packed twice and to be recalled, units that one left without, sealed
 * ones that should not go, boxes of orders that were cancelled. Kept in memory for the parcels of the last days (recalls: of all time), a moment after each
 * change and never in a scan's way.
 */
import { isErased, type LineUnits, packedUnits } from '../../shared/orders/log.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import type { Confirmation, ShipmentRecord } from '../../shared/records/shipment.ts';
import type { Settings } from '../../shared/settings.ts';
import { type Cause, causesOf, isHandedOver } from '../../shared/shipping/intercepts.ts';
import { openRecalls } from '../../shared/shipping/shipment.ts';
import { type Stray, straysOf } from '../../shared/shipping/strays.ts';
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Tables } from './open-database.ts';

export interface Recall {
  readonly order: OrderRecord;
  readonly shipment: ShipmentRecord;
  /** The parcel that does not stand. */
  readonly parcel: Confirmation;
}

export interface LeftBehind {
  readonly order: OrderRecord;
  readonly stray: Stray;
}

/** A cancelled order with units still in its box. */
export interface ToUnpack {
  readonly order: OrderRecord;
  readonly contents: LineUnits;
}

export interface Intercept {
  readonly order: OrderRecord;
  readonly shipment: ShipmentRecord;
  readonly causes: readonly Cause[];
}

interface Watched {
  readonly order: OrderRecord;
  readonly shipments: readonly ShipmentRecord[];
}

type Source = Pick<Tables, 'orders' | 'shipments'>;

const SLICE = 100;
const MOST_RECALLS = 1_000;
/** Cancelled orders, the newest first, that are looked at for units in their box. */
const CANCELLED = 300;
/** What is not handed over or put back after this time is not going to be. */
const DAYS_MS = 7 * 86_400_000;
/** Several changes in this time are looked at together. */
const SETTLE_MS = 200;

export class ParcelLists {
  /** Orders with something on a list. */
  private readonly watched = new Map<string, Watched>();
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(
    private readonly tables: Source,
    private readonly clock: Clock,
    private readonly activity: Activity,
  ) {}

  /** Reads what there is, in slices that step aside for the scanner. */
  async load(): Promise<void> {
    const { shipments } = this.tables;
    const open = await shipments.page({ index: ['recall'], equals: ['open'], limit: MOST_RECALLS });
    await this.take(open);
    const { orders } = this.tables;
    const index = { index: ['queue', 'rank'], equals: ['y_cancelled'], limit: CANCELLED };
    await this.look((await orders.page(index)).filter(isToUnpack).map(({ id }) => id));
    const from = new Date(this.clock.now() - DAYS_MS).toISOString();
    let last: ShipmentRecord | undefined;
    do {
      await this.activity.pause();
      const docs = await shipments.following({ index: ['leftAt'], from, limit: SLICE }, last);
      await this.take(docs);
      last = docs.length < SLICE ? undefined : docs.at(-1);
    } while (last);
  }

  /** Begins to follow changes. Returns how to stop. */
  follow(): () => void {
    const { orders, shipments } = this.tables;
    const stops = [
      orders.onChange((changes) => {
        for (const { after } of changes)
          if (hasLeft(after) || isToUnpack(after) || this.watched.has(after.id)) this.ask(after.id);
      }),
      shipments.onChange((changes) => {
        for (const { after } of changes) this.ask(after.order);
      }),
    ];
    return () => {
      clearTimeout(this.timer);
      for (const stop of stops) stop();
    };
  }

  /** Calls `listener` after every change. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Parcels that were packed twice and of which nobody has said what became, the oldest first. */
  recalls(): Recall[] {
    const all = [...this.watched.values()].flatMap(({ order, shipments }) =>
      shipments.flatMap((shipment) =>
        openRecalls(shipment).map((parcel) => ({ order, shipment, parcel })),
      ),
    );
    return all.sort((a, b) => (a.parcel.at < b.parcel.at ? -1 : 1));
  }

  /** Units that lie at a bench whose parcel left without them. */
  leftBehind(): LeftBehind[] {
    return [...this.watched.values()].flatMap(({ order }) =>
      isErased(order) ? [] : straysOf(order.log).map((stray) => ({ order, stray })),
    );
  }

  /** What was packed of orders before they were cancelled, and is to be taken out again. */
  toUnpack(): ToUnpack[] {
    return [...this.watched.values()].flatMap(({ order }) =>
      isToUnpack(order) ? [{ order, contents: packedUnits(order.log) }] : [],
    );
  }

  /** Sealed parcels that the carrier does not have yet and that should not go, the newest first. */
  intercepts(handover: Settings['handover']): Intercept[] {
    const now = this.clock.iso();
    const all = [...this.watched.values()].flatMap(({ order, shipments }) =>
      shipments.flatMap((shipment) => {
        const causes = isHandedOver(shipment, handover) ? [] : causesOf(order, shipment, now);
        return causes.length > 0 ? [{ order, shipment, causes }] : [];
      }),
    );
    return all.sort((a, b) => (a.shipment.leftAt > b.shipment.leftAt ? -1 : 1));
  }

  private ask(order: string): void {
    this.stale.add(order);
    this.timer ??= setTimeout(() => {
      // What could not be read is asked for again by its next change, or the next start.
      void this.catchUp().catch(() => undefined);
    }, SETTLE_MS);
  }

  private async catchUp(): Promise<void> {
    await this.activity.pause();
    this.timer = undefined;
    const ids = [...this.stale];
    this.stale.clear();
    for (let from = 0; from < ids.length; from += SLICE) {
      await this.look(ids.slice(from, from + SLICE));
      await this.activity.pause();
    }
  }

  /** Looks closer at those of the shipments that may be on a list: most are not. */
  private async take(shipments: readonly ShipmentRecord[]): Promise<void> {
    const orders = await this.tables.orders.getMany([
      ...new Set(shipments.map((shipment) => shipment.order)),
    ]);
    const byId = new Map(orders.map((order) => [order.id, order]));
    const now = this.clock.iso();
    const listed = shipments.flatMap((shipment) => {
      const order = byId.get(shipment.order);
      return order && isListed({ order, shipments: [shipment] }, now) ? [order.id] : [];
    });
    await this.look(listed);
  }

  private async look(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const orders = await this.tables.orders.getMany([...new Set(ids)]);
    const found = await Promise.all(orders.map((order) => this.watchedOf(order)));
    const now = this.clock.iso();
    for (const id of ids) this.watched.delete(id);
    for (const one of found) if (isListed(one, now)) this.watched.set(one.order.id, one);
    this.version++;
    for (const listener of this.listeners) listener();
  }

  private async watchedOf(order: OrderRecord): Promise<Watched> {
    const page = { index: ['order'], equals: [order.id], limit: 100 };
    return { order, shipments: await this.tables.shipments.page(page) };
  }
}

function hasLeft(order: OrderRecord): boolean {
  return order.log.some((entry) => entry.kind === 'shipped');
}

function isToUnpack(order: OrderRecord): boolean {
  if (order.queue !== 'y_cancelled' || isErased(order)) return false;
  return Object.values(packedUnits(order.log)).some((units) => units > 0);
}

function isListed({ order, shipments }: Watched, now: string): boolean {
  return (
    isToUnpack(order) ||
    straysOf(order.log).length > 0 ||
    shipments.some((one) => one.recall === 'open' || causesOf(order, one, now).length > 0)
  );
}
