/**
 * Packing by scanner: one resolved scan against one open order. Pure: it says what the scan was (the verdict)
 * and, when it counted, what the station's parcel entry becomes. Storing it, sounding it and showing it are others'.
 */

import { entriesOf, openParcel, standingShipments } from '../orders/log.ts';
import { type LineProgress, statusOf } from '../orders/status.ts';
import { refuse } from '../orders/transitions.ts';
import { skuId } from '../records/ids.ts';
import type { OrderRecord } from '../records/order.ts';
import type { EntryBody, EntryOf, PackedScan } from '../records/order-log.ts';
import { type PackedTrace, type TraceRules, traceFault, traceOf, type UnitTrace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** A scanned SKU: `units` > 1 for a case pack. */
export interface ScannedSku {
  readonly skuId: string;
  readonly sku: string;
  readonly units: number;
  readonly code: string;
  /** What the code says of the unit beside its SKU. */
  readonly trace?: UnitTrace;
}

/** What the open order's SKU wants scanned, and the day here (YYYY-MM-DD). */
export interface PackRules {
  readonly rules: TraceRules;
  readonly today: string;
}

const NO_RULES: PackRules = { rules: {}, today: '' };

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
  { rules, today }: PackRules = NO_RULES,
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
  const fault = traceFault({ ...scanned, ...scanned.trace }, rules, tracesIn(order), today);
  if (fault) return { verdict: fault, entry: null };
  const own = ownParcel(order, station, now);
  const added = fill(lines, scanned, scanTime(own.trail, now));
  const trail = cutTrail([...own.trail, ...added]);
  const entry = {
    ...own,
    contents: addUnits(own.contents, added),
    trail,
    ...withTraces(own, added, scanned.trace),
  };
  return { verdict: countedVerdict(order, lines, added), entry };
}

/** Takes this station's last counted scan back, all its units with it. */
export function undoScan(order: OrderRecord, station: string, now: string): Packed {
  const own = ownParcel(order, station, now);
  const last = own.trail.at(-1);
  if (!last) return { verdict: { kind: 'nothing-to-undo' }, entry: null };
  // A case pack spread over several lines is several trail rows of one scan, told by its moment.
  const undone = own.trail.filter((scan) => scan.at === last.at);
  const back = undone.map((scan) => ({ ...scan, units: -scan.units }));
  const contents = addUnits(own.contents, back);
  const units = undone.reduce((sum, scan) => sum + scan.units, 0);
  return {
    verdict: { kind: 'undone', line: last.line, units },
    entry: {
      ...own,
      contents,
      trail: own.trail.slice(0, -undone.length),
      ...(own.traces && { traces: own.traces.filter(({ at }) => at !== last.at) }),
    },
  };
}

/** Takes out of the parcel everything that this station put into it. */
export function unpack(order: OrderRecord, station: string, now: string): Packed {
  const own = ownParcel(order, station, now);
  const units = Object.values(own.contents).reduce((sum, one) => sum + one, 0);
  if (units === 0) return { verdict: { kind: 'nothing-to-undo' }, entry: null };
  const contents = Object.fromEntries(Object.keys(own.contents).map((line) => [line, 0]));
  return {
    verdict: { kind: 'unpacked', units },
    entry: { ...own, contents, trail: [], ...(own.traces && { traces: [] }) },
  };
}

/** Why no unit may go into this order at all, as a verdict; null when it may. */
export function stopVerdict(order: OrderRecord, now: string): Verdict | null {
  const taking = refuse(order, 'pack', now);
  // A packed order takes no more units, but a scan is judged by its lines ("one too many") unless the order is stopped.
  const full = taking?.kind === 'wrong-state' && taking.state === 'packed';
  const refusal = full ? refuse(order, 'ship', now) : taking;
  if (!refusal) return null;
  if (refusal.kind === 'on-hold') return refusal;
  if (refusal.kind === 'unpaid' || refusal.kind === 'marketplace') return { kind: refusal.kind };
  if (refusal.kind !== 'wrong-state') return null;
  if (refusal.state === 'cancelled' || refusal.state === 'withdrawn')
    return { kind: refusal.state };
  return refusal.state === 'shipped' ? { kind: 'already-shipped' } : null;
}

/** This station's entry for the parcel being filled, empty if it has put nothing in yet. */
export function ownParcel(order: OrderRecord, station: string, now: string): EntryBody<'parcel'> {
  const parcel = openParcel(order.log);
  const own = entriesOf(order.log, 'parcel').find(
    (entry) => entry.parcel === parcel && entry.by.station === station,
  );
  if (!own) return { kind: 'parcel', parcel, startedAt: now, contents: {}, trail: [] };
  const { startedAt, contents, trail, traces }: EntryOf<'parcel'> = own;
  return { kind: 'parcel', parcel, startedAt, contents, trail, ...(traces && { traces }) };
}

/** Of the parcel being filled and those that left and are not back. */
function tracesIn({ log }: OrderRecord): PackedTrace[] {
  const parcels = new Set([openParcel(log), ...standingShipments(log).map(({ parcel }) => parcel)]);
  return entriesOf(log, 'parcel')
    .filter(({ parcel }) => parcels.has(parcel))
    .flatMap((entry) => entry.traces ?? []);
}

function withTraces(
  { traces = [] }: EntryBody<'parcel'>,
  added: readonly PackedScan[],
  scanned: UnitTrace | undefined,
): Pick<EntryBody<'parcel'>, 'traces'> {
  const trace = scanned && traceOf(scanned);
  if (!trace) return traces.length > 0 ? { traces } : {};
  return {
    traces: [...traces, ...added.map(({ line, units, at }) => ({ line, units, at, ...trace }))],
  };
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

/** The trail rows of a scan: its units spread over the lines that still want some, in the order's order. */
function fill(lines: readonly LineProgress[], scanned: ScannedSku, at: string): PackedScan[] {
  const added: PackedScan[] = [];
  let left = scanned.units;
  for (const line of lines) {
    const units = Math.min(left, room1(line));
    if (units === 0) continue;
    added.push({ line: line.line, units, code: scanned.code, at });
    left -= units;
  }
  return added;
}

// Undo tells a station's scans apart by their moment, so no two share one, not even when the clock is set back.
function scanTime(trail: readonly PackedScan[], now: string): string {
  const last = trail.at(-1)?.at ?? '';
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}

// Only whole scans are dropped, so that undo never takes back a part of one; the last scan always stays.
function cutTrail(trail: readonly PackedScan[]): PackedScan[] {
  const last = trail.at(-1);
  const tooOld = trail.at(-TRAIL_LENGTH - 1);
  if (!last || !tooOld) return [...trail];
  return trail.filter((scan) => scan.at > tooOld.at || scan.at === last.at);
}

function addUnits(
  contents: EntryBody<'parcel'>['contents'],
  rows: readonly PackedScan[],
): EntryBody<'parcel'>['contents'] {
  const total = { ...contents };
  for (const row of rows) total[row.line] = (total[row.line] ?? 0) + row.units;
  return total;
}

function countedVerdict(
  order: OrderRecord,
  lines: readonly LineProgress[],
  added: readonly PackedScan[],
): Verdict {
  const last = added.at(-1);
  const line = lines.find((candidate) => candidate.line === last?.line);
  if (!last || !line) throw new Error('a scan that counted went to no line');
  const units = added.reduce((sum, row) => sum + row.units, 0);
  const open = statusOf(order).lines.reduce((sum, one) => sum + room1(one), 0);
  if (units === open) return { kind: 'order-complete', line: line.line };
  const packed = line.packed + line.shipped + last.units;
  const kind = packed >= line.units ? 'line-complete' : 'counted';
  return { kind, line: line.line, packed, units: line.units };
}
