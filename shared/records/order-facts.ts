/**
 * An order's facts: what its source says, whole. Replaced as one by a later reading of the source,
 * never edited here (what we decide ourselves is in the log).
 */
import { z } from 'zod';
import { contentHash } from './canonical.ts';
import { objectKey } from './object-key.ts';

const time = z.iso.datetime();

export const address = z.object({
  name: z.string(),
  company: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postcode: z.string(),
  /** ISO 3166-1 alpha-2 in upper case, or '' when the source did not say. */
  country: z.string(),
  phone: z.string(),
});

export const orderLine = z.object({
  /** The source's line id, or one made from the line's place; unique in the order. */
  id: objectKey,
  /** As the source writes it; '' when it has none. */
  sku: z.string(),
  title: z.string(),
  /** Units to ship: what was ordered less what the source cancelled. */
  units: z.int().min(0),
  /** Price of one unit in minor units of the order's currency. */
  unitPrice: z.int(),
  /** The id that a file gave it, before its order's channel was connected: work may be written under it. */
  was: objectKey.optional(),
});

/** What is paid for but not packed: postage, discounts, fees, tax. */
export const charge = z.object({
  kind: z.enum(['postage', 'discount', 'fee', 'tax', 'other']),
  title: z.string(),
  amount: z.int(),
});

export const paymentStatus = z.enum([
  'unpaid',
  'authorized',
  'partially-paid',
  'paid',
  'partially-refunded',
  'refunded',
  'voided',
  'failed',
]);

/** What the source says the order's own state is. `shipped` there means shipped by somebody before us. */
export const sourceStatus = z.enum(['open', 'cancelled', 'shipped']);

export const orderFacts = z.object({
  channel: z.string().min(1),
  externalId: z.string().min(1),
  /** What people call the order. */
  number: z.string().min(1),
  /** The source's own revision as text that sorts, where it has one. */
  revision: z.string().nullable(),
  /** Stamp of our reading. */
  readAt: z.string(),
  /** Hash of everything above and below but `readAt` and itself. */
  hash: z.string(),
  status: sourceStatus,
  payment: paymentStatus,
  placedAt: time,
  /** Ship by this moment, where the source promises one. */
  shipBy: time.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** What the buyer pays in all, in minor units. */
  total: z.int(),
  buyer: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  shipTo: address,
  lines: z.array(orderLine),
  charges: z.array(charge),
  /** The shipping service that the buyer chose, in the source's words. */
  service: z.string(),
  /** Premium programmes and the like, lower case: `prime`, `vip`, `business`. */
  programmes: z.array(z.string()),
  /** A marketplace's own warehouse ships `marketplace` orders: shown, never packed here. */
  fulfilledBy: z.enum(['us', 'marketplace']),
  tags: z.array(z.string()),
  note: z.string(),
  giftMessage: z.string(),
});

export type Address = z.infer<typeof address>;
export type OrderLine = z.infer<typeof orderLine>;
export type Charge = z.infer<typeof charge>;
export type PaymentStatus = z.infer<typeof paymentStatus>;
export type OrderFacts = z.infer<typeof orderFacts>;

/** What a reader of a source (a file, a channel) has to find out; the store adds stamp and hash. */
export type OrderReading = Omit<OrderFacts, 'readAt' | 'hash'>;

/** Readings never change, and an import asks for each one's hash several times. */
const hashes = new WeakMap<OrderReading, string>();

/** The content hash of a reading: equal hashes mean that nothing changed at the source. */
export function factsHash(reading: OrderReading): string {
  const known = hashes.get(reading);
  if (known !== undefined) return known;
  const hash = contentHash(reading);
  hashes.set(reading, hash);
  return hash;
}

/** A reading as facts read at `readAt`. */
export function factsOf(reading: OrderReading, readAt: string): OrderFacts {
  return { ...reading, readAt, hash: factsHash(reading) };
}

/** An address with nothing left that leads to a person. */
export function blankAddress({ country, region }: Address): Address {
  return { ...emptyAddress, country, region };
}

/** An address with nothing in it. */
export const emptyAddress: Address = {
  name: '',
  company: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
  phone: '',
};
