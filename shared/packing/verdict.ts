/** What a packer is told about one scan or command: each kind has its own sound, colour, icon and words. */

import type { NotAllowed } from '../people/person.ts';
import type { Address } from '../records/order-facts.ts';
import type { HoldType } from '../records/order-log.ts';
import type { WeightFault } from './boxes/weight.ts';
import type { TraceFault } from './trace.ts';

/** What a packer is told about one scan. Each kind has its own sound, colour, icon and words. */
export type Verdict =
  | { readonly kind: 'opened'; readonly order: string }
  | {
      readonly kind: 'counted' | 'line-complete';
      readonly line: string;
      readonly packed: number;
      readonly units: number;
    }
  | { readonly kind: 'order-complete'; readonly line: string }
  | { readonly kind: 'undone'; readonly line: string; readonly units: number }
  | { readonly kind: 'nothing-to-undo' }
  /** Everything this station put into the parcel is to come out: asked, and done when it is asked for again. */
  | { readonly kind: 'unpack-asked'; readonly units: number }
  | { readonly kind: 'unpacked'; readonly units: number }
  /** What has to be read before a unit of this SKU goes into the box; scanned again it counts. */
  | { readonly kind: 'warned'; readonly sku: string; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'not-on-order'; readonly sku: string; readonly code: string }
  | { readonly kind: 'too-many'; readonly sku: string; readonly over: number }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'on-hold'; readonly hold: HoldType; readonly reason: string }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'marketplace' }
  /** A channel's order with a line of which nobody has said yet what it is. */
  | { readonly kind: 'unknown-article'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'already-shipped' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'shipped'; readonly shipment: string }
  /** One parcel of several left; `missing` units of the order are still to be packed, into the next. */
  | { readonly kind: 'parcel-shipped'; readonly shipment: string; readonly missing: number }
  /** What was there left, and the rest waits on hold. */
  | { readonly kind: 'backordered'; readonly shipment: string; readonly missing: number }
  | { readonly kind: 'nothing-packed' }
  | TraceFault
  /** That serial number left with another order. */
  | { readonly kind: 'serial-elsewhere'; readonly serial: string; readonly number: string }
  /** The parcel goes into this box. */
  | { readonly kind: 'box'; readonly name: string }
  /** No parcel of this shop leaves before it was weighed. */
  | { readonly kind: 'not-weighed' }
  /** It weighs something else than what was scanned into it: to be looked at, or confirmed once more. Grams. */
  | {
      readonly kind: 'weight-off';
      readonly fault: WeightFault;
      readonly expected: number;
      readonly measured: number;
    }
  /** The order was put on hold at the bench, and left. */
  | { readonly kind: 'set-aside'; readonly number: string }
  | { readonly kind: 'label-asked' }
  /** The parcel did not leave after all: order and stock are back. */
  | { readonly kind: 'voided'; readonly shipment: string }
  | { readonly kind: 'not-complete'; readonly missing: number }
  | { readonly kind: 'over-packed'; readonly over: number }
  | { readonly kind: 'no-order' }
  /** The parcel is full and the code reads like a carrier's: it was taken as the tracking number. */
  | { readonly kind: 'tracking'; readonly tracking: string }
  | { readonly kind: 'no-work' }
  /** The open order goes to another address than before: to be acknowledged before it is shipped. */
  | { readonly kind: 'address-changed'; readonly to: Address }
  /** Another station has the order; `since`: UTC ISO. It is left, or taken over. */
  | {
      readonly kind: 'claimed';
      readonly order: string;
      readonly number: string;
      readonly by: string;
      readonly station: string;
      readonly since: string;
    }
  /** The others cannot be asked whether they pack the order, too; `by`, `station`: who had it when they last could. */
  | {
      readonly kind: 'not-held';
      readonly order: string;
      readonly number: string;
      readonly by: string;
      readonly station: string;
      /** The packer decides; else the shop does not allow it. */
      readonly mayWork: boolean;
    }
  /** Whoever is signed in may not do that. */
  | NotAllowed
  | { readonly kind: 'not-saved'; readonly reason: string };

export type Candidate =
  | { readonly kind: 'sku'; readonly skuId: string; readonly sku: string; readonly units: number }
  | { readonly kind: 'order'; readonly order: string; readonly number: string };
