/** The same documents by PouchDB's own replication, between its IndexedDB adapter and the same server. */
import adapter from 'pouchdb-adapter-indexeddb';
import PouchDB from 'pouchdb-browser';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { order } from './orders.ts';

type PouchDoc = OrderRecord & { _id: string };

const BATCH = 500;

/** Makes `count` orders, then milliseconds until the database at `url` has them. */
export async function pushedByPouch(name: string, url: string, count: number): Promise<number> {
  const db = await opened(name);
  for (let n = 0; n < count; n += BATCH) {
    const docs = Array.from({ length: Math.min(BATCH, count - n) }, (_, i) =>
      order(n + i, count, Math.round(count * 0.08), Date.now()),
    );
    await db.bulkDocs(docs.map((doc) => ({ ...doc, _id: doc.id })));
  }
  const begun = performance.now();
  const { docs_written } = await db.replicate.to(url, { batch_size: BATCH });
  const took = performance.now() - begun;
  if (docs_written !== count) throw new Error(`PouchDB wrote ${docs_written}`);
  return took;
}

/** Milliseconds until an empty PouchDB has the `count` documents at `url`. */
export async function pulledByPouch(name: string, url: string, count: number): Promise<number> {
  const db = await opened(name);
  const begun = performance.now();
  const { docs_written } = await db.replicate.from(url, { batch_size: BATCH });
  const took = performance.now() - begun;
  if (docs_written !== count) throw new Error(`PouchDB read ${docs_written}`);
  return took;
}

async function opened(name: string): Promise<PouchDB<PouchDoc>> {
  const Pouch = PouchDB.plugin(adapter);
  const db = new Pouch<PouchDoc>(name, { adapter: 'indexeddb' });
  await db.get('none').catch(() => undefined); // Opened by the first request.
  return db;
}
