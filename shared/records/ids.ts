/** Ids: deterministic where the thing is, so that two stations that make the same thing make one document. */

/** What an id may be made of; everything else is written as `_` and its UTF-8-free code point in hex. */
const SAFE = /^[a-z0-9.-]$/;

/** A text as an id part: lower case, letters and digits kept, the rest escaped so that different texts stay different. */
export function idPart(text: string): string {
  let out = '';
  for (const char of text.trim().normalize('NFC').toLowerCase()) {
    out += SAFE.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`;
  }
  return out;
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

/** The stock movement that a shipment makes for one line. */
export function shipMovementId(shipment: string, line: string): string {
  return `ship:${shipment}:${idPart(line)}`;
}

/** The stock movement that takes a shipment's line back when the shipment is voided. */
export function voidMovementId(shipment: string, line: string): string {
  return `void:${shipment}:${idPart(line)}`;
}
