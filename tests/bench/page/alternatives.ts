/** The same five operations on our store, raw Dexie and PouchDB, so that they can be timed side by side. */
import { Dexie } from 'dexie';
import adapter from 'pouchdb-adapter-indexeddb';
import PouchDB from 'pouchdb-browser';
import find from 'pouchdb-find';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { openDatabase } from '../../../renderer/store/open-database.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';

export interface Alternative {
  readonly insert: (orders: OrderRecord[]) => Promise<unknown>;
  readonly upsert: (orders: OrderRecord[]) => Promise<unknown>;
  /** One order's note changed, the rest kept: what a scan's write costs. */
  readonly patch: (id: string, note: string) => Promise<unknown>;
  readonly get: (id: string) => Promise<unknown>;
  /** The first 50 of the ready queue; gives how many it found. */
  readonly queuePage: () => Promise<number>;
}

const PAGE = 50;

export async function packbench(): Promise<Alternative> {
  const { tables } = await openDatabase('bench-ours', getRxStorageDexie());
  const { orders } = tables;
  return {
    insert: (docs) => orders.insert(docs),
    upsert: (docs) => {
      const byId = new Map(docs.map((doc) => [doc.id, doc]));
      return orders.changeMany([...byId.keys()], (_, id) => byId.get(id) ?? null);
    },
    patch: (id, note) =>
      orders.change(id, (order) => (order ? { ...order, facts: { ...order.facts, note } } : null)),
    get: (id) => orders.get(id),
    queuePage: async () =>
      (await orders.page({ index: ['queue', 'rank'], equals: ['a_ready'], limit: PAGE })).length,
  };
}

export async function dexie(): Promise<Alternative> {
  const db = new Dexie('bench-dexie');
  // The indexes that our orders have.
  db.version(1).stores({ orders: 'id, [queue+rank], newest, numberKey, buyerKey, emailKey' });
  const orders = db.table<OrderRecord, string>('orders');
  return {
    insert: (docs) => orders.bulkAdd(docs),
    upsert: (docs) => orders.bulkPut(docs),
    patch: (id, note) => orders.update(id, { 'facts.note': note }),
    get: (id) => orders.get(id),
    queuePage: async () =>
      (
        await orders
          .where('[queue+rank]')
          .between(['a_ready', Dexie.minKey], ['a_ready', Dexie.maxKey])
          .limit(PAGE)
          .toArray()
      ).length,
  };
}

type PouchDoc = OrderRecord & { _id: string };

export async function pouchdb(): Promise<Alternative> {
  PouchDB.plugin(adapter).plugin(find);
  const db = new PouchDB<PouchDoc>('bench-pouch', { adapter: 'indexeddb' });
  await db.createIndex({ index: { fields: ['queue', 'rank'] } });
  return {
    insert: (docs) => db.bulkDocs(docs.map((doc) => ({ ...doc, _id: doc.id }))),
    upsert: async (docs) => {
      const { rows } = await db.allDocs({ keys: docs.map((doc) => doc.id) });
      const revs = new Map(
        rows.flatMap((row) => ('value' in row && row.value ? [[row.id, row.value.rev]] : [])),
      );
      return db.bulkDocs(
        docs.map((doc) => {
          const rev = revs.get(doc.id);
          return { ...doc, _id: doc.id, ...(rev === undefined ? {} : { _rev: rev }) };
        }),
      );
    },
    patch: async (id, note) => {
      const doc = await db.get(id);
      return db.put({ ...doc, facts: { ...doc.facts, note } });
    },
    get: (id) => db.get(id),
    queuePage: async () =>
      (
        await db.find({
          selector: { queue: 'a_ready', rank: { $gte: '' } },
          sort: ['queue', 'rank'],
          limit: PAGE,
        })
      ).docs.length,
  };
}
