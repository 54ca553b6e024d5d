/** What has been paid of an order, from its payments and their refunds. */
import type { PaymentStatus } from '../../../shared/records/order-facts.ts';
import type { VendurePayment } from './order-answer.ts';

/** Every state of Vendure's own payment process; shops may add others. */
const KNOWN = new Set(['Created', 'Authorized', 'Settled', 'Declined', 'Error', 'Cancelled']);

export function paymentOf(payments: readonly VendurePayment[], total: number): PaymentStatus {
  const paid = sum(payments, 'Settled');
  if (paid > 0) return settledOf(payments, paid, total);
  // Nothing to pay is paid.
  if (total <= 0 && payments.length === 0) return 'paid';
  const authorized = sum(payments, 'Authorized');
  if (authorized > 0) return authorized >= total ? 'authorized' : 'unpaid';
  if (payments.some(({ state }) => state === 'Cancelled')) return 'voided';
  if (payments.some(({ state }) => state === 'Declined' || state === 'Error')) return 'failed';
  return 'unpaid';
}

function settledOf(
  payments: readonly VendurePayment[],
  paid: number,
  total: number,
): PaymentStatus {
  const refunded = payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state !== 'Failed')
    .reduce((all, refund) => all + refund.total, 0);
  if (refunded >= paid) return 'refunded';
  if (refunded > 0) return 'partially-refunded';
  if (paid >= total) return 'paid';
  return paid + sum(payments, 'Authorized') >= total ? 'authorized' : 'partially-paid';
}

function sum(payments: readonly VendurePayment[], wanted: string): number {
  return payments
    .filter(({ state }) => state === wanted)
    .reduce((all, { amount }) => all + amount, 0);
}

export function unknownPayments(payments: readonly VendurePayment[]): string[] {
  return payments.filter(({ state }) => !KNOWN.has(state)).map(({ state }) => state);
}
