/** Imports as they are remembered: what came in, from which file, and how to take it back. */
import { z } from 'zod';
import { settleOrder } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { factsOf } from '../../../shared/records/order-facts.ts';
import { seeOrder } from '../clock.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { type ImportPart, importPart } from './import-part.ts';
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

export interface UndoTally {
  readonly withdrawn: number;
  readonly restored: number;
  /** Orders that stay: somebody has worked on them, or a later reading changed them. */
  readonly kept: readonly string[];
}

type Undone = 'withdrawn' | 'restored' | 'kept';

/**
 * Takes an import back: orders it made are withdrawn, orders it changed get their earlier facts again. Orders
 * that somebody has worked on, or that were read differently since, stay as they are and are named in the result.
 */
export async function undoImport(
  store: Store,
  id: string,
  progress: (done: number) => void = () => undefined,
): Promise<UndoTally> {
  // By order: a write that met another is made again, and counts once.
  const undone = new Map<string, Undone>();
  const parts = await store.documents.page({ index: ['about'], equals: [id], limit: 100_000 });
  let done = 0;
  // The last part first, so that an order the import changed twice goes back step by step.
  for (const doc of parts.reverse()) {
    const part = importPart.parse(JSON.parse(doc.body));
    const entries = new Map(part.map((entry) => [entry.id, entry]));
    await store.orders.changeMany([...entries.keys()], (order, orderId) => {
      const entry = entries.get(orderId);
      const next = entry && order && takenBack(store, order, entry, id);
      if (!next) return null;
      undone.set(orderId, next.undone);
      return next.order;
    });
    done += part.length;
    progress(done);
    await store.activity.pause();
  }
  const kept = idsOf(undone, 'kept');
  await markUndone(store, id, kept);
  return {
    withdrawn: idsOf(undone, 'withdrawn').length,
    restored: idsOf(undone, 'restored').length,
    kept,
  };
}

/** What undoing does to one order; null when there is nothing left to undo. */
function takenBack(
  store: Store,
  order: OrderRecord,
  { before, wrote }: ImportPart[number],
  importId: string,
): { readonly undone: Undone; readonly order: OrderRecord | null } | null {
  const { hash } = order.facts;
  if (order.queue === 'z_withdrawn' || hash === before?.hash) return null;
  const readSince = wrote !== '' && hash !== wrote;
  if (isTouched(order) || readSince) return { undone: 'kept', order: null };
  seeOrder(store.clock, order);
  if (before) return { undone: 'restored', order: restored(store, order, before) };
  const hidden = withdrawn(store, order, importId);
  return { undone: hidden ? 'withdrawn' : 'kept', order: hidden };
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
  return prioritised(store, settleOrder(order.id, facts, order.log));
}

function idsOf(undone: ReadonlyMap<string, Undone>, what: Undone): string[] {
  return [...undone].filter(([, one]) => one === what).map(([id]) => id);
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
