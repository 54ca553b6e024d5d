/** Ids: deterministic where the thing is, so that two stations that make the same thing make one document. */
import { contentHash } from './canonical.ts';

/** What an id may be made of; everything else is written as its code point in hex between two `_`. */
const SAFE = /^[a-z0-9.-]$/;

/** Parts longer than this are cut and end in a hash (channels send titles of hundreds of letters where SKUs should be). */
const LONGEST_PART = 80;
const CUT_PART = 70;

/** A text as an id part: lower case, letters and digits kept, the rest escaped so that different texts stay different. */
export function idPart(text: string): string {
  let out = '';
  for (const char of text.trim().toLowerCase().normalize('NFC')) {
    out += SAFE.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`;
  }
  // A cut part is longer than any that is whole, so the two kinds never meet.
  return out.length > LONGEST_PART ? `${out.slice(0, CUT_PART)}-${contentHash(out)}` : out;
}

/** The order `externalId` of `channel`. */
export function orderId(channel: string, externalId: string): string {
  return `${idPart(channel)}:${idPart(externalId)}`;
}

/** A SKU by its text, letter case and outer spaces ignored ("85123A" and "85123a" are one SKU). */
export function skuId(sku: string): string {
  return idPart(sku);
}

/** The shipment of an order's parcel (`p1`, `p2` …). */
export function shipmentId(order: string, parcel: string): string {
  return `${order}:${parcel}`;
}

/**
 * The stock movement that one station's parcel makes for one line; `station` is '' for parcels confirmed before stations
 * met.
 */
export function shipMovementId(shipment: string, line: string, station: string): string {
  return `ship:${movementOf(shipment, line, station)}`;
}

/** The stock movement that gives a line's units back when that parcel did not leave after all, or came back. */
export function voidMovementId(shipment: string, line: string, station: string): string {
  return `void:${movementOf(shipment, line, station)}`;
}

/** Of a kit, each part moves for itself: `movement` is the line's. A hash, since the whole may not grow by a long SKU. */
export function partMovementId(movement: string, part: string): string {
  return `${movement}:${contentHash(part)}`;
}

function movementOf(shipment: string, line: string, station: string): string {
  const own = `${shipment}:${idPart(line)}`;
  return station === '' ? own : `${own}:${idPart(station)}`;
}
