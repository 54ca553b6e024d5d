/** An order of eBay as a reading, and what of it a person has to look at first. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import {
  type Address,
  type Charge,
  emptyAddress,
  type OrderLine,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import { type Doubts, doubts } from '../order-doubts.ts';
import { type EbayAmount, type EbayLine, type EbayOrder, lineShape } from './order-shape.ts';
import { cancelRequested, paymentOf, statusOf } from './standing.ts';

/** Reads amounts of one order. */
type Minor = (amount: EbayAmount | null, what: string) => number;

export function readOrder(order: EbayOrder, raw: unknown): PulledOrder {
  const doubt = doubts();
  const pricing = order.pricingSummary;
  const currency = doubt.currency(pricing?.total?.currency ?? '');
  const minor: Minor = (amount, what) => {
    if (amount && amount.currency !== currency) doubt.add(`${what}: ${amount.currency}`);
    return doubt.minor(amount?.value ?? '', currency, what);
  };
  const lines = readLines(order, doubt);
  const reading: OrderReading = {
    channel: 'ebay',
    externalId: order.orderId,
    number: order.orderId,
    revision: doubt.moment(order.lastModifiedDate, 'lastModifiedDate'),
    status: statusOf(order, doubt),
    payment: paymentOf(order, doubt),
    placedAt: placedAt(order, doubt),
    shipBy: shipBy(lines, doubt),
    currency,
    total: minor(pricing?.total ?? null, 'total'),
    buyer: buyerOf(order),
    shipTo: shipTo(order, doubt),
    lines: lines.map((line) => lineOf(line, minor)),
    charges: chargesOf(order, minor),
    service: stepOf(order)?.shippingServiceCode ?? '',
    programmes: programmesOf(order),
    fulfilledBy: fulfilledBy(order, doubt),
    tags: [],
    note: order.buyerCheckoutNotes,
    giftMessage: [...new Set(lines.map((line) => line.giftDetails.message))]
      .filter((message) => message !== '')
      .join('\n'),
  };
  return {
    reading,
    review: doubt.review,
    cancelRequested: cancelRequested(order),
    raw: JSON.stringify(raw),
  };
}

/** A line that cannot be read is said, and the order with it; it is not left out in silence. */
function readLines({ lineItems }: EbayOrder, doubt: Doubts): EbayLine[] {
  if (lineItems === null) doubt.add('lineItems: none');
  return (lineItems ?? []).flatMap((item, at) => {
    const line = lineShape.safeParse(item);
    if (line.success) return [line.data];
    doubt.add(`lineItems ${at + 1}: ${line.error.issues[0]?.path.join('.') ?? ''}`);
    return [];
  });
}

function lineOf(line: EbayLine, minor: Minor): OrderLine {
  // Of all its units, before discounts.
  const cost = minor(line.lineItemCost, 'lineItemCost');
  const chosen = line.variationAspects.map(({ name, value }) => `${name}: ${value}`);
  return {
    id: line.lineItemId,
    sku: line.sku,
    title: [line.title, ...chosen].join(', '),
    units: line.quantity,
    unitPrice: line.quantity === 0 ? 0 : Math.round(cost / line.quantity),
  };
}

function placedAt(order: EbayOrder, doubt: Doubts): string {
  const at = doubt.moment(order.creationDate, 'creationDate');
  if (at !== null) return at;
  if (order.creationDate === '') doubt.add('creationDate: none');
  return doubt.moment(order.lastModifiedDate, 'lastModifiedDate') ?? new Date(0).toISOString();
}

/** The earliest of its lines': they leave together. */
function shipBy(lines: readonly EbayLine[], doubt: Doubts): string | null {
  const all = lines.map((line) =>
    doubt.moment(line.lineItemFulfillmentInstructions.shipByDate, 'shipByDate'),
  );
  return all.filter((at) => at !== null).sort()[0] ?? null;
}

function stepOf({ fulfillmentStartInstructions }: EbayOrder) {
  return fulfillmentStartInstructions.find(({ shippingStep }) => shippingStep)?.shippingStep;
}

function buyerOf({ buyer }: EbayOrder): OrderReading['buyer'] {
  const contact = buyer?.buyerRegistrationAddress;
  return {
    name: contact?.fullName || buyer?.username || '',
    email: contact?.email ?? '',
    phone: contact?.primaryPhone.phoneNumber ?? '',
  };
}

/** Where the parcel goes: for eBay's own onward carriage, its warehouse. Nothing where eBay no longer tells. */
function shipTo(order: EbayOrder, doubt: Doubts): Address {
  const step = stepOf(order);
  const place = step?.shipTo?.contactAddress;
  if (!step?.shipTo || !place) return emptyAddress;
  const { fullName, companyName, primaryPhone } = step.shipTo;
  // Without it on the label, eBay's warehouse does not know whose parcel it is.
  const reference = step.shipToReferenceId === '' ? '' : `Reference #${step.shipToReferenceId}`;
  return {
    name: fullName,
    company: companyName,
    line1: place.addressLine1,
    line2: [reference, place.addressLine2].filter((part) => part !== '').join(', '),
    city: place.city,
    region: place.stateOrProvince || place.county,
    postcode: place.postalCode,
    country: doubt.country(place.countryCode),
    phone: primaryPhone.phoneNumber,
  };
}

/** Discounts are told as negative amounts. */
function chargesOf({ pricingSummary }: EbayOrder, minor: Minor): Charge[] {
  const of = pricingSummary;
  const charges: Charge[] = [
    { kind: 'postage', title: '', amount: minor(of?.deliveryCost ?? null, 'deliveryCost') },
    {
      kind: 'discount',
      title: 'delivery',
      amount: minor(of?.deliveryDiscount ?? null, 'deliveryDiscount'),
    },
    { kind: 'discount', title: '', amount: minor(of?.priceDiscount ?? null, 'priceDiscount') },
    { kind: 'other', title: 'adjustment', amount: minor(of?.adjustment ?? null, 'adjustment') },
    { kind: 'fee', title: '', amount: minor(of?.fee ?? null, 'fee') },
    { kind: 'tax', title: '', amount: minor(of?.tax ?? null, 'tax') },
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

/** Programmes that send the parcel another way, by the container that eBay tells them in. */
const PROGRAMMES: Readonly<Record<string, string>> = {
  authenticityVerification: 'authenticity-guarantee',
  ebayVault: 'ebay-vault',
  ebayInternationalShipping: 'ebay-international-shipping',
  ebayShipping: 'ebay-shipping',
};

function programmesOf(order: EbayOrder): string[] {
  const named = Object.keys(PROGRAMMES).filter((name) => order.program[name]);
  const programmes = named.map((name) => PROGRAMMES[name] ?? name);
  const onward = order.fulfillmentStartInstructions.some((one) => one.ebaySupportedFulfillment);
  return onward && programmes.length === 0 ? ['global-shipping'] : programmes;
}

function fulfilledBy(order: EbayOrder, doubt: Doubts): OrderReading['fulfilledBy'] {
  const types = order.fulfillmentStartInstructions.map((one) => one.fulfillmentInstructionsType);
  if (order.program.fulfillmentProgram || types.includes('FULFILLED_BY_EBAY')) return 'marketplace';
  // Collected in a shop, delivered as a file, or as the seller agreed: there is nothing to post.
  for (const type of types.filter((one) => one !== '' && one !== 'SHIP_TO'))
    doubt.add(`fulfillmentInstructionsType: ${type}`);
  return 'us';
}
