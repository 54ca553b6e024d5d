/**
 * Strays: units that a station scanned into a parcel which another station shipped without them. They lie at the bench
 * that scanned them, and are listed until somebody says that they were put back.
 */
import { entriesOf, type LineUnits } from '../orders/log.ts';
import type { EntryOf, LogEntry } from '../records/order-log.ts';

/** What lies at one station of one parcel. */
export interface Stray {
  readonly parcel: string;
  readonly station: string;
  readonly user: string;
  readonly contents: LineUnits;
}

/** The strays of an order, by parcel and station. */
export function straysOf(log: readonly LogEntry[]): Stray[] {
  const left = entriesOf(log, 'shipped');
  const parcels = [...new Set(left.map((entry) => entry.parcel))].sort();
  return parcels.flatMap((parcel) => {
    const shipped = left.filter((entry) => entry.parcel === parcel);
    const packed = entriesOf(log, 'parcel').filter((entry) => entry.parcel === parcel);
    return leftBehind(packed, shipped).flatMap(({ by, contents }) => {
      const rest = minus(contents, putBack(log, parcel, by.station));
      return hasUnits(rest) ? [{ parcel, station: by.station, user: by.user, contents: rest }] : [];
    });
  });
}

/** All that was ever put back of a parcel's units at a station: what the next such entry says, with `more` of them. */
export function putBackWith(log: readonly LogEntry[], { parcel, station, contents }: Stray) {
  const before = putBack(log, parcel, station);
  const lines = new Set([...Object.keys(before), ...Object.keys(contents)]);
  return Object.fromEntries(
    [...lines].map((line) => [line, (before[line] ?? 0) + (contents[line] ?? 0)]),
  );
}

type Packed = Pick<EntryOf<'parcel'>, 'by' | 'contents'>;

/** Of the stations that did not ship the parcel, what they scanned into it beyond what a shipper knew of. */
function leftBehind(
  packed: readonly EntryOf<'parcel'>[],
  shipped: readonly EntryOf<'shipped'>[],
): Packed[] {
  const known = new Map<string, number>();
  for (const { by, contents } of shipped) {
    const own = packed.find((entry) => entry.by.station === by.station)?.contents ?? {};
    for (const [line, units] of Object.entries(minus(contents, own)))
      known.set(line, Math.max(known.get(line) ?? 0, units));
  }
  const shippers = new Set(shipped.map((entry) => entry.by.station));
  // Who scanned first was heard of first.
  return packed
    .filter((entry) => !shippers.has(entry.by.station))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ by, contents }) => ({ by, contents: takeKnown(contents, known) }));
}

/** The units that the shippers did not know of; those that they did are taken off `known`. */
function takeKnown(contents: LineUnits, known: Map<string, number>): LineUnits {
  const entries = Object.entries(contents).map(([line, units]): [string, number] => {
    const there = Math.min(units, known.get(line) ?? 0);
    known.set(line, (known.get(line) ?? 0) - there);
    return [line, units - there];
  });
  return Object.fromEntries(entries);
}

/** Two stations may both say it of the same units: what counts is who says most. */
function putBack(log: readonly LogEntry[], parcel: string, station: string): LineUnits {
  const most: Record<string, number> = {};
  for (const entry of entriesOf(log, 'put-back')) {
    if (entry.parcel !== parcel || entry.of !== station) continue;
    for (const [line, units] of Object.entries(entry.contents))
      most[line] = Math.max(most[line] ?? 0, units);
  }
  return most;
}

function minus(a: LineUnits, b: LineUnits): LineUnits {
  return Object.fromEntries(
    Object.entries(a).flatMap(([line, units]) => {
      const rest = units - (b[line] ?? 0);
      return rest > 0 ? [[line, rest] as const] : [];
    }),
  );
}

function hasUnits(units: LineUnits): boolean {
  return Object.values(units).some((count) => count > 0);
}
