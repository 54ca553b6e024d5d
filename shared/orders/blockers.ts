/** Everything that stops an order from shipping, and everything a packer should look at: one list, each with its next action. */
import type { Author } from '../records/author.ts';
import type { OrderRecord } from '../records/order.ts';
import type { PaymentStatus } from '../records/order-facts.ts';
import type { HoldType } from '../records/order-log.ts';
import { shipToOf } from './log.ts';
import { isCancelledHere, isPaid, type LineProgress, statusOf } from './status.ts';
import { activeHolds } from './transitions.ts';

export type Blocker =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'cancelled'; readonly here: boolean }
  | { readonly kind: 'shipped' }
  | { readonly kind: 'marketplace' }
  | { readonly kind: 'unpaid'; readonly payment: PaymentStatus }
  | {
      readonly kind: 'hold';
      readonly id: string;
      readonly hold: HoldType;
      readonly reason: string;
      readonly until: string | null;
      readonly by: Author;
    }
  /** A line of a channel's order that the catalogue does not know: `text` is its SKU or title there. */
  | { readonly kind: 'unknown-article'; readonly text: string }
  | { readonly kind: 'short'; readonly sku: string; readonly missing: number }
  | { readonly kind: 'over-packed'; readonly sku: string; readonly units: number }
  | { readonly kind: 'cancelled-after-shipping' }
  | { readonly kind: 'no-address'; readonly missing: readonly string[] };

/** Units missing per SKU text for this order, as allocation worked it out; SKUs without stock figures are not in it. */
export type Shortages = readonly { readonly sku: string; readonly missing: number }[];

const NONE: readonly string[] = [];

/** Blockers that warn but do not stop: a packer can see more than the figures can. */
const WARNINGS: readonly Blocker['kind'][] = [
  'no-address',
  'over-packed',
  'cancelled-after-shipping',
];

/**
 * What stands in the way of the order at `now` (UTC ISO), gravest first. `unknown`: the texts of its lines that it waits
 * for, since nobody knows what they are.
 */
export function blockersOf(
  order: OrderRecord,
  now: string,
  shortages: Shortages,
  unknown: readonly string[] = NONE,
): Blocker[] {
  const status = statusOf(order);
  const found: Blocker[] = [];
  if (status.order === 'withdrawn') found.push({ kind: 'withdrawn' });
  if (status.order === 'cancelled') found.push({ kind: 'cancelled', here: isCancelledHere(order) });
  if (status.fulfilment === 'shipped') {
    const late = order.facts.status === 'cancelled' || isCancelledHere(order);
    return late ? [{ kind: 'cancelled-after-shipping' }] : [{ kind: 'shipped' }];
  }
  if (status.order === 'cancelled' && status.partlyShipped)
    found.push({ kind: 'cancelled-after-shipping' });
  // What was packed before that has to come out again.
  if (status.order === 'cancelled') found.push(...inTheBox(order));
  if (found.length > 0) return found;
  if (order.facts.fulfilledBy === 'marketplace') found.push({ kind: 'marketplace' });
  for (const { id, hold, reason, until, by } of activeHolds(status.holds, now)) {
    found.push({ kind: 'hold', id, hold, reason, until, by });
  }
  if (!isPaid(status.payment)) found.push({ kind: 'unpaid', payment: status.payment });
  for (const text of unknown) found.push({ kind: 'unknown-article', text });
  for (const { sku, missing } of shortages) found.push({ kind: 'short', sku, missing });
  return [...found, ...overPacked(order), ...addressGaps(order)];
}

/** Whether a blocker keeps the order out of the ready queue. */
export function stops(blocker: Blocker): boolean {
  return !WARNINGS.includes(blocker.kind);
}

function overPacked(order: OrderRecord): Blocker[] {
  return tooMany(order, (line) => line.packed + line.shipped - line.units);
}

function inTheBox(order: OrderRecord): Blocker[] {
  return tooMany(order, (line) => line.packed);
}

function tooMany(order: OrderRecord, overOf: (line: LineProgress) => number): Blocker[] {
  const skus = new Map(order.facts.lines.map((line) => [line.id, line.sku]));
  return statusOf(order).lines.flatMap((line) => {
    const units = overOf(line);
    return units > 0 ? [{ kind: 'over-packed', sku: skus.get(line.line) ?? line.line, units }] : [];
  });
}

function addressGaps(order: OrderRecord): Blocker[] {
  const to = shipToOf(order);
  const missing = (['name', 'line1', 'city', 'country'] as const).filter(
    (field) => to[field] === '',
  );
  return missing.length > 0 ? [{ kind: 'no-address', missing }] : [];
}
