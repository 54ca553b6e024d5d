/**
 * Taking an import of orders back: orders it made are withdrawn, orders it changed get their earlier facts again. Orders
 * that somebody has worked on, that were read differently since, or that another file has too stay as they are.
 */
import { settleOrder } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { factsOf } from '../../../shared/records/order-facts.ts';
import { seeOrder } from '../clock.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { changeAccount, listImports } from './import-account.ts';
import { type Holders, readHolders } from './import-held.ts';
import { notesOf, writeNote } from './import-notes.ts';
import { type ImportPart, readPart } from './import-part.ts';
import { isTouched, prioritised } from './touch.ts';

export interface UndoTally {
  readonly withdrawn: number;
  readonly restored: number;
  /** Orders that stay: somebody has worked on them, or a later reading changed them. */
  readonly kept: readonly string[];
  /** Orders that stay because another file has them too: undoing its import takes them back. */
  readonly held: readonly string[];
}

type Undone = 'withdrawn' | 'restored' | 'kept' | 'held';

type Entry = ImportPart[number];

/** Orders in one transaction while nobody scans: long ones too stay short of holding the page up. */
const BATCH = 60;

/** Takes an import of orders back. What stays is named in the result and in the import's account. */
export function undoImport(
  store: Store,
  id: string,
  progress: (done: number) => void = () => undefined,
): Promise<UndoTally> {
  return store.activity.bulk(async () => {
    const others = (await listImports(store)).filter(
      (entry) => entry.id !== id && entry.account.undoneAt === '',
    );
    const holders = await readHolders(store, new Set(others.map((entry) => entry.id)));
    // By order: a write that met another is made again, and counts once.
    const undone = new Map<string, Undone>();
    const notes = await notesOf(store, id, 'import-part');
    let done = 0;
    // The last part first, so that an order the import changed twice goes back step by step.
    for (const note of notes.reverse()) {
      const part = readPart(note);
      await handOver(store, part, holders);
      done += await takePartBack(store, id, part, { holders, undone, before: done, progress });
    }
    const tally = {
      withdrawn: idsOf(undone, 'withdrawn').length,
      restored: idsOf(undone, 'restored').length,
      kept: idsOf(undone, 'kept'),
      held: idsOf(undone, 'held'),
    };
    const { kept, held } = tally;
    await changeAccount(store, id, { undoneAt: store.clock.iso(), kept, held });
    return tally;
  });
}

/** What undoing would have done is left to the import that has the order too: the undoing of that one does it. */
async function handOver(store: Store, part: ImportPart, holders: Holders): Promise<void> {
  const given = new Map<string, Entry[]>();
  for (const entry of part) {
    const holder = holders(entry.id, entry.wrote);
    if (holder) given.set(holder, [...(given.get(holder) ?? []), entry]);
  }
  for (const [holder, entries] of given) await writeNote(store, holder, 'import-part', entries);
}

interface Undoing {
  readonly holders: Holders;
  readonly undone: Map<string, Undone>;
  /** How many orders are behind it. */
  readonly before: number;
  readonly progress: (done: number) => void;
}

async function takePartBack(
  store: Store,
  importId: string,
  part: ImportPart,
  { holders, undone, before, progress }: Undoing,
): Promise<number> {
  const entries = new Map(part.map((entry) => [entry.id, entry]));
  const ids = [...entries.keys()];
  for (let done = 0; done < ids.length; ) {
    const slice = ids.slice(done, done + store.activity.batchSize(BATCH));
    await store.orders.changeMany(slice, (order, orderId) => {
      const entry = entries.get(orderId);
      const next = entry && order && takenBack(store, order, entry, { importId, holders });
      if (!next) return null;
      undone.set(orderId, next.undone);
      return next.order;
    });
    done += slice.length;
    progress(before + done);
    await store.activity.pause();
  }
  return part.length;
}

/** What undoing does to one order; null when there is nothing left to undo. */
function takenBack(
  store: Store,
  order: OrderRecord,
  { id, before, wrote }: Entry,
  { importId, holders }: { readonly importId: string; readonly holders: Holders },
): { readonly undone: Undone; readonly order: OrderRecord | null } | null {
  const { hash } = order.facts;
  if (order.queue === 'z_withdrawn' || hash === before?.hash) return null;
  if (holders(id, wrote)) return { undone: 'held', order: null };
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
