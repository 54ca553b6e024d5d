/** Shopify's statuses in our words. What is not here waits for a person. */
import type { OrderReading, PaymentStatus } from '../../../shared/records/order-facts.ts';

export const PAYMENTS: ReadonlyMap<string, PaymentStatus> = new Map([
  ['PENDING', 'unpaid'],
  ['AUTHORIZED', 'authorized'],
  ['PARTIALLY_PAID', 'partially-paid'],
  ['PAID', 'paid'],
  ['PARTIALLY_REFUNDED', 'partially-refunded'],
  ['REFUNDED', 'refunded'],
  ['VOIDED', 'voided'],
  ['EXPIRED', 'failed'],
]);

export const FULFILMENTS: ReadonlyMap<string, OrderReading['status']> = new Map([
  ['UNFULFILLED', 'open'],
  ['OPEN', 'open'],
  ['RESTOCKED', 'open'],
  ['PARTIALLY_FULFILLED', 'open'],
  ['IN_PROGRESS', 'open'],
  ['PENDING_FULFILLMENT', 'open'],
  // Why is said by its fulfilment orders.
  ['ON_HOLD', 'open'],
  ['SCHEDULED', 'open'],
  ['FULFILLED', 'shipped'],
  // Gift cards, downloads: nobody is to pack them.
  ['FULFILLMENT_NOT_REQUIRED', 'shipped'],
]);

/** Fulfilment orders that stand for nothing any more: others have taken their place. */
export const OVER: ReadonlySet<string> = new Set(['CANCELLED', 'INCOMPLETE']);

/** What Shopify's fraud check says of an order that may go. */
export const FINE: ReadonlySet<string> = new Set(['ACCEPT', 'NONE']);
