/**
 * What a station in the simulation can be asked to do beyond what the scenarios ask, and what it tells about it: enough
 * to look for it afterwards. Arguments and results are JSON.
 */
import { releaseOrders } from '../../renderer/store/commands/claims.ts';
import {
  cancelOrders,
  putBack,
  reinstateOrder,
  startPicking,
  tagOrders,
} from '../../renderer/store/commands/orders.ts';
import { voidShipment } from '../../renderer/store/commands/ship.ts';
import { moveStock } from '../../renderer/store/commands/stock.ts';
import { takeAlong } from '../../renderer/store/commands/take-along.ts';
import { releaseAllHolds } from '../../renderer/store/commands/take-back.ts';
import type { Store } from '../../renderer/store/store.ts';
import { claimedElsewhere } from '../../shared/orders/claims.ts';
import { entriesOf } from '../../shared/orders/log.ts';
import type { MovementKind } from '../../shared/records/movement.ts';
import type { EntryOf } from '../../shared/records/order-log.ts';
import { confirmationsOf, isBack } from '../../shared/shipping/shipment.ts';
import type { Exchanged } from './gate.ts';
import type { At } from './station-work.ts';

/** A verdict and, where units went in or out, the scan in the order's log that says so. */
export interface ToldScan {
  readonly kind: string;
  /** The open order; '' for none. */
  readonly order: string;
  readonly parcel: string;
  /** The scan's moment, which is its name in its parcel's trail; '' where nothing was counted or taken back. */
  readonly at: string;
  /** It counted although another station had the order. */
  readonly over: boolean;
}

export interface ToldShipment {
  readonly kind: string;
  readonly shipment: string;
  /** This station's own confirmation is stored. */
  readonly own: boolean;
}

const COUNTED = ['counted', 'line-complete', 'order-complete'];

export const shiftWork = {
  release: async ({ store }: At, id: string, reason: string) =>
    (await releaseAllHolds(store, [id], reason)).done.length === 1,
  reinstate: async ({ store }: At, id: string, reason: string) =>
    (await reinstateOrder(store, id, reason)).ok,
  tag: async ({ store }: At, id: string, tag: string, on: boolean) =>
    (await tagOrders(store, [id], tag, on)).done.length === 1,
  cancelHere: async ({ store }: At, id: string, reason: string) =>
    (await cancelOrders(store, [id], reason)).done.length === 1,
  moved: async ({ store }: At, kind: MovementKind, sku: string, units: number, reason: string) =>
    (await moveStock(store, kind, [{ sku, bin: 'A1', units }], reason)).ok,
  pick: async ({ store }: At, id: string) => (await startPicking(store, [id])).done.length === 1,
  putBack: async ({ store }: At, id: string) => (await putBack(store, [id])).done.length === 1,
  /** Takes a SKU out; tells what was known of it by then, null where there was nothing. */
  takeOutSku: async (
    { store }: At,
    id: string,
  ): Promise<Readonly<Record<string, string>> | null> => {
    const known = await store.skus.get(id);
    await store.skus.remove([id]);
    return known ? { ...known.stamps } : null;
  },
  /** Opens an order, by the packer's own decision where the others cannot be asked or have it. */
  openFor: async ({ session }: At, id: string, whatever: boolean) => {
    const { kind } = await session.open(id);
    if (!whatever) return kind;
    if (kind === 'not-held') return (await session.openAnyway(id)).kind;
    return kind === 'claimed' ? (await session.takeOver(id, 'it is here')).kind : kind;
  },
  /** Tells which orders it was given although others had them. */
  takeAlong: async ({ store }: At, ids: readonly string[]): Promise<readonly string[]> => {
    const others = await heldElsewhere(store, ids);
    const { done } = await takeAlong(store, ids);
    return done.filter((id) => others.includes(id));
  },
  letGo: async ({ store }: At, ids: readonly string[]) => (await releaseOrders(store, ids)).done,
  seeAddress: async ({ session }: At) => (await session.acknowledge()).kind,
  scanUnit: async ({ store, session }: At, code: string): Promise<ToldScan> => {
    const others = await heldElsewhere(store, [openAt(session)]);
    const { kind } = await session.scan(code);
    const over = COUNTED.includes(kind) && others.length > 0;
    return { kind, over, ...(await lastScan(store, openAt(session), COUNTED.includes(kind))) };
  },
  undoUnit: async ({ store, session }: At): Promise<ToldScan> => {
    const before = await lastScan(store, openAt(session), true);
    const { kind } = await session.undo();
    return { ...before, kind, over: false };
  },
  shipOut: async ({ store, session }: At): Promise<ToldShipment> => {
    const verdict = await session.ship();
    if (verdict.kind !== 'shipped') return { kind: verdict.kind, shipment: '', own: false };
    const { shipment: id } = verdict;
    const shipment = await store.shipments.get(id);
    const own = shipment && confirmationsOf(shipment).some(({ by }) => by.station === idOf(store));
    return { kind: 'shipped', shipment: id, own: own === true };
  },
  /** Takes a parcel back; tells the station whose parcel it was, '' when nothing was taken back. */
  takeBack: async ({ store }: At, id: string, reason: string): Promise<string> => {
    const held = await store.shipments.get(id);
    const done = await voidShipment(store, id, reason);
    const of = held?.confirmed.by.station ?? '';
    const after = await store.shipments.get(id);
    return done.ok && isBack(after?.ends[of]) ? of : '';
  },
  connect: async ({ gate }: At) => gate.open(),
  cutOff: async ({ gate }: At) => gate.shut(),
  exchange: async ({ gate }: At, withinMs: number, patient: boolean): Promise<Exchanged> => {
    gate.open();
    return gate.exchanged(withinMs, patient);
  },
  /** Units on hand of every SKU. */
  stock: async ({ store }: At): Promise<Record<string, number>> =>
    Object.fromEntries(store.stock.ids().map((id) => [id, store.stock.onHand(id) ?? 0])),
};

function openAt(session: At['session']): string {
  return session.view.getState().order?.id ?? '';
}

/** Orders that other stations have, as this station knows it by its own clock. */
async function heldElsewhere(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  const now = new Date(store.clock.now()).toISOString();
  const orders = await store.orders.getMany(ids);
  return orders
    .filter(({ log }) => claimedElsewhere(log, idOf(store), now) !== null)
    .map(({ id }) => id);
}

function idOf(store: Store): string {
  return store.station.getState().id;
}

async function lastScan(
  store: Store,
  order: string,
  wanted: boolean,
): Promise<Omit<ToldScan, 'kind' | 'over'>> {
  const record = wanted ? await store.orders.get(order) : undefined;
  const own = entriesOf(record?.log ?? [], 'parcel').filter(({ by }) => by.station === idOf(store));
  const latest = own.reduce<EntryOf<'parcel'> | undefined>(
    (last, entry) => (last && last.at > entry.at ? last : entry),
    undefined,
  );
  return { order, parcel: latest?.parcel ?? '', at: latest?.trail.at(-1)?.at ?? '' };
}
