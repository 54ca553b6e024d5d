/** Reading an order's log: the few folds that everything else is derived from. No state of its own. */
import { contentHash } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import type { Address } from '../records/order-facts.ts';
import type { EntryOf, LogEntry, LogKind } from '../records/order-log.ts';

/** Units by line id. */
export type LineUnits = { readonly [line: string]: number };

type Worked = Pick<OrderRecord, 'facts' | 'log'>;

/** The log's entries of one kind, in the log's order. */
export function entriesOf<K extends LogKind>(log: readonly LogEntry[], kind: K): EntryOf<K>[] {
  return log.filter((entry): entry is EntryOf<K> => entry.kind === kind);
}

/** The entry of some kinds with the latest stamp. */
export function latestOf<K extends LogKind>(
  log: readonly LogEntry[],
  ...kinds: K[]
): EntryOf<K> | undefined {
  const wanted: readonly LogKind[] = kinds;
  let latest: LogEntry | undefined;
  for (const entry of log) {
    if (wanted.includes(entry.kind) && (!latest || isAfter(entry, latest))) latest = entry;
  }
  return latest as EntryOf<K> | undefined; // Only entries of the wanted kinds were kept.
}

/** Holds that nobody released, dated ones included: whether a date has passed is the clock's business. */
export function unreleasedHolds(log: readonly LogEntry[]): EntryOf<'hold'>[] {
  const released = new Set(entriesOf(log, 'release').map((entry) => entry.hold));
  return entriesOf(log, 'hold').filter((hold) => !released.has(hold.id));
}

/** The source's tags and ours, less those taken off here, sorted. */
export function tagsOf(order: Worked): string[] {
  const tags = new Map<string, { on: boolean; at: string; id: string }>();
  for (const tag of order.facts.tags) tags.set(tag, { on: true, at: '', id: '' });
  for (const entry of entriesOf(order.log, 'tag')) {
    const known = tags.get(entry.tag);
    if (!known || isAfter(entry, known)) tags.set(entry.tag, entry);
  }
  return [...tags]
    .filter(([, tag]) => tag.on)
    .map(([name]) => name)
    .sort();
}

/**
 * The shipped entries that stand, one per shipment: the earliest of those whose parcel is not back. As in the shipment
 * itself (shared/shipping/shipment.ts).
 */
export function standingShipments(log: readonly LogEntry[]): EntryOf<'shipped'>[] {
  const left = entriesOf(log, 'shipped');
  const back = left.length === 0 ? NONE : parcelsBack(log);
  const standing = new Map<string, EntryOf<'shipped'>>();
  for (const entry of left) {
    if (back.has(entry.shipment) || back.has(parcelOf(entry.shipment, entry.by.station))) continue;
    const known = standing.get(entry.shipment);
    if (!known || isAfter(known, entry)) standing.set(entry.shipment, entry);
  }
  return [...standing.values()];
}

const NONE: ReadonlySet<string> = new Set();

/** Parcels whose units are back, each by shipment and station; by shipment alone where no station was named. */
function parcelsBack(log: readonly LogEntry[]): ReadonlySet<string> {
  const back = new Set<string>();
  for (const entry of log) {
    if (entry.kind === 'voided') back.add(parcelOf(entry.shipment, entry.of));
    else if (entry.kind === 'traced' && entry.end === 'came-back')
      back.add(parcelOf(entry.shipment, entry.of));
  }
  return back;
}

function parcelOf(shipment: string, station: string | undefined): string {
  return station === undefined ? shipment : `${shipment} ${station}`;
}

/** The parcel being filled: the first of `p1`, `p2` … that was never shipped (a voided parcel's name is not used again). */
export function openParcel(log: readonly LogEntry[]): string {
  const used = new Set(entriesOf(log, 'shipped').map((entry) => entry.parcel));
  let n = 1;
  while (used.has(`p${n}`)) n++;
  return `p${n}`;
}

/** Units in the parcel being filled, over all stations that put something in. */
export function packedUnits(log: readonly LogEntry[]): LineUnits {
  const parcel = openParcel(log);
  return sumUnits(entriesOf(log, 'parcel').filter((entry) => entry.parcel === parcel));
}

/** Units that left in shipments that stand. */
export function shippedUnits(log: readonly LogEntry[]): LineUnits {
  return sumUnits(standingShipments(log));
}

/** Units of a line, those that were written under its former id among them. */
export function unitsOf(units: LineUnits, line: string, was: string | undefined): number {
  return (units[line] ?? 0) + (was === undefined || was === line ? 0 : (units[was] ?? 0));
}

/** Whether the buyer's personal data was blanked for good. */
export function isErased({ log }: Pick<Worked, 'log'>): boolean {
  return log.some((entry) => entry.kind === 'erased');
}

/** The address to ship to: our latest correction of what the source says now; else the source's. */
export function shipToOf(order: Worked): Address {
  const ours = entriesOf(order.log, 'address');
  if (ours.length === 0) return order.facts.shipTo;
  // A station that had not seen the source's new address yet corrected another one.
  const basis = contentHash(order.facts.shipTo);
  const current = ours.filter((entry) => entry.basis === basis);
  return latestOf(current, 'address')?.address ?? order.facts.shipTo;
}

// A stamp names one event; should two entries ever share one, everybody takes the same one.
function isAfter(
  a: { readonly at: string; readonly id: string },
  b: { readonly at: string; readonly id: string },
): boolean {
  return a.at !== b.at ? a.at > b.at : a.id > b.id;
}

function sumUnits(parts: readonly { readonly contents: LineUnits }[]): LineUnits {
  const total: Record<string, number> = {};
  for (const part of parts) {
    for (const [line, units] of Object.entries(part.contents))
      total[line] = (total[line] ?? 0) + units;
  }
  return total;
}
