/**
 * The sample shop as its file keeps it (resources/sample-shop/sample-shop.json): made-up orders whose times are
 * minutes before "now", so that the shop is fresh on whatever day it is opened. `sampleShop` turns it into readings.
 */
import { z } from 'zod';
import { paymentStatus } from '../records/order-facts.ts';
import { holdType } from '../records/order-log.ts';
import { barcode } from '../records/sku.ts';

/** Minutes before now; negative is still to come. */
const ago = z.int();

const sampleAddress = z.object({
  name: z.string().min(1),
  company: z.string().default(''),
  line1: z.string(),
  line2: z.string().default(''),
  city: z.string(),
  region: z.string().default(''),
  postcode: z.string(),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().default(''),
});

/** What the shop did with an order, oldest first. `all` packs or ships every unit that is left. */
const sampleWork = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hold'),
    ago,
    hold: holdType,
    reason: z.string(),
    until: ago.nullable(),
  }),
  z.object({ kind: z.literal('tag'), ago, tag: z.string() }),
  z.object({ kind: z.literal('note'), ago, text: z.string() }),
  z.object({ kind: z.literal('pick'), ago }),
  z.object({ kind: z.literal('pack'), ago, units: z.union([z.int().min(1), z.literal('all')]) }),
  z.object({
    kind: z.literal('ship'),
    ago,
    carrier: z.string(),
    service: z.string(),
    tracking: z.string(),
  }),
  z.object({ kind: z.literal('void'), ago, reason: z.string() }),
  z.object({ kind: z.literal('cancel'), ago, reason: z.string() }),
]);

const sampleOrder = z.object({
  channel: z.string(),
  number: z.string(),
  placed: ago,
  shipBy: ago.nullable(),
  currency: z.string(),
  email: z.email(),
  shipTo: sampleAddress,
  /** SKU, units, price of one unit in minor units. */
  lines: z.array(z.tuple([z.string(), z.int().min(1), z.int()])).min(1),
  postage: z.int().min(0).default(0),
  service: z.string(),
  status: z.enum(['open', 'cancelled', 'shipped']).default('open'),
  payment: paymentStatus.default('paid'),
  programmes: z.array(z.string()).default([]),
  fulfilledBy: z.enum(['us', 'marketplace']).default('us'),
  tags: z.array(z.string()).default([]),
  note: z.string().default(''),
  giftMessage: z.string().default(''),
  work: z.array(sampleWork).default([]),
});

const sampleSku = z.object({
  sku: z.string().min(1),
  title: z.string().min(1),
  barcodes: z.array(barcode),
  bin: z.string(),
  /** Grams of one unit. */
  weight: z.number(),
  /** Length, width and height in millimetres. */
  size: z.tuple([z.number(), z.number(), z.number()]),
  safety: z.int().min(0).default(0),
  /** Units found by the opening count. */
  counted: z.int().min(0),
});

/** The whole file. */
export const sampleData = z.object({
  /** Where the file comes from and what in it is made up. */
  about: z.string(),
  name: z.string(),
  /** When the opening stock was counted: before anything was shipped. */
  counted: ago,
  skus: z.array(sampleSku),
  orders: z.array(sampleOrder),
});

export type SampleData = z.infer<typeof sampleData>;
/** The file before its defaults are filled in. */
export type SampleFile = z.input<typeof sampleData>;
export type SampleWork = z.infer<typeof sampleWork>;
export type SampleOrder = SampleData['orders'][number];
export type SampleSku = SampleData['skus'][number];
