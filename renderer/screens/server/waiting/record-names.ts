/** What people call a record: an order's number, a SKU's text, a code that was scanned; and where it is opened. */
import type { ReplicatedName } from '../../../../shared/replication/remote.ts';
import type { Store } from '../../../store/store.ts';

/** One record of the store or of the server. */
export interface RecordRef {
  readonly collection: ReplicatedName;
  readonly id: string;
}

export interface RecordName {
  /** Its id where this station has nothing that people would know it by. */
  readonly name: string;
  /** The order behind it; null when there is none at this station. */
  readonly order: string | null;
  readonly sku: string | null;
}

export type RecordNames = ReadonlyMap<string, RecordName>;

type Known = ReadonlyMap<string, RecordName>;

export function refKey({ collection, id }: RecordRef): string {
  return `${collection}/${id}`;
}

/** Names of the records, by `refKey`; those that nobody knows here go by their id. */
export async function recordNames(store: Store, refs: readonly RecordRef[]): Promise<RecordNames> {
  const names = new Map<string, RecordName>();
  for (const collection of new Set(refs.map((ref) => ref.collection))) {
    const mine = refs.filter((ref) => ref.collection === collection);
    const known = await READERS[collection](
      store,
      mine.map(({ id }) => id),
    );
    for (const ref of mine) names.set(refKey(ref), known.get(ref.id) ?? named(ref.id));
  }
  return names;
}

function named(name: string, leads: Partial<RecordName> = {}): RecordName {
  return { name, order: null, sku: null, ...leads };
}

type Reader = (store: Store, ids: readonly string[]) => Promise<Known>;

const READERS: { readonly [name in ReplicatedName]: Reader } = {
  orders: orderNames,
  shipments: async (store, ids) => {
    const shipments = await store.shipments.getMany(ids);
    const orders = await orderNames(
      store,
      shipments.map(({ order }) => order),
    );
    return byId(shipments, ({ order }) => orders.get(order) ?? named(order));
  },
  skus: async (store, ids) =>
    byId(await store.skus.getMany(ids), ({ id, sku }) => named(sku, { sku: id })),
  movements: async (store, ids) => {
    const movements = await store.movements.getMany(ids);
    const skuOf = (id: string) => store.catalogue.skus.get(id)?.sku ?? id;
    return byId(movements, ({ skuId }) => named(skuOf(skuId), { sku: skuId }));
  },
  // Few, and known to people by their subject: see the texts.
  settings: async () => new Map(),
  scans: async (store, ids) => byId(await store.scans.getMany(ids), ({ code }) => named(code)),
  documents: async (store, ids) =>
    byId(await store.documents.getMany(ids), ({ name }) => named(name)),
  outbox: async (store, ids) => {
    const notices = await store.outbox.getMany(ids);
    const orders = await orderNames(
      store,
      notices.map(({ order }) => order),
    );
    return byId(notices, ({ order }) => orders.get(order) ?? named(order));
  },
};

async function orderNames(store: Store, ids: readonly string[]): Promise<Known> {
  const orders = await store.orders.getMany([...new Set(ids)]);
  return byId(orders, ({ id, facts }) => named(facts.number, { order: id }));
}

function byId<T extends { readonly id: string }>(
  docs: readonly T[],
  name: (doc: T) => RecordName,
): Known {
  return new Map(docs.map((doc) => [doc.id, name(doc)]));
}
