/** A SKU: the stored catalogue entry. Stations' versions merge field by field, by each field's stamp. */
import { z } from 'zod';
import { objectKey } from './object-key.ts';
import { keyField, type StoredRecord } from './record-schema.ts';

/** A code that scans as this SKU; `units` > 1 for a case pack. */
export const barcode = z.object({ code: z.string().min(1), units: z.int().min(1) });

/** Fields that people and files fill in. */
export const skuFields = z.object({
  title: z.string(),
  barcodes: z.array(barcode),
  bin: z.string(),
  /** Grams of one unit; 0 when unknown. */
  weight: z.number().min(0),
  /** Millimetres; zeros when unknown. */
  length: z.number().min(0),
  width: z.number().min(0),
  height: z.number().min(0),
  /** What a kit is made of; empty for a SKU that is not a kit. */
  kit: z.array(z.object({ sku: z.string().min(1), units: z.int().min(1) })),
  /** Units never promised to anybody. */
  safety: z.int().min(0),
  note: z.string(),
  picture: z.string(),
  /** What a packer has to have read before a unit goes into a box. */
  warning: z.string().optional(),
  /** So many left to sell are few enough to order more; 0 or absent: nobody said. */
  reorder: z.int().min(0).optional(),
  /** What has to be scanned with each unit. */
  serial: z.boolean().optional(),
  lot: z.boolean().optional(),
  expiry: z.boolean().optional(),
});

export const skuRecord = z.object({
  id: z.string().max(200),
  /** As people write it. */
  sku: z.string().min(1),
  ...skuFields.shape,
  /** Stamp of each field's last change. */
  stamps: z.record(objectKey, z.string()),
});

export type Barcode = z.infer<typeof barcode>;
export type SkuFields = z.infer<typeof skuFields>;
export type SkuRecord = z.infer<typeof skuRecord>;

/** A SKU nobody has described yet. */
export const blankSku: SkuFields = {
  title: '',
  barcodes: [],
  bin: '',
  weight: 0,
  length: 0,
  width: 0,
  height: 0,
  kit: [],
  safety: 0,
  note: '',
  picture: '',
};

export const skus: StoredRecord = {
  name: 'skus',
  schema: {
    version: 1,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: keyField(200),
      sku: { type: 'string' },
      title: { type: 'string' },
      barcodes: { type: 'array' },
      bin: { type: 'string' },
      weight: { type: 'number' },
      length: { type: 'number' },
      width: { type: 'number' },
      height: { type: 'number' },
      kit: { type: 'array' },
      safety: { type: 'number' },
      note: { type: 'string' },
      picture: { type: 'string' },
      warning: { type: 'string' },
      reorder: { type: 'number' },
      serial: { type: 'boolean' },
      lot: { type: 'boolean' },
      expiry: { type: 'boolean' },
      stamps: { type: 'object' },
    },
    required: ['id', 'sku'],
    indexes: [],
  },
  // Version 1: warning, reorder, serial, lot and expiry, which may be absent.
  migrations: { 1: (old) => old },
};
