/** What Medusa's words for the state of an order and of its payment mean here. A word that is not in a table is for a person. */
import type { OrderReading, PaymentStatus } from '../../../shared/records/order-facts.ts';

export interface Meaning<T> {
  readonly value: T;
  /** Nobody is to pack it before a person has looked. */
  readonly look: boolean;
}

const STATUSES: ReadonlyMap<string, OrderReading['status']> = new Map([
  ['pending', 'open'],
  // Somebody closed it at the shop; what is archived was closed before.
  ['completed', 'shipped'],
  ['archived', 'shipped'],
  ['canceled', 'cancelled'],
]);

const PAYMENTS: ReadonlyMap<string, PaymentStatus> = new Map([
  ['not_paid', 'unpaid'],
  ['awaiting', 'unpaid'],
  ['authorized', 'authorized'],
  // Less than the order comes to.
  ['partially_authorized', 'unpaid'],
  ['captured', 'paid'],
  ['partially_captured', 'partially-paid'],
  ['partially_refunded', 'partially-refunded'],
  ['refunded', 'refunded'],
  ['canceled', 'voided'],
]);

/** Orders that nobody has placed. */
export function isDraft(status: string): boolean {
  return status === 'draft';
}

export function statusOf(word: string): Meaning<OrderReading['status']> {
  const value = STATUSES.get(word);
  return { value: value ?? 'open', look: value === undefined };
}

export function paymentOf(word: string): Meaning<PaymentStatus> {
  const value = PAYMENTS.get(word);
  return { value: value ?? 'unpaid', look: value === undefined };
}
