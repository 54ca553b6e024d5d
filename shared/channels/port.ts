/**
 * What is said of a sales channel between host and page, whatever vendor it is: orders read, listings, what becomes of a
 * write. A vendor's own shapes never get this far.
 */
import { z } from 'zod';
import type { OrderReading } from '../records/order-facts.ts';

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
export type Outcome =
  /** `remote`: what the channel calls it (a fulfilment's id), '' where it has no name. */
  | { readonly kind: 'done'; readonly remote: string }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string }
  /** For good, with the channel's own reason: a person has to decide. */
  | { readonly kind: 'rejected'; readonly code: string; readonly reason: string }
  /** The channel has something else than we thought: its value. */
  | { readonly kind: 'conflict'; readonly remote: string };

/** An order as a channel tells it now. */
export interface PulledOrder {
  readonly reading: OrderReading;
  /** Why a person has to look before it is packed: a status, a currency that we do not know, in the channel's words. */
  readonly review: readonly string[];
  /** The buyer asked to cancel; it is not cancelled. */
  readonly cancelRequested: boolean;
  /** The channel's answer as JSON, to read it again when we have learnt to read it better. */
  readonly raw: string;
}

/** A slice of a channel's orders, oldest change first. */
export interface PulledSlice {
  readonly orders: readonly PulledOrder[];
  /** Where the next slice begins: text of the connector's own, to be stored behind this slice's orders. */
  readonly cursor: string;
  /** Orders that are left behind this slice: 0 none, null the channel does not say how many. */
  readonly left: number | null;
}

/** One parcel that left, as a channel is told. */
export interface ShipmentOut {
  /** The outbox's key, the same for every try. */
  readonly key: string;
  readonly externalId: string;
  readonly lines: readonly { readonly line: string; readonly units: number }[];
  /** '' where it went untracked. */
  readonly carrier: string;
  readonly tracking: string;
  /** UTC ISO. */
  readonly shippedAt: string;
}

/** The quantity that a listing is to show, absolute, in the channel's own meaning. */
export interface QuantityOut {
  readonly key: string;
  readonly listing: string;
  readonly quantity: number;
  /** What we believe that it shows; null when that does not matter. */
  readonly from: number | null;
}

/** Something for sale at a channel. */
export interface Listing {
  /** The channel's id of it, as `QuantityOut` names it. */
  readonly id: string;
  readonly sku: string;
  readonly barcode: string;
  readonly title: string;
  /** What it shows now; null where the channel does not count it. */
  readonly quantity: number | null;
}

/** What a vendor can and cannot do; asked, never assumed. */
export interface Capabilities {
  /** `available`: what may still be sold. `on-hand`: what is on the shelves, sold or not. */
  readonly quantityMeaning: 'available' | 'on-hand';
  readonly cancel: 'yes' | 'later' | 'no';
  readonly partialShipments: boolean;
  readonly untrackedShipments: boolean;
  /** Days back from now that orders can be read at all; null: all of them. */
  readonly historyDays: number | null;
  /** Most entries of one `setQuantities`. */
  readonly quantityBatch: number;
}
