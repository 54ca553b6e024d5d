/** A purchase order of Walmart's as our reading of it, and what of it a person has to look at first. */
import { z } from 'zod';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import {
  type Address,
  emptyAddress,
  type OrderReading,
  type PaymentStatus,
} from '../../../shared/records/order-facts.ts';
import { deliveredOf, isCancelWanted, refundedOf, unitsOf, unknownStatuses } from './lines.ts';
import { type Listed, listed, type WalmartOrder } from './order-answer.ts';
import { amountsIn, chargesOf, currencyOf, totalOf, unitPriceOf } from './order-money.ts';

const OURS = 'SellerFulfilled';

/** `node`: of which kind of ship node it was asked for, where it does not say. */
export function readOrder({ order, raw }: Listed, node = OURS): PulledOrder {
  const review = unknownStatuses(order).map((status) => `status: ${status}`);
  const currency = currencyOf(order, review);
  const amounts = amountsIn(currency, review);
  const lines = order.orderLines.orderLine;
  const status = statusOf(order);
  const isOurs = (order.shipNode?.type || node) === OURS;
  const reading: OrderReading = {
    channel: 'walmart',
    externalId: order.purchaseOrderId,
    number: order.purchaseOrderId,
    // Nothing in it moves with every change.
    revision: null,
    status,
    payment: paymentOf(order, status),
    placedAt: placedAt(order, review),
    shipBy: utc(order.shippingInfo?.estimatedShipDate),
    currency,
    total: totalOf(order, amounts),
    buyer: {
      name: order.shippingInfo?.postalAddress?.name ?? '',
      email: order.customerEmailId,
      phone: order.shippingInfo?.phone ?? '',
    },
    shipTo: addressOf(order, status === 'open' && isOurs, review),
    lines: lines.map((line) => ({
      id: line.lineNumber,
      sku: line.item.sku,
      title: line.item.productName,
      units: unitsOf(line).ordered - Math.min(unitsOf(line).cancelled, unitsOf(line).ordered),
      unitPrice: unitPriceOf(line, amounts),
    })),
    charges: chargesOf(order, amounts),
    service: order.shippingInfo?.methodCode ?? '',
    programmes: programmesOf(order),
    fulfilledBy: isOurs ? 'us' : 'marketplace',
    tags: [
      ...(order.orderType === 'REPLACEMENT' ? ['replacement'] : []),
      ...(lines.some(({ configId }) => configId !== '') ? ['customised'] : []),
    ],
    note: '',
    giftMessage: '',
  };
  const cancelRequested = lines.some((line) => isCancelWanted(line) && unitsOf(line).open > 0);
  const delivered = deliveredOf(order);
  return {
    reading,
    review,
    cancelRequested,
    delivered,
    raw: JSON.stringify(rawOf(order, raw, node)),
  };
}

/** Of the last of its lines that something is left of. */
/** An order that does not say whose it is is kept with what it was asked for by. */
function rawOf({ shipNode }: WalmartOrder, raw: unknown, node: string): unknown {
  return shipNode?.type || node === OURS ? raw : { order: raw, node };
}

const keptShape = z.union([z.object({ order: listed, node: z.string() }), listed]);

/** An order once more from what was kept of it; null: that is none. */
export function reread(raw: unknown): PulledOrder | null {
  const kept = keptShape.safeParse(raw);
  if (!kept.success) return null;
  return 'node' in kept.data ? readOrder(kept.data.order, kept.data.node) : readOrder(kept.data);
}

export function statusOf({ orderLines }: WalmartOrder): OrderReading['status'] {
  const all = orderLines.orderLine.map(unitsOf);
  if (all.some(({ open }) => open > 0) || all.length === 0) return 'open';
  return all.some(({ sent }) => sent > 0) ? 'shipped' : 'cancelled';
}

/** Walmart answers for the buyer, and charges when it is told of the parcel: what it shows can be sent. */
function paymentOf({ orderLines }: WalmartOrder, status: OrderReading['status']): PaymentStatus {
  if (status === 'cancelled') return 'voided';
  const sent = orderLines.orderLine.reduce((sum, line) => sum + unitsOf(line).sent, 0);
  const refunded = orderLines.orderLine.reduce((sum, line) => sum + refundedOf(line), 0);
  if (refunded === 0) return 'paid';
  return status === 'shipped' && refunded >= sent ? 'refunded' : 'partially-refunded';
}

function placedAt({ orderDate }: WalmartOrder, review: string[]): string {
  const at = utc(orderDate);
  if (at === null) review.push('orderDate: none');
  return at ?? new Date(0).toISOString();
}

function addressOf({ shippingInfo }: WalmartOrder, toPack: boolean, review: string[]): Address {
  const to = shippingInfo?.postalAddress;
  if (!to) {
    if (toPack) review.push('postalAddress: none');
    return emptyAddress;
  }
  const country = countryCode(to.country);
  if (to.country !== '' && country === '') review.push(`country: ${to.country}`);
  return {
    name: to.name,
    company: '',
    line1: to.address1,
    line2: to.address2,
    city: to.city,
    region: to.state,
    postcode: to.postalCode,
    country,
    phone: shippingInfo.phone,
  };
}

/** `TWO_DAY` as `two-day`. */
function programmesOf({ orderLines }: WalmartOrder): string[] {
  const all = orderLines.orderLine.map(({ fulfillment }) => fulfillment?.shippingProgramType ?? '');
  const plain = all.map((one) => one.toLowerCase().replaceAll('_', '-'));
  return [...new Set(plain)].filter(Boolean);
}

function utc(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
