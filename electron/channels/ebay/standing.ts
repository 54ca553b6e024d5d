/**
 * How an order of eBay stands, by eBay's own words. A buyer's request to cancel is told only by getOrder: getOrders has
 * the state, and an empty list of requests.
 */
import type { OrderReading, PaymentStatus } from '../../../shared/records/order-facts.ts';
import type { Doubts } from '../order-doubts.ts';
import type { EbayOrder } from './order-shape.ts';

const FULFILMENT: Readonly<Record<string, OrderReading['status']>> = {
  NOT_STARTED: 'open',
  IN_PROGRESS: 'open',
  FULFILLED: 'shipped',
};

const PAYMENT: Readonly<Record<string, PaymentStatus>> = {
  PAID: 'paid',
  // Not paid yet, or paid and held back by eBay.
  PENDING: 'unpaid',
  FAILED: 'failed',
  PARTIALLY_REFUNDED: 'partially-refunded',
  FULLY_REFUNDED: 'refunded',
};

const CANCEL: Readonly<Record<string, 'none' | 'under-way' | 'cancelled'>> = {
  NONE_REQUESTED: 'none',
  IN_PROGRESS: 'under-way',
  CANCELED: 'cancelled',
};

export function statusOf(order: EbayOrder, doubt: Doubts): OrderReading['status'] {
  const word = order.cancelStatus?.cancelState ?? 'NONE_REQUESTED';
  const cancel = doubt.known(CANCEL, word, 'cancelState', 'none');
  if (cancel === 'cancelled') return 'cancelled';
  // We, or eBay's pages, began it: the buyer gets the money back in a while.
  if (cancel === 'under-way' && !cancelRequested(order)) doubt.add(`cancelState: ${word}`);
  return doubt.known(FULFILMENT, order.orderFulfillmentStatus, 'orderFulfillmentStatus', 'open');
}

export function paymentOf({ orderPaymentStatus }: EbayOrder, doubt: Doubts): PaymentStatus {
  return doubt.known(PAYMENT, orderPaymentStatus, 'orderPaymentStatus', 'unpaid');
}

/** Whether the requests matter, and have to be asked for. */
export function isCancelUnderWay({ cancelStatus }: EbayOrder): boolean {
  return cancelStatus?.cancelState === 'IN_PROGRESS';
}

export function isCancelled({ cancelStatus }: EbayOrder): boolean {
  return cancelStatus?.cancelState === 'CANCELED';
}

export function cancelRequested(order: EbayOrder): boolean {
  return isCancelUnderWay(order) && buyersRequest(order) !== null;
}

/** The buyer's request that nobody has answered: its id. */
export function buyersRequest({ cancelStatus }: EbayOrder): string | null {
  const open = cancelStatus?.cancelRequests.find(
    ({ cancelInitiator, cancelRequestState }) =>
      cancelRequestState === 'REQUESTED' && cancelInitiator.toLowerCase() !== 'seller',
  );
  return open?.cancelRequestId ?? null;
}
