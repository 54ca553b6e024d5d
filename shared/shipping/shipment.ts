/** Making and merging shipments, and the stock movements that follow from them. Pure. */

import { openParcel, packedUnits, shipToOf } from '../orders/log.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { Author } from '../records/author.ts';
import { canonicalJson } from '../records/canonical.ts';
import { shipMovementId, shipmentId, voidMovementId } from '../records/ids.ts';
import type { MovementRecord } from '../records/movement.ts';
import type { OrderRecord } from '../records/order.ts';
import { blankAddress, emptyAddress } from '../records/order-facts.ts';
import type { Confirmation, ShipmentRecord } from '../records/shipment.ts';
import type { Stamp } from '../records/stamp.ts';

/** Carrier, service and tracking as a packer types or scans them; any may be '' and filled in later. */
export interface Carriage {
  readonly carrier: string;
  readonly service: string;
  readonly tracking: string;
}

/** The shipment of the parcel being filled. `binOf` says where a SKU is kept ('' when nobody has said). */
export function shipmentOf(
  order: OrderRecord,
  carriage: Carriage,
  binOf: (skuId: string) => string,
  by: Author,
  at: Stamp,
): ShipmentRecord {
  const parcel = openParcel(order.log);
  const packed = packedUnits(order.log);
  const contents = order.facts.lines
    .map((line) => ({ line: line.id, skuId: lineSku(line), units: packed[line.id] ?? 0 }))
    .filter((line) => line.units > 0)
    .map((line) => ({ ...line, bin: binOf(line.skuId) }));
  return {
    id: shipmentId(order.id, parcel),
    order: order.id,
    parcel,
    confirmed: { at, by, contents, shipTo: shipToOf(order) },
    recalled: [],
    carrier: { value: carriage.carrier, at },
    service: { value: carriage.service, at },
    tracking: { value: carriage.tracking, at },
    voided: { at: '', by: null, reason: '' },
    trackingKey: trackingKey(carriage.tracking),
    settled: 'open',
  };
}

/** A tracking number as it is looked up: no spaces, lower case. */
export function trackingKey(tracking: string): string {
  return tracking.replace(/\s/g, '').toLowerCase().slice(0, 80);
}

/** The stock movements that a shipment implies: units taken, and given back once it is voided. */
export function movementsOf(shipment: ShipmentRecord): MovementRecord[] {
  const { at, by, contents } = shipment.confirmed;
  const taken = contents.map((line) => ({
    ...moved(shipment, line, by, at),
    id: shipMovementId(shipment.id, line.line),
    units: -line.units,
    reason: '',
  }));
  const { voided } = shipment;
  if (voided.at === '') return taken;
  const back = contents.map((line) => ({
    ...moved(shipment, line, voided.by ?? by, voided.at),
    id: voidMovementId(shipment.id, line.line),
    units: line.units,
    // Why is said by shipment and order, where it can be erased; the ledger never changes.
    reason: '',
  }));
  return [...taken, ...back];
}

/**
 * Two versions of a shipment: the earliest confirmation stands, all others are recalled; carrier, service
 * and tracking by their stamps; voided once is voided (the earliest). What follows from it has to be written
 * again unless both versions had written the same. What is blank in one version is blank in both.
 */
export function mergeShipments(a: ShipmentRecord, b: ShipmentRecord): ShipmentRecord {
  const all = [a.confirmed, b.confirmed, ...a.recalled, ...b.recalled];
  const [confirmed, ...recalled] = distinct(all).sort(byStamp);
  if (!confirmed) throw new Error(`shipment without a confirmation: ${a.id}`);
  const tracking = later(a.tracking, b.tracking);
  return {
    id: a.id,
    order: a.order,
    parcel: a.parcel,
    confirmed,
    recalled,
    carrier: later(a.carrier, b.carrier),
    service: later(a.service, b.service),
    tracking,
    voided: earlierVoid(a.voided, b.voided),
    trackingKey: trackingKey(tracking.value),
    settled: isSettled(a) && isSettled(b) && implied(a) === implied(b) ? 'done' : 'open',
  };
}

/** A shipment without what leads to a person: where it went, and what people typed about it. */
export function blankShipment(shipment: ShipmentRecord): ShipmentRecord {
  const { confirmed, recalled, voided } = shipment;
  const blank = {
    ...shipment,
    confirmed: blanked(confirmed),
    recalled: recalled.map(blanked),
    voided: { ...voided, reason: '' },
  };
  return mergeShipments(blank, blank);
}

function isSettled(shipment: ShipmentRecord): boolean {
  return shipment.settled === 'done';
}

// What a shipment's movements and log entries are made of.
function implied({ confirmed, voided }: ShipmentRecord): string {
  return canonicalJson([withoutAddress(confirmed), voided.at, voided.by]);
}

/** Each confirmation once; of one that was blanked, only the blank. */
function distinct(all: readonly Confirmation[]): Confirmation[] {
  const erased = new Set(all.filter(isBlank).map(withoutAddress));
  const standing = all.map((one) => (erased.has(withoutAddress(one)) ? blanked(one) : one));
  return [...new Map(standing.map((one) => [canonicalJson(one), one])).values()];
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

function moved(
  shipment: ShipmentRecord,
  line: Confirmation['contents'][number],
  by: Author,
  at: Stamp,
): Omit<MovementRecord, 'id' | 'units' | 'reason'> {
  return { kind: 'shipped', skuId: line.skuId, bin: line.bin, at, by, source: shipment.id };
}

function byStamp(a: Confirmation, b: Confirmation): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return canonicalJson(a) < canonicalJson(b) ? -1 : 1;
}

function later<T extends { at: string; value: string }>(a: T, b: T): T {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.value >= b.value ? a : b;
}

function earlierVoid(
  a: ShipmentRecord['voided'],
  b: ShipmentRecord['voided'],
): ShipmentRecord['voided'] {
  if (a.at === '' || b.at === '') return a.at === '' ? b : a;
  if (a.at !== b.at) return a.at < b.at ? a : b;
  // Of one void with and without its reason, the one that was erased.
  if (canonicalJson(a.by) === canonicalJson(b.by)) return a.reason <= b.reason ? a : b;
  return canonicalJson(a.by) < canonicalJson(b.by) ? a : b;
}
