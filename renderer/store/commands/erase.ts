/**
 * Erasing a buyer's personal data for good: blanked in the order, in its shipments, in papers kept about it, and in
 * what imports keep so that they can be undone. Numbers, goods, amounts and moments stay, for the figures.
 */
import { blankFacts } from '../../../shared/orders/merge.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import { canonicalJson } from '../../../shared/records/canonical.ts';
import type { DocumentRecord } from '../../../shared/records/document.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { err } from '../../../shared/result.ts';
import { blankShipment } from '../../../shared/shipping/shipment.ts';
import { saved } from '../saving.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';
import { plain } from '../table.ts';
import { changeOrder, type Outcome } from './change-order.ts';
import { importPart } from './import-part.ts';
import { blankNotices } from './outbox.ts';
import { shipmentsOf } from './ship.ts';

const SLICE = 50;

/** Erases the personal data of an order's buyer, where the order is done with. */
export async function eraseOrder(store: Store, id: string): Promise<Outcome> {
  const order = await store.orders.get(id);
  if (!order) return err({ kind: 'not-found' });
  const refusal = refuse(order, 'erase', store.clock.iso());
  if (refusal) return err(refusal);
  const blank = () => saved(() => blankAround(store, new Set([id])));
  // The order last: after a crash in between it is still there to be erased. And what was written meanwhile.
  const before = await blank();
  if (!before.ok) return before;
  const erased = await changeOrder(store, id, 'erase', () => ({ kind: 'erased', reason: '' }));
  const after = await blank();
  return after.ok ? erased : after;
}

/** Blanks what is kept about erased orders outside of them; doing it again changes nothing. */
export async function blankAround(store: Store, orders: ReadonlySet<string>): Promise<void> {
  if (orders.size === 0) return;
  for (const order of orders) {
    const shipments = await shipmentsOf(store, order);
    await store.shipments.changeMany(
      shipments.map((shipment) => shipment.id),
      (shipment) => (shipment ? blanked(plain(shipment)) : null),
    );
    await blankPapers(store, order);
    await blankNotices(store, order);
    await store.activity.pause();
  }
  await blankImports(store, orders);
}

/** Null where there is nothing left to blank: writing the same again would go round between stations for ever. */
function blanked(shipment: ShipmentRecord): ShipmentRecord | null {
  const blank = blankShipment(shipment);
  return canonicalJson(blank) === canonicalJson(shipment) ? null : blank;
}

async function blankPapers(store: Store, order: string): Promise<void> {
  const papers = await store.documents.page({ index: ['about'], equals: [order], limit: 100 });
  const changedAt = store.clock.stamp();
  await store.documents.changeMany(
    papers.map((paper) => paper.id),
    (paper) =>
      paper && paper.name + paper.body !== '' ? { ...paper, changedAt, name: '', body: '' } : null,
  );
}

/** An import keeps the facts that it replaced. */
async function blankImports(store: Store, orders: ReadonlySet<string>): Promise<void> {
  const page = { index: ['kind', 'at'], equals: ['import-part'], limit: SLICE };
  const changedAt = store.clock.stamp();
  let last: DocumentRecord | undefined;
  do {
    const parts = await store.documents.following(page, last);
    await store.documents.changeMany(
      parts.map((part) => part.id),
      (part) => (part ? withoutFacts(part, orders, changedAt) : null),
    );
    last = parts.length < SLICE ? undefined : parts.at(-1);
    await store.activity.pause();
  } while (last);
}

/** The part with the earlier facts of these orders blanked; null when there is nothing to blank. */
function withoutFacts(
  doc: DocumentRecord,
  orders: ReadonlySet<string>,
  changedAt: string,
): DocumentRecord | null {
  const part = importPart.safeParse(parseJson(doc.body));
  if (!part.success) return null;
  const blank = part.data.map((entry) =>
    entry.before && orders.has(entry.id) ? { ...entry, before: blankFacts(entry.before) } : entry,
  );
  // One that has nothing of them left is not written again: it would count as changed later than it was.
  if (canonicalJson(blank) === canonicalJson(part.data)) return null;
  return { ...doc, changedAt, body: JSON.stringify(blank) };
}
