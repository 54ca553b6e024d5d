/**
 * The stock ledger folded: units on hand per SKU and bin. A count sets a base at its stamp; movements later
 * than the base add to it. The fold of a set of movements does not depend on the order they arrive in (law I1).
 */
import type { MovementRecord } from '../records/movement.ts';
import { standingMovements } from './recall.ts';

/** One SKU's stock in one bin: units at the base, and what has moved since. */
export interface BinStock {
  /** Stamp of the count that set the base; '' while nobody has counted. */
  readonly baseAt: string;
  readonly base: number;
  readonly since: number;
  /** Somebody has said what there is: counted, received, adjusted. Parcels that left say only what there was. */
  readonly entered: boolean;
}

/** A SKU's stock by bin. */
export type SkuStock = { readonly [bin: string]: BinStock };

const NOTHING: BinStock = { baseAt: '', base: 0, since: 0, entered: false };

/** The stock that one SKU's movements add up to. */
export function foldLedger(all: readonly MovementRecord[]): SkuStock {
  const movements = standingMovements(all);
  // A Map: a bin may have the name of something that every object has.
  const bins = new Map<string, BinStock>();
  for (const count of movements) {
    if (count.kind !== 'counted' || !isLaterBase(count, bins.get(count.bin))) continue;
    bins.set(count.bin, { baseAt: count.at, base: count.units, since: 0, entered: true });
  }
  for (const movement of movements) {
    const bin = bins.get(movement.bin) ?? NOTHING;
    if (movement.kind === 'counted' || movement.at <= bin.baseAt) continue;
    bins.set(movement.bin, moved(bin, movement));
  }
  return Object.fromEntries(bins);
}

/**
 * The stock with one more movement, or `refold` when it cannot be told from the fold alone: a count that is
 * not the newest movement needs the movements after it, and a recalled one those before it.
 */
export function addMovement(
  stock: SkuStock,
  movement: MovementRecord,
  newest: boolean,
): SkuStock | 'refold' {
  if (movement.kind === 'recalled') return 'refold';
  const bin = (Object.hasOwn(stock, movement.bin) && stock[movement.bin]) || NOTHING;
  if (movement.kind === 'counted') {
    if (!newest) return 'refold';
    const counted = { baseAt: movement.at, base: movement.units, since: 0, entered: true };
    return { ...stock, [movement.bin]: counted };
  }
  if (movement.at <= bin.baseAt) return stock;
  return { ...stock, [movement.bin]: moved(bin, movement) };
}

function moved(bin: BinStock, { kind, units }: MovementRecord): BinStock {
  return { ...bin, since: bin.since + units, entered: bin.entered || kind !== 'shipped' };
}

/** Whether anybody has said how much of a SKU there is. */
export function isEntered(stock: SkuStock): boolean {
  return Object.values(stock).some((bin) => bin.entered);
}

/** Units on hand over all bins. */
export function onHand(stock: SkuStock): number {
  return Object.values(stock).reduce((sum, bin) => sum + bin.base + bin.since, 0);
}

/** One line of a SKU's history: the movement, what it changed and what was on hand in its bin after it. */
export interface HistoryLine {
  readonly movement: MovementRecord;
  readonly change: number;
  readonly after: number;
}

/**
 * A SKU's movements in the order they happened, each with its running total; a count's change is the difference it
 * found, a recall's the difference that it takes back.
 */
export function historyOf(movements: readonly MovementRecord[]): HistoryLine[] {
  const sorted = [...movements].sort(inTime);
  const bins = new Map<string, number>();
  return sorted.map((movement, n) => {
    const before = bins.get(movement.bin) ?? 0;
    const after =
      movement.kind === 'recalled'
        ? unitsIn(foldLedger(sorted.slice(0, n + 1)), movement.bin)
        : movement.kind === 'counted'
          ? movement.units
          : before + movement.units;
    bins.set(movement.bin, after);
    return { movement, change: after - before, after };
  });
}

function unitsIn(stock: SkuStock, bin: string): number {
  const held = Object.hasOwn(stock, bin) ? stock[bin] : undefined;
  return held ? held.base + held.since : 0;
}

function isLaterBase(count: MovementRecord, known: BinStock | undefined): boolean {
  if (!known || count.at !== known.baseAt) return count.at > (known?.baseAt ?? '');
  // One stamp names one event; should two counts ever share it, everybody takes the same one.
  return count.units > known.base;
}

// Movements made by one action share its stamp. A count is the last word on its moment, as in the fold (and the
// larger of two is the fold's); the id keeps the order of the others the same everywhere.
function inTime(a: MovementRecord, b: MovementRecord): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const aCount = a.kind === 'counted';
  if (aCount !== (b.kind === 'counted')) return aCount ? 1 : -1;
  if (aCount && a.units !== b.units) return a.units - b.units;
  return a.id < b.id ? -1 : 1;
}
