/** What BigCommerce's states of an order and of its payment mean here. One that is not in a table is for a person. */
import type { OrderReading, PaymentStatus } from '../../../shared/records/order-facts.ts';

export interface Meaning<T> {
  readonly value: T;
  /** Nobody is to pack it before a person has looked. */
  readonly look: boolean;
}

interface State {
  readonly status: OrderReading['status'];
  /** Where the payment itself has no state: cash, cheques, another system. */
  readonly payment: PaymentStatus;
  readonly look?: true;
}

export const CANCELLED = 5;

/** A checkout that was left. */
const INCOMPLETE = 0;

/** By `status_id`: shops change the names. */
const STATES: ReadonlyMap<number, State> = new Map<number, State>([
  // Pending
  [1, { status: 'open', payment: 'unpaid' }],
  // Shipped
  [2, { status: 'shipped', payment: 'paid' }],
  // Partially Shipped
  [3, { status: 'open', payment: 'paid' }],
  // Refunded
  [4, { status: 'cancelled', payment: 'refunded' }],
  [CANCELLED, { status: 'cancelled', payment: 'voided' }],
  // Declined
  [6, { status: 'cancelled', payment: 'failed' }],
  // Awaiting Payment
  [7, { status: 'open', payment: 'unpaid' }],
  // Awaiting Pickup: it has been pulled already, and no carrier comes
  [8, { status: 'open', payment: 'paid', look: true }],
  // Awaiting Shipment
  [9, { status: 'open', payment: 'paid' }],
  // Completed
  [10, { status: 'shipped', payment: 'paid' }],
  // Awaiting Fulfillment
  [11, { status: 'open', payment: 'paid' }],
  // Manual Verification Required
  [12, { status: 'open', payment: 'unpaid', look: true }],
  // Disputed
  [13, { status: 'open', payment: 'paid', look: true }],
  // Partially Refunded
  [14, { status: 'open', payment: 'partially-refunded' }],
]);

const PAYMENTS: ReadonlyMap<string, PaymentStatus> = new Map([
  ['authorized', 'authorized'],
  ['capture pending', 'authorized'],
  ['captured', 'paid'],
  ['paid', 'paid'],
  ['pending', 'unpaid'],
  ['declined', 'failed'],
  ['partially refunded', 'partially-refunded'],
  ['refunded', 'refunded'],
  ['void', 'voided'],
  ['void pending', 'voided'],
]);

export function isDraft(statusId: number): boolean {
  return statusId === INCOMPLETE;
}

export function statusOf(statusId: number): Meaning<OrderReading['status']> {
  const state = STATES.get(statusId);
  return { value: state?.status ?? 'open', look: state?.look ?? state === undefined };
}

export function paymentOf(word: string, statusId: number): Meaning<PaymentStatus> {
  if (word === '') return { value: STATES.get(statusId)?.payment ?? 'unpaid', look: false };
  // `held for review` is in no table.
  const value = PAYMENTS.get(word.toLowerCase());
  return { value: value ?? 'unpaid', look: value === undefined };
}
