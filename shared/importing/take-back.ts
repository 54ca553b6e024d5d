/**
 * Cancellations written as negative quantities: each takes its units from the orders it cancels, those of the same
 * buyer, SKU and price, the latest earlier order first. What finds no order is listed, not guessed.
 */
import type { Charge } from '../records/order-facts.ts';
import type { Account } from './account.ts';
import type { Draft, TakenBack } from './build-order.ts';
import type { Reading } from './rows.ts';

type Line = Draft['lines'][number];

/** Units of one SKU at one price that one buyer has on order. */
interface Open {
  readonly draft: Draft;
  readonly line: Line;
}

/** Takes back what can be taken back, and writes each row's account. */
export function takeBack(
  reading: Reading,
  drafts: readonly Draft[],
  takenBack: readonly TakenBack[],
): void {
  if (takenBack.length === 0) return;
  const open = openLines(drafts, takenBack);
  const byBuyer = latestFirst(drafts);
  const inOrder = [...takenBack].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row,
  );
  for (const back of inOrder) {
    reading.accounts[back.row] =
      back.kind === 'goods'
        ? takeUnits(reading, open.get(keyOf(back.buyer, back.sku, back.unitPrice)) ?? [], back)
        : takeCharge(byBuyer.get(back.buyer) ?? [], back, back.kind);
  }
  for (const draft of drafts) closeEmptied(draft);
}

function takeUnits(reading: Reading, open: readonly Open[], back: TakenBack): Account {
  const nothing: Account = { kind: 'left-out', reason: 'cancels-nothing' };
  const line = reading.table.lines[back.row] ?? 0;
  const before = `${back.sku} × −${back.units}`;
  const usable = open.filter(
    ({ draft, line: { units } }) =>
      units > 0 && draft.facts.placedAt <= back.at && (back.buyer !== '' || draft === back.draft),
  );
  if (usable.length === 0) return nothing;
  const target = usable.at(-1)?.draft.facts.number ?? '';
  if (!reading.repairs.offer('cancellation', line, before, target)) return nothing;
  let left = back.units;
  const orders: string[] = [];
  for (const { draft, line: from } of usable.toReversed()) {
    const taken = Math.min(left, from.units);
    if (taken === 0) break;
    from.units -= taken;
    draft.facts.total -= taken * from.unitPrice;
    left -= taken;
    if (!orders.includes(draft.id)) orders.push(draft.id);
  }
  return { kind: 'cancels', orders, units: back.units - left, missing: left };
}

/** A charge taken back belongs to the buyer's latest earlier order that was charged as much for the same. */
function takeCharge(drafts: readonly Draft[], back: TakenBack, kind: Charge['kind']): Account {
  const amount = back.units * back.unitPrice;
  const title = back.title || back.sku;
  const draft =
    back.draft ??
    drafts.find(
      ({ facts }) =>
        back.buyer !== '' &&
        facts.placedAt <= back.at &&
        facts.charges.some((charge) => charge.title === title && charge.amount >= amount),
    );
  if (!draft) return { kind: 'left-out', reason: 'charge-of-nothing' };
  draft.facts.charges.push({ kind, title, amount: -amount });
  draft.facts.total -= amount;
  return { kind: 'charge', order: draft.id };
}

/** An order of which nothing is left was cancelled, and its money given back. */
function closeEmptied({ facts }: Draft): void {
  if (facts.status !== 'open' || facts.lines.some((line) => line.units > 0)) return;
  facts.status = 'cancelled';
  if (facts.payment === 'paid') facts.payment = 'refunded';
}

/** The lines that a cancellation may mean, the earliest first; other lines are not looked at. */
function openLines(drafts: readonly Draft[], takenBack: readonly TakenBack[]): Map<string, Open[]> {
  const open = new Map<string, Open[]>();
  const buyers = new Set<string>();
  for (const back of takenBack) {
    buyers.add(back.buyer);
    open.set(keyOf(back.buyer, back.sku, back.unitPrice), []);
  }
  for (const draft of drafts) {
    if (!buyers.has(draft.buyer)) continue;
    for (const line of draft.lines)
      open.get(keyOf(draft.buyer, line.sku, line.unitPrice))?.push({ draft, line });
  }
  for (const lines of open.values()) lines.sort((a, b) => compareTime(a.draft, b.draft));
  return open;
}

function latestFirst(drafts: readonly Draft[]): Map<string, Draft[]> {
  const byBuyer = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const known = byBuyer.get(draft.buyer);
    if (known) known.push(draft);
    else byBuyer.set(draft.buyer, [draft]);
  }
  for (const list of byBuyer.values()) list.sort((a, b) => compareTime(b, a));
  return byBuyer;
}

function compareTime(a: Draft, b: Draft): number {
  if (a.facts.placedAt === b.facts.placedAt) return 0;
  return a.facts.placedAt < b.facts.placedAt ? -1 : 1;
}

function keyOf(buyer: string, sku: string, unitPrice: number): string {
  return `${buyer}\u0000${sku.toLowerCase()}\u0000${unitPrice}`;
}
