/**
 * Making and merging shipments (law S1). A shipment is what each station said of its own box, and everything else in it
 * is derived from that, so that two stations that shipped one parcel come to the same whatever arrives first. Pure.
 */

import type { KitOf } from '../inventory/kit.ts';
import { entriesOf, openParcel, packedUnits, shipToOf, unitsOf } from '../orders/log.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { Author } from '../records/author.ts';
import { canonicalJson } from '../records/canonical.ts';
import { shipmentId } from '../records/ids.ts';
import type { OrderRecord } from '../records/order.ts';
import { blankAddress, emptyAddress } from '../records/order-facts.ts';
import type {
  Confirmation,
  ParcelEnd,
  ParcelLabel,
  ShipmentRecord,
  ShippedLine,
} from '../records/shipment.ts';
import type { Stamp } from '../records/stamp.ts';

/** Carrier, service and tracking as a packer types or scans them; any may be '' and filled in later. */
export interface Carriage {
  readonly carrier: string;
  readonly service: string;
  readonly tracking: string;
}

/** What is said of the whole parcel when it is confirmed. */
export type Measures = Pick<Confirmation, 'box' | 'grams' | 'expectedGrams'>;

const NO_KITS: KitOf = () => [];

/** The shipment of the parcel being filled. `binOf` says where a SKU is kept ('' when nobody has said). */
export function shipmentOf(
  order: OrderRecord,
  carriage: Carriage,
  binOf: (skuId: string) => string,
  by: Author,
  at: Stamp,
  kitOf: KitOf = NO_KITS,
  measures: Measures = {},
): ShipmentRecord {
  const parcel = openParcel(order.log);
  const packed = packedUnits(order.log);
  const contents = order.facts.lines
    .map((line) => ({
      line: line.id,
      skuId: lineSku(line),
      units: unitsOf(packed, line.id, line.was),
    }))
    .filter((line) => line.units > 0)
    .map((line) => ({ ...line, bin: binOf(line.skuId), ...partsOf(line, kitOf, binOf) }))
    .map((line) => ({ ...line, ...tracesOf(order, parcel, line.line) }));
  const id = shipmentId(order.id, parcel);
  return derived(
    { id, order: order.id, parcel },
    {
      confirmations: [{ at, by, contents, shipTo: shipToOf(order), ...measures }],
      ends: {},
      labels: { [by.station]: labelAt(carriage, at) },
      settled: 'open',
    },
  );
}

/** What was scanned of a line's units, over all stations that put some in; nothing where nothing was. */
function tracesOf({ log }: OrderRecord, parcel: string, line: string): Pick<ShippedLine, 'traces'> {
  const traces = entriesOf(log, 'parcel')
    .filter((entry) => entry.parcel === parcel)
    .flatMap((entry) => entry.traces ?? [])
    .filter((trace) => trace.line === line)
    .map(({ line: _, at: _at, ...trace }) => trace);
  return traces.length > 0 ? { traces } : {};
}

/** What a kit's units are taken from; nothing for what is no kit. */
function partsOf(
  { skuId, units }: Pick<ShippedLine, 'skuId' | 'units'>,
  kitOf: KitOf,
  binOf: (skuId: string) => string,
): Pick<ShippedLine, 'parts'> {
  const parts = kitOf(skuId).map((part) => ({
    skuId: part.skuId,
    bin: binOf(part.skuId),
    units: part.units * units,
  }));
  return parts.length > 0 ? { parts } : {};
}

/** A tracking number as it is looked up: no spaces, lower case. */
export function trackingKey(tracking: string): string {
  return tracking.replace(/\s/g, '').toLowerCase().slice(0, 80);
}

/** Every station's confirmation, the one that stands first. */
export function confirmationsOf({ confirmed, recalled }: ShipmentRecord): Confirmation[] {
  return [confirmed, ...recalled];
}

/** Recalled parcels of which nobody has said yet what became of them. */
export function openRecalls({ recalled, ends }: Pick<ShipmentRecord, 'recalled' | 'ends'>) {
  return recalled.filter((one) => !ends[one.by.station]);
}

/** Whether a parcel's units are back: it did not leave after all, or it was caught. */
export function isBack(end: ParcelEnd | undefined): end is ParcelEnd {
  return end?.kind === 'voided' || end?.kind === 'came-back';
}

/** The shipment with what became of the parcel that `station` confirmed. */
export function withEnd(shipment: ShipmentRecord, station: string, end: ParcelEnd): ShipmentRecord {
  const ends = { ...shipment.ends, [station]: end };
  // Nobody has written what follows from this end yet.
  return mergeShipments(shipment, { ...shipment, ends, settled: 'open' });
}

/** The shipment with another label on the parcel that `station` confirmed. */
export function withLabel(
  shipment: ShipmentRecord,
  station: string,
  carriage: Partial<Carriage>,
  at: Stamp,
): ShipmentRecord {
  const old = shipment.labels[station] ?? NO_LABEL;
  const field = (value: string | undefined, was: ParcelLabel['carrier']) =>
    value === undefined || value === was.value ? was : { value, at };
  const label = {
    carrier: field(carriage.carrier, old.carrier),
    service: field(carriage.service, old.service),
    tracking: field(carriage.tracking, old.tracking),
  };
  return derived(shipment, {
    ...shipment,
    confirmations: confirmationsOf(shipment),
    labels: { ...shipment.labels, [station]: label },
  });
}

/**
 * Two versions of a shipment: one confirmation per station (the earliest), one end, and each field of its label by
 * stamp. What is blank in one version is blank in both. It is settled where somebody has written all that follows from
 * both together: were the one who has not to prevail, stations would take it back from each other for ever.
 */
export function mergeShipments(a: ShipmentRecord, b: ShipmentRecord): ShipmentRecord {
  const merged = derived(a, {
    confirmations: [...confirmationsOf(a), ...confirmationsOf(b)],
    ends: union(a.ends, b.ends, (x, y) => (compareEnds(x, y) <= 0 ? x : y)),
    labels: union(a.labels, b.labels, mergeLabels),
    settled: 'open',
  });
  const all = followsFrom(merged);
  const done = [a, b].some((one) => one.settled === 'done' && followsFrom(one) === all);
  return done ? { ...merged, settled: 'done' } : merged;
}

/** A shipment without what leads to a person: where it went, and what people typed about it. */
export function blankShipment(shipment: ShipmentRecord): ShipmentRecord {
  const ends = Object.entries(shipment.ends).map(([station, end]) => [
    station,
    { ...end, reason: '' },
  ]);
  return derived(shipment, {
    ...shipment,
    confirmations: confirmationsOf(shipment).map(blanked),
    ends: Object.fromEntries(ends),
  });
}

/** What a shipment's movements and log entries are made of, as one text. */
export function followsFrom(shipment: ShipmentRecord): string {
  const ends = Object.entries(shipment.ends).map(([station, { kind, at, by }]) => [
    station,
    { kind, at, by },
  ]);
  const parcels = confirmationsOf(shipment).map(withoutAddress).sort();
  return canonicalJson([parcels, Object.fromEntries(ends)]);
}

interface Said extends Pick<ShipmentRecord, 'ends' | 'labels' | 'settled'> {
  readonly confirmations: readonly Confirmation[];
}

const NO_FIELD = { value: '', at: '' };
const NO_LABEL: ParcelLabel = { carrier: NO_FIELD, service: NO_FIELD, tracking: NO_FIELD };

/** The shipment that follows from what stations said. The one way shipments are made. */
function derived(
  { id, order, parcel }: Pick<ShipmentRecord, 'id' | 'order' | 'parcel'>,
  { confirmations, ends, labels, settled }: Said,
): ShipmentRecord {
  const all = onePerStation(confirmations);
  const confirmed = all.find((one) => !isBack(ends[one.by.station])) ?? all[0];
  if (!confirmed) throw new Error(`shipment without a confirmation: ${id}`);
  const recalled = all.filter((one) => one !== confirmed);
  const end = ends[confirmed.by.station];
  const label = labels[confirmed.by.station] ?? NO_LABEL;
  return {
    id,
    order,
    parcel,
    confirmed,
    recalled,
    ends,
    labels,
    ...label,
    voided: isBack(end)
      ? { at: end.at, by: end.by, reason: end.reason }
      : { at: '', by: null, reason: '' },
    trackingKey: trackingKey(label.tracking.value),
    settled,
    recall: openRecalls({ recalled, ends }).length > 0 ? 'open' : 'none',
    leftAt: confirmed.at,
  };
}

function labelAt({ carrier, service, tracking }: Carriage, at: Stamp): ParcelLabel {
  const field = (value: string) => ({ value, at });
  return { carrier: field(carrier), service: field(service), tracking: field(tracking) };
}

/** Each station's own confirmation, the earliest first. */
function onePerStation(all: readonly Confirmation[]): Confirmation[] {
  const own = new Map<string, Confirmation>();
  for (const one of [...all].sort(compareConfirmations)) {
    if (!own.has(one.by.station)) own.set(one.by.station, one);
  }
  return [...own.values()];
}

// What erasing leaves decides before what it takes away, and of two that differ only in that the blank one comes first.
function compareConfirmations(a: Confirmation, b: Confirmation): number {
  return (
    compare(a.at, b.at) ||
    compare(a.by.station, b.by.station) ||
    compare(canonicalJson(blanked(a)), canonicalJson(blanked(b))) ||
    Number(isBlank(b)) - Number(isBlank(a)) ||
    compare(canonicalJson(a), canonicalJson(b))
  );
}

/**
 * Of two ends of one parcel: that its units are back (they were put into stock then, and the ledger never changes), the
 * earliest of those; else what was said last. Of one with and without its reason, the one that was erased.
 */
function compareEnds(a: ParcelEnd, b: ParcelEnd): number {
  const { reason: aReason, ...aRest } = a;
  const { reason: bReason, ...bRest } = b;
  const back: boolean = isBack(a);
  return (
    Number(isBack(b)) - Number(back) ||
    (back ? compare(a.at, b.at) : compare(b.at, a.at)) ||
    compare(canonicalJson(aRest), canonicalJson(bRest)) ||
    compare(aReason, bReason)
  );
}

function mergeLabels(a: ParcelLabel, b: ParcelLabel): ParcelLabel {
  return {
    carrier: later(a.carrier, b.carrier),
    service: later(a.service, b.service),
    tracking: later(a.tracking, b.tracking),
  };
}

function union<T>(
  a: { readonly [station: string]: T },
  b: { readonly [station: string]: T },
  both: (x: T, y: T) => T,
): Record<string, T> {
  const all: Record<string, T> = { ...a };
  for (const [station, one] of Object.entries(b)) {
    const known = all[station];
    all[station] = known === undefined ? one : both(known, one);
  }
  return all;
}

function withoutAddress(one: Confirmation): string {
  return canonicalJson({ ...one, shipTo: emptyAddress });
}

function blanked(one: Confirmation): Confirmation {
  return { ...one, shipTo: blankAddress(one.shipTo) };
}

function isBlank(one: Confirmation): boolean {
  return canonicalJson(one) === canonicalJson(blanked(one));
}

function later<T extends { at: string; value: string }>(a: T, b: T): T {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.value >= b.value ? a : b;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
