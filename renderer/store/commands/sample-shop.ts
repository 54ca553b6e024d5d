/**
 * The sample shop in the store: opened as ready-made records with their past, and taken out again whole. It is the
 * one thing that is ever removed from a store; what was done with it goes with it.
 */
import { lineSku } from '../../../shared/packing/pack-unit.ts';
import { skuId } from '../../../shared/records/ids.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { SampleData } from '../../../shared/sample/sample-data.ts';
import { SAMPLE_SOURCE, sampleRecords } from '../../../shared/sample/sample-records.ts';
import { sampleShop } from '../../../shared/sample/sample-shop.ts';
import { saved } from '../saving.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { Table } from '../table.ts';
import type { Outcome } from './change-order.ts';

export type SampleProgress = (done: number, all: number) => void;

/** The document that says that the sample shop is here. */
const MARK = SAMPLE_SOURCE;
const BATCH = 200;

/** Stores the sample shop as it stands now. Opening it again adds only what is missing. */
export async function openSampleShop(
  store: Store,
  data: SampleData,
  progress: SampleProgress = () => undefined,
): Promise<Outcome<number>> {
  const records = sampleRecords(sampleShop(data, store.clock.now()), {
    by: authorOf(store.station),
    criteria: store.settingsView.getState().priority,
    localTime: store.localTime,
  });
  const { skus, movements, shipments, orders } = records;
  const all = skus.length + movements.length + shipments.length + orders.length;
  let done = 0;
  const write = async <T extends { id: string }>(table: Table<T>, docs: readonly T[]) => {
    for await (const slice of slices(store, docs)) {
      await table.insert(slice);
      done += slice.length;
      progress(done, all);
    }
  };
  return saved(async () => {
    await mark(store);
    await write(store.skus, skus);
    await write(store.movements, movements);
    await write(store.shipments, shipments);
    // Last, so that the queue knows the stock of what it shows.
    await write(store.orders, orders);
    return orders.length;
  });
}

/** Whether nobody has brought any order or SKU to this station yet. */
export async function isEmptyStation(store: Store): Promise<boolean> {
  const orders = await store.orders.page({ index: ['id'], limit: 1 });
  const skus = await store.skus.page({ index: ['id'], limit: 1 });
  return orders.length + skus.length === 0;
}

/** Whether the sample shop is in the store. */
export async function hasSampleShop(store: Store): Promise<boolean> {
  return (await store.documents.get(MARK)) !== undefined;
}

/** How many orders the store has beside those of the sample shop. */
export async function countOwnOrders(store: Store): Promise<number> {
  if (!(await hasSampleShop(store))) return store.orders.count();
  let own = 0;
  for await (const docs of store.orders.slices(500, store.activity.pause))
    own += docs.filter((order) => !isSampleOrder(order)).length;
  return own;
}

/** Calls `listener` when the sample shop comes or goes. Returns how to stop. */
export function onSampleShop(store: Store, listener: (here: boolean) => void): () => void {
  return store.documents.onChange((changes) => {
    const mine = changes.find((change) => change.after.id === MARK);
    if (mine) listener(!mine.removed);
  });
}

/**
 * Takes the sample shop out: its orders and all that was done to them, its SKUs and their stock. A SKU that
 * orders of one's own name stays, without the sample's movements.
 */
export async function removeSampleShop(
  store: Store,
  data: SampleData,
  progress: SampleProgress = () => undefined,
): Promise<Outcome<number>> {
  const shop = sampleShop(data, store.clock.now());
  return saved(async () => {
    const skus = shop.skus.map(({ sku }) => skuId(sku));
    const { gone, wanted } = await divided(store, new Set(skus));
    const all = gone.length + skus.length;
    let done = 0;
    const step = (slice: readonly string[]) => {
      done += slice.length;
      progress(done, all);
    };
    for await (const ids of slices(store, gone)) {
      await removeOrders(store, ids);
      step(ids);
    }
    for await (const ids of slices(store, skus)) {
      await removeSkus(store, ids, wanted);
      step(ids);
    }
    await store.documents.remove([MARK]);
    return gone.length;
  });
}

/**
 * A sample order's external id is made of its number like this (shared/sample/sample-shop.ts); no channel gives out
 * such ids, and somebody who types an order "sample-1" gets another one.
 */
function isSampleOrder({ facts }: Pick<OrderRecord, 'facts'>): boolean {
  return facts.externalId === `sample-${facts.number.replace(/[^0-9a-z-]/gi, '')}`;
}

async function mark(store: Store): Promise<void> {
  const at = store.clock.stamp();
  // An import without an account: the list of imports leaves it out, a backup takes it along.
  await store.documents.insert([
    { id: MARK, kind: 'import', at, changedAt: at, name: 'Sample shop', about: '', body: '{}' },
  ]);
}

/** The sample's orders, and the SKUs that all others need: named by an order of any state, or part of a kit. */
async function divided(
  store: Store,
  sample: ReadonlySet<string>,
): Promise<{ readonly gone: string[]; readonly wanted: ReadonlySet<string> }> {
  const gone: string[] = [];
  const wanted = new Set<string>();
  for (const sku of store.catalogue.skus.values()) {
    if (!sample.has(sku.id)) for (const part of sku.kit) wanted.add(skuId(part.sku));
  }
  for await (const docs of store.orders.slices(500, store.activity.pause)) {
    for (const order of docs) {
      if (isSampleOrder(order)) gone.push(order.id);
      else for (const line of order.facts.lines) wanted.add(lineSku(line));
    }
  }
  return { gone, wanted };
}

async function removeOrders(store: Store, ids: readonly string[]): Promise<void> {
  const about = (id: string) => ({ equals: [id], limit: 100 });
  const shipments = ids.map((id) => store.shipments.page({ index: ['order'], ...about(id) }));
  const papers = ids.map((id) => store.documents.page({ index: ['about'], ...about(id) }));
  await store.shipments.remove(idsOf((await Promise.all(shipments)).flat()));
  await store.documents.remove(idsOf((await Promise.all(papers)).flat()));
  await store.orders.remove(ids);
}

async function removeSkus(
  store: Store,
  ids: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<void> {
  const index = ['skuId', 'at'];
  const ledgers = ids.map((id) => store.movements.page({ index, equals: [id], limit: 100_000 }));
  const movements = (await Promise.all(ledgers)).flat();
  const gone = movements.filter(
    ({ skuId: id, source }) => !wanted.has(id) || isSampleSource(source),
  );
  await store.movements.remove(idsOf(gone));
  await store.skus.remove(ids.filter((id) => !wanted.has(id)));
}

function idsOf(docs: readonly { readonly id: string }[]): string[] {
  return docs.map((doc) => doc.id);
}

function isSampleSource(source: string): boolean {
  return source === SAMPLE_SOURCE || source.includes(':sample-');
}

/** Slices that step aside for the scanner. */
async function* slices<T>(store: Store, all: readonly T[]): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; ) {
    const slice = all.slice(from, from + store.activity.batchSize(BATCH));
    yield slice;
    from += slice.length;
    await store.activity.pause();
  }
}
