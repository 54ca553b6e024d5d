/**
 * What is said of a sales channel between host and page, whatever vendor it is: orders read, listings, what becomes of a
 * write. A vendor's own shapes never get this far.
 */
import { z } from 'zod';
import { orderFacts } from '../records/order-facts.ts';

/** Why a channel did not answer what it was asked. */
export const channelFault = z.discriminatedUnion('kind', [
  /** No network, server down, name not found, certificate refused. */
  z.object({ kind: z.literal('unreachable'), reason: z.string() }),
  /** Connected, and then nothing within the time limit. Of a write: it may have been done. */
  z.object({ kind: z.literal('silent') }),
  /** The keys are wrong, revoked or expired, or lack a permission; nothing is asked before a person mends it. */
  z.object({
    kind: z.literal('signed-out'),
    why: z.enum(['keys', 'expired', 'permission']),
    reason: z.string(),
  }),
  /** Asked too often: not again before `retryAfterMs`. */
  z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
  /** 5xx, or an answer cut short: to be asked again. */
  z.object({ kind: z.literal('busy'), status: z.int(), retryAfterMs: z.int() }),
  /** The channel says that what it was asked is wrong: `code` and `reason` in its own words. */
  z.object({ kind: z.literal('refused'), code: z.string(), reason: z.string() }),
  /** This station's clock is further off than the channel allows, in ms. */
  z.object({ kind: z.literal('clock-off'), skewMs: z.int() }),
  /** An answer that is not this vendor's. */
  z.object({ kind: z.literal('nonsense'), reason: z.string() }),
]);
export type ChannelFault = z.infer<typeof channelFault>;

/** What became of one entry of a write. */
export const outcome = z.discriminatedUnion('kind', [
  /** `remote`: what the channel calls it (a fulfilment's id), '' where it has no name. */
  z.object({ kind: z.literal('done'), remote: z.string() }),
  z.object({ kind: z.literal('retry'), afterMs: z.number(), reason: z.string() }),
  /** For good, with the channel's own reason: a person has to decide. */
  z.object({ kind: z.literal('rejected'), code: z.string(), reason: z.string() }),
  /** The channel has something else than we thought: its value. */
  z.object({ kind: z.literal('conflict'), remote: z.string() }),
]);
export type Outcome = Readonly<z.infer<typeof outcome>>;

/** An order as a channel tells it now. */
export const pulledOrder = z.object({
  reading: orderFacts.omit({ readAt: true, hash: true }),
  /** Why a person has to look before it is packed: a status, a currency that we do not know, in the channel's words. */
  review: z.array(z.string()).readonly(),
  /** The buyer asked to cancel; it is not cancelled. */
  cancelRequested: z.boolean(),
  /** Tracking numbers of parcels that it says were delivered; absent where it says nothing of that. */
  delivered: z.array(z.string()).readonly().optional(),
  /** The channel's answer as JSON, to read it again when we have learnt to read it better. */
  raw: z.string(),
});
export type PulledOrder = Readonly<z.infer<typeof pulledOrder>>;

/** An order read once more from what was kept of it. */
export const keptOrder = z.object({ order: pulledOrder, keptAt: z.iso.datetime() });
export type KeptOrder = Readonly<z.infer<typeof keptOrder>>;

/** A slice of a channel's orders, oldest change first. */
export const pulledSlice = z.object({
  orders: z.array(pulledOrder).readonly(),
  /** Where the next slice begins: text of the connector's own, to be stored behind this slice's orders. */
  cursor: z.string(),
  /** Orders that are left behind this slice: 0 none, null the channel does not say how many. */
  left: z.int().nullable(),
});
export type PulledSlice = Readonly<z.infer<typeof pulledSlice>>;

/** One parcel that left, as a channel is told. */
export const shipmentOut = z.object({
  /** The outbox's key, the same for every try. */
  key: z.string(),
  externalId: z.string(),
  lines: z.array(z.object({ line: z.string(), units: z.int().min(1) }).readonly()).readonly(),
  /** '' where it went untracked. */
  carrier: z.string(),
  tracking: z.string(),
  /** UTC ISO. */
  shippedAt: z.string(),
});
export type ShipmentOut = Readonly<z.infer<typeof shipmentOut>>;

/** The quantity that a listing is to show, absolute, in the channel's own meaning. */
export const quantityOut = z.object({
  key: z.string(),
  listing: z.string(),
  quantity: z.int(),
  /** What we believe that it shows; null when that does not matter. */
  from: z.int().nullable(),
});
export type QuantityOut = Readonly<z.infer<typeof quantityOut>>;

/** Something for sale at a channel. */
export const listing = z.object({
  /** The channel's id of it, as `QuantityOut` names it. */
  id: z.string(),
  sku: z.string(),
  barcode: z.string(),
  title: z.string(),
  /** What it shows now; null where the channel does not count it. */
  quantity: z.number().nullable(),
});
export type Listing = Readonly<z.infer<typeof listing>>;

/** A slice of what is for sale; `next` is null when there is no more. */
export const listingSlice = z.object({
  listings: z.array(listing).readonly(),
  next: z.string().nullable(),
});
export type ListingSlice = Readonly<z.infer<typeof listingSlice>>;

/** What a vendor can and cannot do; asked, never assumed. */
export const capabilities = z.object({
  /** `available`: what may still be sold. `on-hand`: what is on the shelves, sold or not. */
  quantityMeaning: z.enum(['available', 'on-hand']),
  cancel: z.enum(['yes', 'later', 'no']),
  partialShipments: z.boolean(),
  untrackedShipments: z.boolean(),
  /** Days back from now that orders can be read at all; null: all of them. */
  historyDays: z.number().nullable(),
  /** Most entries of one `setQuantities`. */
  quantityBatch: z.int(),
});
export type Capabilities = Readonly<z.infer<typeof capabilities>>;
