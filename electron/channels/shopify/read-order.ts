/** An order of Shopify as our reading of it, and what of it a person has to look at first. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import { parseMinor } from '../../../shared/records/money.ts';
import {
  type Address,
  type Charge,
  emptyAddress,
  type OrderReading,
  type PaymentStatus,
} from '../../../shared/records/order-facts.ts';
import { idOf } from './ids.ts';
import type { ShopifyLine, ShopifyOrder, WorkSummary } from './order-answer.ts';
import { FINE, FULFILMENTS, OVER, PAYMENTS } from './statuses.ts';

/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';
/** Tags that name a programme, as in Shopify's order export. */
const PROGRAMMES = new Set(['vip', 'prime']);

/** Money as minor units of the order's currency. */
type Minor = (amount: string, what: string) => number;

export interface Sources {
  readonly order: ShopifyOrder;
  /** Units that another fulfilment service ships, by line, where the order is shipped from here too. */
  readonly elsewhere: ReadonlyMap<string, number>;
  /** What it was read from. */
  readonly raw: unknown;
}

export function readOrder({ order, elsewhere, raw }: Sources): PulledOrder {
  const review = reviewOf(order);
  const currency = /^[A-Z]{3}$/.test(order.currencyCode) ? order.currencyCode : NO_CURRENCY;
  const minor: Minor = (amount, what) => {
    const read = parseMinor(amount, currency);
    if (!read.ok) review.push(`${what}: ${amount}`);
    return read.ok ? read.value : 0;
  };
  const packed = order.lineItems.nodes.filter(({ requiresShipping }) => requiresShipping);
  const reading: OrderReading = {
    channel: 'shopify',
    externalId: idOf(order.id),
    number: order.name || idOf(order.id),
    revision: utc(order.updatedAt),
    status: order.cancelledAt
      ? 'cancelled'
      : (FULFILMENTS.get(order.displayFulfillmentStatus) ?? 'open'),
    payment: paymentOf(order),
    placedAt: utc(order.processedAt ?? order.createdAt),
    shipBy: shipByOf(order),
    currency,
    total: minor(order.currentTotalPriceSet, 'total'),
    buyer: buyerOf(order),
    shipTo: addressOf(order),
    lines: packed.map((line) => ({
      id: idOf(line.id),
      sku: line.sku,
      title: line.name,
      units: Math.max(0, line.currentQuantity - (elsewhere.get(idOf(line.id)) ?? 0)),
      unitPrice: minor(line.originalUnitPriceSet, 'price'),
    })),
    charges: chargesOf(order, minor),
    service: order.shippingLines.nodes.map(({ title }) => title).join(', '),
    programmes: order.tags.map((tag) => tag.toLowerCase()).filter((tag) => PROGRAMMES.has(tag)),
    fulfilledBy: isElsewhere(order) ? 'marketplace' : 'us',
    tags: [...order.tags],
    note: order.note,
    giftMessage: '',
  };
  const delivered = deliveredOf(order);
  return { reading, review, cancelRequested: false, delivered, raw: JSON.stringify(raw) };
}

function deliveredOf({ fulfillments }: ShopifyOrder): string[] {
  return fulfillments
    .filter(({ displayStatus }) => displayStatus === 'DELIVERED')
    .flatMap(({ trackingInfo }) => trackingInfo.flatMap(({ number }) => number || []));
}

function utc(moment: string): string {
  return new Date(moment).toISOString();
}

function livingWork({ fulfillmentOrders }: ShopifyOrder): readonly WorkSummary[] {
  return fulfillmentOrders.nodes.filter(({ status }) => !OVER.has(status));
}

function isAtService({ assignedLocation }: WorkSummary): boolean {
  return assignedLocation?.location?.isFulfillmentService ?? false;
}

/** Another fulfilment service ships all of it. */
function isElsewhere(order: ShopifyOrder): boolean {
  const work = livingWork(order);
  return (
    work.length > 0 && work.every(isAtService) && !order.fulfillmentOrders.pageInfo.hasNextPage
  );
}

/** Another fulfilment service ships some of it, or may. */
export function isMixed(order: ShopifyOrder): boolean {
  if (order.fulfillmentOrders.pageInfo.hasNextPage) return true;
  return livingWork(order).some(isAtService) && !isElsewhere(order);
}

function paymentOf(order: ShopifyOrder): PaymentStatus {
  // Nothing to pay is paid.
  const nothing = order.displayFinancialStatus === '' && Number(order.currentTotalPriceSet) === 0;
  if (nothing) return 'paid';
  const payment = PAYMENTS.get(order.displayFinancialStatus) ?? 'unpaid';
  return payment === 'authorized' && holdsOf(order).some(isForPayment) ? 'unpaid' : payment;
}

function holdsOf(order: ShopifyOrder): string[] {
  return livingWork(order).flatMap(({ fulfillmentHolds }) => fulfillmentHolds);
}

function isForPayment(hold: string): boolean {
  return hold.startsWith('AWAITING_PAYMENT');
}

/** The earliest promise of what is left to do. */
function shipByOf(order: ShopifyOrder): string | null {
  const promises = livingWork(order)
    .filter(({ status }) => status !== 'CLOSED')
    .flatMap(({ fulfillBy }) => (fulfillBy ? [utc(fulfillBy)] : []));
  return promises.toSorted()[0] ?? null;
}

function buyerOf({ billingAddress, shippingAddress, email, phone }: ShopifyOrder) {
  return {
    name: billingAddress?.name || shippingAddress?.name || '',
    email,
    phone: phone || billingAddress?.phone || '',
  };
}

function addressOf({ shippingAddress: to }: ShopifyOrder): Address {
  if (!to) return emptyAddress;
  return {
    name: to.name,
    company: to.company,
    line1: to.address1,
    line2: to.address2,
    city: to.city,
    region: to.provinceCode || to.province,
    postcode: to.zip,
    country: countryCode(to.countryCodeV2) || countryCode(to.country),
    phone: to.phone,
  };
}

/** Prices that include tax need none added: then it is no charge of its own. */
function chargesOf(order: ShopifyOrder, minor: Minor): Charge[] {
  const fees = [order.currentTotalDutiesSet, order.currentTotalAdditionalFeesSet];
  const charges: Charge[] = [
    ...order.shippingLines.nodes.map(({ title, currentDiscountedPriceSet }) =>
      charge('postage', title, minor(currentDiscountedPriceSet, 'shipping')),
    ),
    charge('discount', '', -minor(order.currentTotalDiscountsSet, 'discount')),
    ...fees.map((fee) => charge('fee', '', minor(fee, 'fee'))),
    charge('tax', '', order.taxesIncluded ? 0 : minor(order.currentTotalTaxSet, 'tax')),
    ...order.lineItems.nodes
      .filter((line) => !line.requiresShipping)
      .map((line) => paidFor(line, minor)),
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

/** Gift cards, downloads, tips: there is nothing to pack. */
function paidFor(
  { name, currentQuantity, originalUnitPriceSet }: ShopifyLine,
  minor: Minor,
): Charge {
  return charge('other', name, minor(originalUnitPriceSet, 'price') * currentQuantity);
}

function charge(kind: Charge['kind'], title: string, amount: number): Charge {
  return { kind, title, amount: amount + 0 };
}

function reviewOf(order: ShopifyOrder): string[] {
  const { displayFinancialStatus: paid, displayFulfillmentStatus: sent, currencyCode } = order;
  const country = order.shippingAddress?.countryCodeV2 || order.shippingAddress?.country;
  const later = livingWork(order).filter(({ status }) => status === 'SCHEDULED');
  const { recommendation } = order.risk;
  const unpaid = ['unpaid', 'partially-paid'].includes(paymentOf(order));
  const reasons = [
    ...(order.test ? ['test: true'] : []),
    ...(FULFILMENTS.has(sent) ? [] : [`fulfilment: ${sent}`]),
    ...(PAYMENTS.has(paid) || paymentOf(order) === 'paid' ? [] : [`payment: ${paid}`]),
    // An unpaid order is not packed anyway.
    ...holdsOf(order).flatMap((hold) => (unpaid && isForPayment(hold) ? [] : [`hold: ${hold}`])),
    ...later.map(({ fulfillAt }) => `scheduled: ${fulfillAt ? utc(fulfillAt) : ''}`),
    ...(FINE.has(recommendation) ? [] : [`risk: ${recommendation}`]),
    ...(Intl.supportedValuesOf('currency').includes(currencyCode)
      ? []
      : [`currency: ${currencyCode}`]),
    ...(country && addressOf(order).country === '' ? [`country: ${country}`] : []),
  ];
  return [...new Set(reasons)];
}
