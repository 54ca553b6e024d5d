/**
 * Packing by scanner: one resolved scan against one open order. Pure: it says what the scan was (the verdict)
 * and, when it counted, what the station's parcel entry becomes. Storing it, sounding it and showing it are others'.
 */

import { entriesOf, openParcel } from '../orders/log.ts';
import { type LineProgress, statusOf } from '../orders/status.ts';
import { refuse } from '../orders/transitions.ts';
import { skuId } from '../records/ids.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody, EntryOf, HoldType, PackedScan } from '../records/order-log.ts';

/** What a packer is told about one scan. Each kind has its own sound, colour, icon and words. */
export type Verdict =
  | { readonly kind: 'opened'; readonly order: string }
  | {
      readonly kind: 'counted' | 'line-complete';
      readonly line: string;
      readonly packed: number;
      readonly units: number;
    }
  | { readonly kind: 'order-complete'; readonly line: string }
  | { readonly kind: 'undone'; readonly line: string; readonly units: number }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'not-on-order'; readonly sku: string; readonly code: string }
  | { readonly kind: 'too-many'; readonly sku: string; readonly over: number }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'on-hold'; readonly hold: HoldType; readonly reason: string }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'marketplace' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'already-shipped' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'shipped'; readonly shipment: string }
  | { readonly kind: 'not-complete'; readonly missing: number }
  | { readonly kind: 'no-order' }
  | { readonly kind: 'not-saved'; readonly reason: string };

export type Candidate =
  | { readonly kind: 'sku'; readonly skuId: string; readonly sku: string; readonly units: number }
  | { readonly kind: 'order'; readonly order: string; readonly number: string };

/** A scanned SKU: `units` > 1 for a case pack. */
export interface ScannedSku {
  readonly skuId: string;
  readonly sku: string;
  readonly units: number;
  readonly code: string;
}

export interface Packed {
  readonly verdict: Verdict;
  /** The parcel entry to write; null when the scan changes nothing. */
  readonly entry: EntryBody<'parcel'> | null;
}

/** How many scans back a station can undo. Older ones stay counted; their trail is dropped to keep orders small. */
const TRAIL_LENGTH = 40;

/** What scanning `scanned` at `station` does to the order at `now`. */
export function packUnits(
  order: OrderRecord,
  scanned: ScannedSku,
  station: string,
  now: string,
): Packed {
  const stop = stopVerdict(order, now);
  if (stop) return { verdict: stop, entry: null };
  const lines = openLines(order, scanned.skuId);
  if (lines.length === 0) {
    return { verdict: { kind: 'not-on-order', sku: scanned.sku, code: scanned.code }, entry: null };
  }
  const room = lines.reduce((sum, line) => sum + room1(line), 0);
  if (scanned.units > room) {
    return {
      verdict: { kind: 'too-many', sku: scanned.sku, over: scanned.units - room },
      entry: null,
    };
  }
  const entry = fill(order, lines, scanned, station, now);
  return { verdict: countedVerdict(order, lines, entry), entry };
}

/** Takes this station's last counted scan back, all its units with it. */
export function undoScan(order: OrderRecord, station: string, now: string): Packed {
  const own = ownParcel(order, station, now);
  const last = own.trail.at(-1);
  if (!last) return { verdict: { kind: 'nothing-to-undo' }, entry: null };
  // A case pack spread over several lines is several trail rows of one scan: same code, same moment.
  const undone = own.trail.filter((scan) => scan.at === last.at && scan.code === last.code);
  const contents: Record<string, number> = { ...own.contents };
  for (const scan of undone) contents[scan.line] = (contents[scan.line] ?? 0) - scan.units;
  const units = undone.reduce((sum, scan) => sum + scan.units, 0);
  return {
    verdict: { kind: 'undone', line: last.line, units },
    entry: { ...own, contents, trail: own.trail.slice(0, -undone.length) },
  };
}

/** Why no unit may go into this order at all, as a verdict; null when it may. */
export function stopVerdict(order: OrderRecord, now: string): Verdict | null {
  const refusal = refuse(order, 'pack', now);
  if (!refusal) return null;
  if (refusal.kind === 'on-hold') return refusal;
  if (refusal.kind === 'unpaid' || refusal.kind === 'marketplace') return { kind: refusal.kind };
  if (refusal.kind !== 'wrong-state') return null;
  if (refusal.state === 'cancelled' || refusal.state === 'withdrawn')
    return { kind: refusal.state };
  // A packed order takes no more units, but the scan is judged by its lines ("one too many"), not as a stop.
  return refusal.state === 'shipped' ? { kind: 'already-shipped' } : null;
}

/** This station's entry for the parcel being filled, empty if it has put nothing in yet. */
export function ownParcel(order: OrderRecord, station: string, now: string): EntryBody<'parcel'> {
  const parcel = openParcel(order.log);
  const own = entriesOf(order.log, 'parcel').find(
    (entry) => entry.parcel === parcel && entry.by.station === station,
  );
  if (!own) return { kind: 'parcel', parcel, startedAt: now, contents: {}, trail: [] };
  const { startedAt, contents, trail }: EntryOf<'parcel'> = own;
  return { kind: 'parcel', parcel, startedAt, contents, trail };
}

function openLines(order: OrderRecord, sku: string): LineProgress[] {
  const wanted = new Set(
    order.facts.lines
      .filter((line) => lineSku(line) === sku && line.units > 0)
      .map((line) => line.id),
  );
  return statusOf(order).lines.filter((line) => wanted.has(line.line));
}

/** What a line is scanned as: its SKU; a line without one is known by its title. */
export function lineSku(line: { readonly sku: string; readonly title: string }): string {
  return skuId(line.sku === '' ? line.title : line.sku);
}

function room1(line: LineProgress): number {
  return Math.max(0, line.units - line.packed - line.shipped);
}

function fill(
  order: OrderRecord,
  lines: readonly LineProgress[],
  scanned: ScannedSku,
  station: string,
  now: string,
): EntryBody<'parcel'> {
  const own = ownParcel(order, station, now);
  const contents: Record<string, number> = { ...own.contents };
  const added: PackedScan[] = [];
  let left = scanned.units;
  for (const line of lines) {
    const units = Math.min(left, room1(line));
    if (units === 0) continue;
    contents[line.line] = (contents[line.line] ?? 0) + units;
    added.push({ line: line.line, units, code: scanned.code, at: now });
    left -= units;
  }
  return { ...own, contents, trail: [...own.trail, ...added].slice(-TRAIL_LENGTH) };
}

function countedVerdict(
  order: OrderRecord,
  lines: readonly LineProgress[],
  entry: EntryBody<'parcel'>,
): Verdict {
  const last = entry.trail.at(-1);
  const line = lines.find((candidate) => candidate.line === last?.line);
  if (!last || !line) throw new Error('a scan that counted left no trail');
  const added = lines.reduce((sum, one) => sum + addedTo(one.line, entry), 0);
  const open = statusOf(order).lines.reduce((sum, one) => sum + room1(one), 0);
  if (added === open) return { kind: 'order-complete', line: line.line };
  const packed = line.packed + line.shipped + addedTo(line.line, entry);
  const kind = packed >= line.units ? 'line-complete' : 'counted';
  return { kind, line: line.line, packed, units: line.units };
}

// Units that this very scan added to a line: the trail rows of the last scan.
function addedTo(line: string, entry: EntryBody<'parcel'>): number {
  const last = entry.trail.at(-1);
  return entry.trail
    .filter((scan) => scan.line === line && scan.at === last?.at && scan.code === last?.code)
    .reduce((sum, scan) => sum + scan.units, 0);
}
