/** What a station in a test can be asked to do, each as a packer or the owner would: through the store's own commands. */

import { changeOrder } from '../../renderer/store/commands/change-order.ts';
import { eraseOrder } from '../../renderer/store/commands/erase.ts';
import { importOrders } from '../../renderer/store/commands/import-orders.ts';
import { holdOrders, noteOrder } from '../../renderer/store/commands/orders.ts';
import { voidShipment } from '../../renderer/store/commands/ship.ts';
import { moveStock, saveSkus } from '../../renderer/store/commands/stock.ts';
import type { PackSession } from '../../renderer/store/pack-session.ts';
import { changeSettings } from '../../renderer/store/settings.ts';
import type { Store } from '../../renderer/store/store.ts';
import { plain } from '../../renderer/store/table.ts';
import type { OrderReading } from '../../shared/records/order-facts.ts';
import { emptyAddress } from '../../shared/records/order-facts.ts';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';
import type { ReplicationView } from '../../shared/replication/state.ts';
import type { Gate } from './gate.ts';
import { shiftWork } from './shift-work.ts';

export interface At {
  readonly store: Store;
  readonly session: PackSession;
  /** The way to the server, where a test decides when it is open. */
  readonly gate: Gate;
}

/** One order of the test shop: lines as `[sku, units]`. */
export interface TestOrder {
  readonly number: string;
  readonly lines: readonly (readonly [sku: string, units: number])[];
  readonly revision?: string;
  readonly city?: string;
  readonly status?: OrderReading['status'];
}

export type Documents = { readonly [N in ReplicatedName]: readonly unknown[] };

/** Each thing by its name; arguments and results are JSON. */
export const work = {
  ...shiftWork,
  /** Reads orders as a channel would. */
  read: async ({ store }: At, orders: readonly TestOrder[]) => {
    await importOrders(store, orders.map(readingOf), { importId: '' });
  },
  saveSku: async (
    { store }: At,
    sku: string,
    fields: Parameters<typeof saveSkus>[1][number]['fields'],
  ) => {
    await saveSkus(store, [{ sku, fields }]);
  },
  removeSku: async ({ store }: At, id: string) => {
    await store.skus.remove([id]);
  },
  move: async (
    { store }: At,
    kind: Parameters<typeof moveStock>[1],
    sku: string,
    units: number,
  ) => {
    await moveStock(store, kind, [{ sku, bin: 'A1', units }], 'test');
  },
  note: async ({ store }: At, id: string, text: string) => (await noteOrder(store, id, text)).ok,
  hold: async ({ store }: At, id: string, reason: string) =>
    (await holdOrders(store, [id], { hold: 'operator', reason, until: null })).done.length === 1,
  cancel: async ({ store }: At, id: string) =>
    (await changeOrder(store, id, 'cancel', () => ({ kind: 'cancelled', reason: 'buyer asked' })))
      .ok,
  erase: async ({ store }: At, id: string) => (await eraseOrder(store, id)).ok,
  /** Opens an order, without the others' word for it too where they cannot be asked. */
  open: async ({ session }: At, id: string) => {
    const { kind } = await session.open(id);
    return kind === 'not-held' ? (await session.openAnyway(id)).kind : kind;
  },
  /** Asks for work: the order that was opened. */
  next: async ({ session }: At) => {
    await session.next();
    return session.view.getState().order?.id ?? null;
  },
  scan: async ({ session }: At, code: string) => (await session.scan(code)).kind,
  undo: async ({ session }: At) => (await session.undo()).kind,
  ship: async ({ session }: At) => session.ship(),
  void: async ({ store }: At, shipment: string) =>
    (await voidShipment(store, shipment, 'did not leave')).ok,
  setShopName: async ({ store }: At, name: string) =>
    (await changeSettings(store.settings, store.clock, 'shop', { name })).ok,
  /** What the station says of its replication. */
  view: async ({ store }: At): Promise<ReplicationView> => store.replication.view.getState(),
  onlyHere: async ({ store }: At, collection: ReplicatedName, id: string) =>
    store.replication.isOnlyHere(collection, id),
  exchanged: async ({ store }: At, collection: ReplicatedName, id: string) =>
    store.replication.exchanged(collection, id, 5_000),
  tryAgain: async ({ store }: At) => store.replication.tryAgain(),
  /** What the bench shows: the open order and the last verdict. */
  bench: async ({ session }: At) => {
    const { order, verdict } = session.view.getState();
    return { order: order?.id ?? null, verdict };
  },
  /** Every replicated document, in the order of the ids. */
  documents: async ({ store }: At): Promise<Documents> => {
    const all: [string, unknown[]][] = [];
    for (const name of replicatedNames) {
      const docs: unknown[] = [];
      for await (const slice of store[name].slices(1_000, async () => undefined))
        docs.push(...slice.map((doc) => plain(doc)));
      all.push([name, docs]);
    }
    return Object.fromEntries(all) as unknown as Documents; // One list was made for each name.
  },
  get: async ({ store }: At, collection: ReplicatedName, id: string): Promise<unknown> => {
    const doc = await store[collection].get(id);
    return doc ? plain(doc) : null;
  },
  onHand: async ({ store }: At, sku: string) => store.stock.onHand(sku.toLowerCase()) ?? null,
};

export type Work = typeof work;

/** A paid order of the test shop as its channel tells it. */
export function readingOf({ number, lines, revision, city, status }: TestOrder): OrderReading {
  const reading: OrderReading = {
    channel: 'shop',
    externalId: number,
    number,
    revision: revision ?? null,
    status: status ?? 'open',
    payment: 'paid',
    placedAt: '2026-11-22T10:00:00.000Z',
    shipBy: null,
    currency: 'GBP',
    total: 1000,
    buyer: { name: 'Ana Lima', email: 'ana@example.com', phone: '' },
    shipTo: {
      ...emptyAddress,
      name: 'Ana Lima',
      line1: '1 High St',
      city: city ?? 'Leeds',
      country: 'GB',
    },
    lines: lines.map(([sku, units], n) => ({
      id: `l${n + 1}`,
      sku,
      title: sku,
      units,
      unitPrice: 500,
    })),
    charges: [],
    service: 'Standard',
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: '',
    giftMessage: '',
  };
  return reading;
}
