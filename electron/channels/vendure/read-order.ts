/** An order of Vendure as our reading of it. Prices are net: what tax adds is a charge of its own. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import {
  type Address,
  type Charge,
  emptyAddress,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import type { VendureOrder } from './order-answer.ts';
import { paymentOf, unknownPayments } from './payments.ts';

/** Vendure's own order process. What a shop added to it, and an order that is being changed, wait for a person. */
const STATES: ReadonlyMap<string, OrderReading['status']> = new Map([
  ['PaymentAuthorized', 'open'],
  ['PaymentSettled', 'open'],
  ['PartiallyShipped', 'open'],
  ['PartiallyDelivered', 'open'],
  ['Shipped', 'shipped'],
  ['Delivered', 'shipped'],
  ['Cancelled', 'cancelled'],
]);

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

/** `raw` is the answer that `order` was read from. */
export function readOrder(order: VendureOrder, raw: unknown): PulledOrder {
  return {
    reading: readingOf(order),
    review: reviewOf(order),
    cancelRequested: false,
    delivered: order.fulfillments
      .filter(({ state, trackingCode }) => state === 'Delivered' && trackingCode !== '')
      .map(({ trackingCode }) => trackingCode),
    raw: JSON.stringify(raw),
  };
}

function readingOf(order: VendureOrder): OrderReading {
  return {
    channel: 'vendure',
    externalId: order.id,
    number: order.code,
    // `updatedAt` stands still when the state changes: no revision.
    revision: null,
    status: STATES.get(order.state) ?? 'open',
    payment: paymentOf(order.payments, order.totalWithTax),
    placedAt: new Date(order.orderPlacedAt ?? order.createdAt).toISOString(),
    shipBy: null,
    currency: /^[A-Z]{3}$/.test(order.currencyCode) ? order.currencyCode : NO_CURRENCY,
    total: order.totalWithTax,
    buyer: buyerOf(order),
    shipTo: addressOf(order),
    // A cancelled line has a quantity of 0; what was ordered of it stays in the raw answer (`orderPlacedQuantity`).
    lines: order.lines.map(({ id, quantity, unitPrice, productVariant }) => ({
      id,
      sku: productVariant?.sku ?? '',
      title: productVariant?.name ?? '',
      units: quantity,
      unitPrice,
    })),
    charges: chargesOf(order),
    service: order.shippingLines
      .flatMap(({ shippingMethod }) => shippingMethod?.name || [])
      .join(', '),
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: '',
    giftMessage: '',
  };
}

function buyerOf({ customer }: VendureOrder): OrderReading['buyer'] {
  if (!customer) return { name: '', email: '', phone: '' };
  const { firstName, lastName, emailAddress, phoneNumber } = customer;
  return { name: `${firstName} ${lastName}`.trim(), email: emailAddress, phone: phoneNumber };
}

function addressOf({ shippingAddress: to }: VendureOrder): Address {
  if (!to) return emptyAddress;
  return {
    name: to.fullName,
    company: to.company,
    line1: to.streetLine1,
    line2: to.streetLine2,
    city: to.city,
    region: to.province,
    postcode: to.postalCode,
    country: countryCode(to.countryCode) || countryCode(to.country),
    phone: to.phoneNumber,
  };
}

function chargesOf(order: VendureOrder): Charge[] {
  const charges = [
    ...order.shippingLines.map((one) => charge('postage', one.shippingMethod?.name, one.price)),
    ...order.discounts.map((one) => charge('discount', one.description, one.amount)),
    ...order.surcharges.map((one) => charge('fee', one.description, one.price)),
    ...order.taxSummary.map((one) => charge('tax', one.description, one.taxTotal)),
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

function charge(kind: Charge['kind'], title = '', amount = 0): Charge {
  return { kind, title, amount };
}

function reviewOf(order: VendureOrder): string[] {
  const country = order.shippingAddress?.countryCode || order.shippingAddress?.country;
  return [
    ...(STATES.has(order.state) ? [] : [`state: ${order.state}`]),
    ...unknownPayments(order.payments).map((state) => `payment: ${state}`),
    ...(CURRENCIES.has(order.currencyCode) ? [] : [`currency: ${order.currencyCode}`]),
    ...(country && addressOf(order).country === '' ? [`country: ${country}`] : []),
  ];
}
