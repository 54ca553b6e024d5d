/** Imports as they are remembered: what came in, from which file, and how to take it back. */
import { z } from 'zod';
import { settleOrder } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { factsHash, factsOf } from '../../../shared/records/order-facts.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { importPart } from './import-part.ts';
import { isTouched, prioritised } from './touch.ts';

const importAccount = z.object({
  file: z.string(),
  format: z.string(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** UTC ISO time of its undoing; '' while it stands. */
  undoneAt: z.string(),
  /** Orders that an undo left because somebody had worked on them. */
  kept: z.array(z.string()),
});

export type ImportAccount = z.infer<typeof importAccount>;

export interface ImportEntry {
  readonly id: string;
  readonly at: string;
  readonly account: ImportAccount;
}

/** Remembers an import, at its start already and again with its final counts. */
export async function saveImport(store: Store, id: string, account: ImportAccount): Promise<void> {
  const at = store.clock.stamp();
  await store.documents.change(id, (current) => ({
    id,
    kind: 'import',
    at: current?.at ?? at,
    name: account.file,
    about: '',
    body: JSON.stringify(account),
  }));
}

/** All imports, the newest first. */
export async function listImports(store: Store): Promise<ImportEntry[]> {
  const docs = await store.documents.page({
    index: ['kind', 'at'],
    equals: ['import'],
    limit: 500,
  });
  return docs.reverse().flatMap((doc) => {
    const account = readAccount(doc);
    return account ? [{ id: doc.id, at: doc.at, account }] : [];
  });
}

/**
 * Takes an import back: orders it made are withdrawn, orders it changed get their earlier facts again. Orders
 * that somebody has worked on stay as they are and are named in the result.
 */
export async function undoImport(
  store: Store,
  id: string,
  progress: (done: number) => void = () => undefined,
): Promise<{
  readonly withdrawn: number;
  readonly restored: number;
  readonly kept: readonly string[];
}> {
  const tally = { withdrawn: 0, restored: 0, kept: [] as string[] };
  const parts = await store.documents.page({ index: ['about'], equals: [id], limit: 100_000 });
  let done = 0;
  for (const doc of parts) {
    const part = importPart.parse(JSON.parse(doc.body));
    const before = new Map(part.map((entry) => [entry.id, entry.before]));
    await store.orders.changeMany([...before.keys()], (order, orderId) => {
      if (!order || order.queue === 'z_withdrawn') return null;
      if (isTouched(order)) {
        tally.kept.push(orderId);
        return null;
      }
      const facts = before.get(orderId) ?? null;
      tally[facts ? 'restored' : 'withdrawn']++;
      return facts ? restored(store, order, facts) : withdrawn(store, order, id);
    });
    done += part.length;
    progress(done);
    await store.activity.pause();
  }
  await markUndone(store, id, tally.kept);
  return tally;
}

function withdrawn(store: Store, order: OrderRecord, importId: string): OrderRecord | null {
  if (refuse(order, 'withdraw', store.clock.iso())) return null;
  return recordEntry(
    order,
    { kind: 'withdrawn', importId },
    authorOf(store.station),
    store.clock.stamp(),
  );
}

function restored(store: Store, order: OrderRecord, before: OrderRecord['facts']): OrderRecord {
  const { readAt: _readAt, hash: _hash, ...reading } = before;
  const facts = factsOf(reading, store.clock.stamp());
  if (factsHash(reading) === order.facts.hash) return order;
  return prioritised(store, settleOrder(order.id, facts, order.log));
}

async function markUndone(store: Store, id: string, kept: string[]): Promise<void> {
  await store.documents.change(id, (doc) => {
    const account = doc && readAccount(doc);
    if (!doc || !account) return null;
    return { ...doc, body: JSON.stringify({ ...account, undoneAt: store.clock.iso(), kept }) };
  });
}

function readAccount(doc: DocumentRecord): ImportAccount | undefined {
  const read = importAccount.safeParse(JSON.parse(doc.body));
  return read.success ? read.data : undefined;
}
