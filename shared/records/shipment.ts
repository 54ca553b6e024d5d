/**
 * A shipment: one parcel that left. Its id is the order's and the parcel's, so that confirming it twice, on one station
 * or on two, makes one document. Each station that confirmed it really sent a box: confirmation, label and what became
 * of the box are kept per station, and what stands is derived from them (shared/shipping/shipment.ts).
 */
import { z } from 'zod';
import { unitTrace } from '../packing/trace.ts';
import { author } from './author.ts';
import { objectKey } from './object-key.ts';
import { address } from './order-facts.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

/** One line's units in the parcel, with the SKU and bin they came from. */
export const shippedLine = z.object({
  line: z.string(),
  skuId: z.string(),
  bin: z.string(),
  units: z.int().min(1),
  /** Serial numbers, lots and expiry dates of these units, as far as they were scanned. */
  traces: z.array(unitTrace.extend({ units: z.int().min(1) })).optional(),
  /** Of a kit: what was taken from the shelves for these units, as the kit was made up when the parcel left. */
  parts: z
    .array(z.object({ skuId: z.string(), bin: z.string(), units: z.int().min(1) }))
    .optional(),
});

/** One station's confirmation that the parcel left. */
export const confirmation = z.object({
  at: z.string(),
  by: author,
  contents: z.array(shippedLine),
  shipTo: address,
  /** The box's name. */
  box: z.string().optional(),
  /** What the whole parcel weighed, and what it should have, g. */
  grams: z.number().positive().optional(),
  expectedGrams: z.number().positive().optional(),
  /** Confirmed before stations met (schema version 0): the ids of its stock movements do not name the station. */
  early: z.literal(true).optional(),
});

/** What became of a confirmed parcel. `voided` and `came-back`: its units are back in stock. */
export const parcelEnd = z.object({
  kind: z.enum(['voided', 'came-back', 'delivered', 'lost']),
  at: z.string(),
  by: author,
  reason: z.string(),
});

/** A field that stations may change later, with the stamp of its last change. */
const stamped = z.object({ value: z.string(), at: z.string() });

/** What is written on one station's parcel. */
export const parcelLabel = z.object({ carrier: stamped, service: stamped, tracking: stamped });

export const shipmentRecord = z.object({
  id: z.string().max(220),
  order: z.string().max(200),
  parcel: z.string(),
  /** The confirmation that stands: the earliest whose units did not come back; the earliest when all did. */
  confirmed: confirmation,
  /** The other stations' confirmations of the same parcel, the earliest first. */
  recalled: z.array(confirmation),
  /** By confirming station. */
  ends: z.record(objectKey, parcelEnd),
  labels: z.record(objectKey, parcelLabel),
  /** The label of the parcel that stands. */
  carrier: stamped,
  service: stamped,
  tracking: stamped,
  /** The end of the parcel that stands, if its units came back; `at` is '' while they did not. */
  voided: z.object({ at: z.string(), by: author.nullable(), reason: z.string() }),
  /** Tracking number without spaces, lower case, for finding; '' when there is none. */
  trackingKey: z.string().max(80),
  /** `open` until the stock movements and the order's log are known to be written, then `done`. */
  settled: z.enum(['open', 'done']),
  /** `open` while nobody has said what became of some recalled parcel. */
  recall: z.enum(['open', 'none']),
  /** The stamp of the confirmation that stands. */
  leftAt: z.string().max(80),
});

export type ShippedLine = z.infer<typeof shippedLine>;
export type Confirmation = z.infer<typeof confirmation>;
export type ParcelEnd = z.infer<typeof parcelEnd>;
export type ParcelLabel = z.infer<typeof parcelLabel>;
export type ShipmentRecord = z.infer<typeof shipmentRecord>;

export const shipments: StoredRecord = {
  name: 'shipments',
  schema: {
    version: 1,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(220),
      order: keyField(200),
      parcel: { type: 'string' },
      confirmed: { type: 'object' },
      recalled: { type: 'array' },
      ends: { type: 'object' },
      labels: { type: 'object' },
      carrier: { type: 'object' },
      service: { type: 'object' },
      tracking: { type: 'object' },
      voided: { type: 'object' },
      trackingKey: keyField(80),
      settled: keyField(8),
      recall: keyField(8),
      leftAt: keyField(80),
    },
    required: [
      'id',
      'order',
      'parcel',
      'confirmed',
      'recalled',
      'ends',
      'labels',
      'carrier',
      'service',
      'tracking',
      'voided',
      'trackingKey',
      'settled',
      'recall',
      'leftAt',
    ],
    indexes: [['order'], ['trackingKey'], ['settled'], ['recall'], ['leftAt']],
  },
  migrations: { 1: perStation },
};

const early = shipmentRecord.omit({ ends: true, labels: true, recall: true, leftAt: true }).loose();

/** Version 1: ends and labels per confirming station. Movements of recalled parcels were never written before it. */
function perStation(old: Record<string, unknown>): Record<string, unknown> {
  const read = early.safeParse(old);
  if (!read.success) return old;
  const { confirmed, recalled, voided, carrier, service, tracking, settled } = read.data;
  const { station } = confirmed.by;
  const { at, by, reason } = voided;
  return {
    ...old,
    confirmed: { ...confirmed, early: true },
    ends: at === '' ? {} : { [station]: { kind: 'voided', at, by: by ?? confirmed.by, reason } },
    labels: { [station]: { carrier, service, tracking } },
    settled: recalled.length > 0 ? 'open' : settled,
    recall: recalled.length > 0 ? 'open' : 'none',
    leftAt: confirmed.at,
  };
}
