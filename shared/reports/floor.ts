/**
 * What the bench did in a period: who packed how much and how fast, which wrong goods the scanner caught, and which SKUs
 * left. Folded from parcels and from scans that did not count. Pure.
 */
import { nearestRank } from './percentile.ts';

/** One parcel that left and is not back. */
export interface FloorParcel {
  /** UTC ISO. */
  readonly at: string;
  readonly packer: string;
  readonly order: string;
  readonly lines: readonly { readonly skuId: string; readonly units: number }[];
}

export interface PackerRow {
  readonly packer: string;
  readonly parcels: number;
  readonly orders: number;
  readonly units: number;
  /** Minutes from one parcel to the next while they were at it, half of the times; null for a single parcel. */
  readonly minutes: number | null;
  readonly perHour: number | null;
}

/** A longer time between two parcels of one packer is a pause, and no work. */
const PAUSE_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/**
 * By packer, the most parcels first. Parcels an hour = parcels that followed one within 15 minutes ÷ the hours between
 * them and the ones before: nobody clocks in here, so pauses and the first parcel after one are left out.
 */
export function packerRows(parcels: readonly FloorParcel[]): PackerRow[] {
  const byPacker = grouped(parcels, ({ packer }) => packer);
  return [...byPacker]
    .map(([packer, own]) => ({ packer, ...packed(own) }))
    .toSorted((a, b) => b.parcels - a.parcels || a.packer.localeCompare(b.packer));
}

function packed(parcels: readonly FloorParcel[]): Omit<PackerRow, 'packer'> {
  const times = parcels.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((at, n) => at - (times[n] ?? at));
  const worked = gaps.filter((gap) => gap <= PAUSE_MS);
  const hours = worked.reduce((sum, gap) => sum + gap, 0) / HOUR_MS;
  return {
    parcels: parcels.length,
    orders: new Set(parcels.map(({ order }) => order)).size,
    units: parcels.reduce((sum, parcel) => sum + unitsIn(parcel), 0),
    minutes: nearestRank(
      worked.map((gap) => gap / 60_000).toSorted((a, b) => a - b),
      50,
    ),
    perHour: hours > 0 ? worked.length / hours : null,
  };
}

export function unitsIn({ lines }: FloorParcel): number {
  return lines.reduce((sum, { units }) => sum + units, 0);
}

/** Verdicts on goods that did not belong into the box: without the scanner they might have left in it. */
const CAUGHT = ['not-on-order', 'too-many'] as const;
export interface Caught {
  /** Scans of goods that did not belong into the box. */
  readonly caught: number;
  /** caught ÷ (caught + units that left); null where nothing was scanned. */
  readonly rate: number | null;
  /** Scans that did not count, by verdict, the most frequent first. */
  readonly byVerdict: readonly { readonly verdict: string; readonly scans: number }[];
}

export function caughtOf(
  scans: readonly { readonly verdict: string }[],
  unitsLeft: number,
): Caught {
  const counts = grouped(scans, ({ verdict }) => verdict);
  const byVerdict = [...counts]
    .map(([verdict, all]) => ({ verdict, scans: all.length }))
    .toSorted((a, b) => b.scans - a.scans || a.verdict.localeCompare(b.verdict));
  const caught = CAUGHT.reduce((sum, verdict) => sum + (counts.get(verdict)?.length ?? 0), 0);
  const all = caught + unitsLeft;
  return { caught, rate: all === 0 ? null : caught / all, byVerdict };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

export interface Seller {
  readonly skuId: string;
  readonly units: number;
  readonly orders: number;
}

/** What left, by SKU, the most units first. */
export function sellersOf(parcels: readonly FloorParcel[]): Seller[] {
  const sold = new Map<string, { units: number; readonly orders: Set<string> }>();
  for (const { order, lines } of parcels)
    for (const { skuId, units } of lines) {
      const one = sold.get(skuId) ?? { units: 0, orders: new Set<string>() };
      one.units += units;
      one.orders.add(order);
      sold.set(skuId, one);
    }
  return [...sold]
    .map(([skuId, { units, orders }]) => ({ skuId, units, orders: orders.size }))
    .toSorted((a, b) => b.units - a.units || a.skuId.localeCompare(b.skuId));
}

/** For how many days what may be sold lasts, at the pace of the period; null where nothing left or nobody knows the stock. */
export function coverDays(
  available: number | undefined,
  units: number,
  days: number,
): number | null {
  if (available === undefined || units === 0) return null;
  return Math.max(0, available) / (units / days);
}
