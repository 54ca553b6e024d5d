/** An order of Amazon as our reading of it, and what of it a person has to look at first. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import {
  type Address,
  emptyAddress,
  type OrderReading,
  type PaymentStatus,
} from '../../../shared/records/order-facts.ts';
import type { AmazonItem, AmazonOrder } from './order-answer.ts';
import { type Amounts, amountsIn, chargesOf, currencyOf, unitPriceOf } from './order-money.ts';

const STATUSES: ReadonlyMap<string, readonly [OrderReading['status'], PaymentStatus]> = new Map([
  ['PENDING_AVAILABILITY', ['open', 'unpaid']],
  // Not to be sent before Amazon has authorised the payment.
  ['PENDING', ['open', 'unpaid']],
  ['UNSHIPPED', ['open', 'paid']],
  ['PARTIALLY_SHIPPED', ['open', 'paid']],
  ['SHIPPED', ['shipped', 'paid']],
  ['CANCELLED', ['cancelled', 'voided']],
]);

/** `raw` is the answer that `order` was read from. */
export function readOrder(order: AmazonOrder, raw: unknown): PulledOrder {
  const review: string[] = [];
  const currency = currencyOf(order, review);
  const amounts = amountsIn(currency, review);
  const { status, payment } = standingOf(order, review);
  const fulfilledBy = order.fulfillment?.fulfilledBy === 'AMAZON' ? 'marketplace' : 'us';
  const toPack = status === 'open' && payment === 'paid' && fulfilledBy === 'us';
  const reading: OrderReading = {
    channel: 'amazon',
    externalId: order.orderId,
    number: order.orderId,
    revision: utc(order.lastUpdatedTime),
    status,
    payment,
    placedAt: utc(order.createdTime),
    shipBy: shipBy(order),
    currency,
    total: amounts.minor(order.proceeds?.grandTotal, 'grandTotal'),
    buyer: buyerOf(order),
    shipTo: addressOf(order, toPack, review),
    lines: order.orderItems.map((item) => lineOf(item, amounts)),
    charges: chargesOf(order, amounts),
    service: order.fulfillment?.fulfillmentServiceLevel ?? '',
    programmes: order.programs.map(programmeOf),
    fulfilledBy,
    tags: tagsOf(order),
    note: noteOf(order),
    giftMessage: giftMessageOf(order),
  };
  // The buyer comes for it.
  if (toPack && order.programs.includes('IN_STORE_PICK_UP'))
    review.push('programs: IN_STORE_PICK_UP');
  return {
    reading,
    review,
    delivered: order.packages
      .filter(({ packageStatus }) => packageStatus?.status === 'DELIVERED')
      .flatMap(({ trackingNumber }) => trackingNumber || []),
    cancelRequested: status === 'open' && order.orderItems.some(isCancelRequested),
    raw: JSON.stringify(raw),
  };
}

function standingOf({ fulfillment }: AmazonOrder, review: string[]) {
  const word = fulfillment?.fulfillmentStatus ?? '';
  const known = STATUSES.get(word);
  if (!known) review.push(`fulfillmentStatus: ${word || 'none'}`);
  const [status, payment] = known ?? ['open', 'unpaid'];
  return { status, payment };
}

function lineOf(item: AmazonItem, amounts: Amounts): OrderReading['lines'][number] {
  return {
    id: item.orderItemId,
    sku: item.product.sellerSku,
    title: item.product.title,
    units: unitsOf(item),
    unitPrice: unitPriceOf(item, amounts),
  };
}

/** What was cancelled of an item is neither sent nor to be sent. */
function unitsOf({ quantityOrdered, cancellation, fulfillment }: AmazonItem): number {
  if (!cancellation?.cancellationExecution) return quantityOrdered;
  const { quantityFulfilled, quantityUnfulfilled } = fulfillment ?? {};
  return Math.min(quantityOrdered, (quantityFulfilled ?? 0) + (quantityUnfulfilled ?? 0));
}

function isCancelRequested({ cancellation }: AmazonItem): boolean {
  return Boolean(cancellation?.cancellationRequest) && !cancellation?.cancellationExecution;
}

function addressOf({ recipient }: AmazonOrder, toPack: boolean, review: string[]): Address {
  const to = recipient?.deliveryAddress;
  if (!to) {
    if (toPack) review.push('deliveryAddress: none');
    return emptyAddress;
  }
  const country = countryCode(to.countryCode);
  if (to.countryCode !== '' && country === '') review.push(`countryCode: ${to.countryCode}`);
  const city = to.city || to.municipality;
  const region = to.stateOrRegion || to.districtOrCounty;
  const rest = [to.addressLine2, to.addressLine3, to.districtOrCounty, to.municipality];
  return {
    name: to.name,
    company: to.companyName,
    line1: to.addressLine1,
    // Districts and municipalities are part of the address where a country has them beside city and state.
    line2: rest.filter((part) => part !== '' && part !== city && part !== region).join(', '),
    city,
    region,
    postcode: to.postalCode,
    country,
    phone: to.phone,
  };
}

function buyerOf({ buyer, recipient }: AmazonOrder): OrderReading['buyer'] {
  const phone = recipient?.deliveryAddress?.phone ?? '';
  return { name: buyer?.buyerName ?? '', email: buyer?.buyerEmail ?? '', phone };
}

function shipBy({ fulfillment }: AmazonOrder): string | null {
  const latest = fulfillment?.shipByWindow?.latestDateTime;
  return latest ? utc(latest) : null;
}

/** `FBM_SHIP_PLUS` as `fbm-ship-plus`. */
function programmeOf(program: string): string {
  return program === 'AMAZON_BUSINESS' ? 'business' : plain(program);
}

function tagsOf({ orderItems }: AmazonOrder): string[] {
  const tags = orderItems.flatMap(({ programs, product, fulfillment }) => [
    ...programs.map(plain),
    ...(product.customization?.customizedUrl ? ['customised'] : []),
    ...(fulfillment?.packing?.giftOption?.giftWrapLevel ? ['gift-wrap'] : []),
  ]);
  return [...new Set(tags)];
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

/** Where the buyer wants it left. */
function noteOf({ recipient }: AmazonOrder): string {
  const { dropOffLocation = '', addressInstruction = '' } = recipient?.deliveryPreference ?? {};
  return [dropOffLocation, addressInstruction].filter(Boolean).join('\n');
}

function giftMessageOf({ orderItems }: AmazonOrder): string {
  const messages = orderItems.map((item) => item.fulfillment?.packing?.giftOption?.giftMessage);
  return messages.filter(Boolean).join('\n');
}

function utc(moment: string): string {
  return new Date(moment).toISOString();
}
