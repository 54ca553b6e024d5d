/**
 * A shipment: one parcel that left. Its id is the order's and the parcel's, so that confirming it twice,
 * on one station or on two, makes one document. What it takes from stock follows from `contents`.
 */
import { z } from 'zod';
import { author } from './author.ts';
import { address } from './order-facts.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

/** One line's units in the parcel, with the SKU and bin they came from. */
export const shippedLine = z.object({
  line: z.string(),
  skuId: z.string(),
  bin: z.string(),
  units: z.int().min(1),
});

/** One station's confirmation that the parcel left. */
export const confirmation = z.object({
  at: z.string(),
  by: author,
  contents: z.array(shippedLine),
  shipTo: address,
});

/** A field that stations may change later, with the stamp of its last change. */
const stamped = z.object({ value: z.string(), at: z.string() });

export const shipmentRecord = z.object({
  id: z.string().max(220),
  order: z.string().max(200),
  parcel: z.string(),
  /** The confirmation that stands: the earliest. */
  confirmed: confirmation,
  /** Later confirmations of the same parcel by other stations: parcels to recall. */
  recalled: z.array(confirmation),
  carrier: stamped,
  service: stamped,
  tracking: stamped,
  /** `at` is '' while the shipment is not voided. */
  voided: z.object({ at: z.string(), by: author.nullable(), reason: z.string() }),
  /** Tracking number without spaces, lower case, for finding; '' when there is none. */
  trackingKey: z.string().max(80),
  /** `open` until the stock movements and the order's log are known to be written, then `done`. */
  settled: z.enum(['open', 'done']),
});

export type ShippedLine = z.infer<typeof shippedLine>;
export type Confirmation = z.infer<typeof confirmation>;
export type ShipmentRecord = z.infer<typeof shipmentRecord>;

export const shipments: StoredRecord = {
  name: 'shipments',
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(220),
      order: keyField(200),
      parcel: { type: 'string' },
      confirmed: { type: 'object' },
      recalled: { type: 'array' },
      carrier: { type: 'object' },
      service: { type: 'object' },
      tracking: { type: 'object' },
      voided: { type: 'object' },
      trackingKey: keyField(80),
      settled: keyField(8),
    },
    required: [
      'id',
      'order',
      'parcel',
      'confirmed',
      'recalled',
      'carrier',
      'service',
      'tracking',
      'voided',
      'trackingKey',
      'settled',
    ],
    indexes: [['order'], ['trackingKey'], ['settled']],
  },
  migrations: {},
};
