/** An order of BigCommerce as our reading of it. Prices are net and before discounts: those and tax are charges of their own. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import { parseMinor } from '../../../shared/records/money.ts';
import {
  type Address,
  type Charge,
  emptyAddress,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import type { BigCommerceAddress, BigCommerceOrder, BigCommerceProduct } from './order-answer.ts';
import { haveLeft, lineOf, productsOf, type Reader } from './order-goods.ts';
import { paymentOf, statusOf } from './statuses.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

/** `raw` is what the order was read from. */
export function readOrder(order: BigCommerceOrder, raw: unknown): PulledOrder {
  const review: string[] = [];
  const currency = currencyOf(order, review);
  const reader: Reader = {
    review,
    minor: (text, what) => {
      const minor = parseMinor(text === '' ? '0' : text, currency);
      if (!minor.ok) review.push(`${what}: ${text}`);
      return minor.ok ? minor.value : 0;
    },
  };
  const products = productsOf(order, review);
  const { billing_address: who } = order;
  const reading: OrderReading = {
    channel: 'bigcommerce',
    externalId: String(order.id),
    number: String(order.id),
    revision: instant(order.date_modified),
    status: standing(order, products, review),
    payment: payment(order, review),
    placedAt: placedAt(order, review),
    shipBy: null,
    currency,
    total: reader.minor(order.total_inc_tax, 'total_inc_tax'),
    buyer: { name: nameOf(who), email: who.email, phone: who.phone },
    shipTo: shipTo(order, review),
    lines: products.map((product) => lineOf(product, reader)),
    charges: chargesOf(order, reader),
    service: shippingMethods(order),
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: order.customer_message,
    giftMessage: messages(products),
  };
  return { reading, review, cancelRequested: false, raw: JSON.stringify(raw) };
}

/** BigCommerce's RFC 2822 time as UTC ISO; null when it is none. */
export function instant(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function placedAt({ date_created, date_modified }: BigCommerceOrder, review: string[]): string {
  const at = instant(date_created) ?? instant(date_modified);
  if (at === null) review.push(`date_created: ${date_created}`);
  return at ?? new Date(0).toISOString();
}

/** The one that is paid in; prices may have been shown in another. */
function currencyOf(order: BigCommerceOrder, review: string[]): string {
  const currency = order.default_currency_code || order.currency_code;
  if (!CURRENCIES.has(currency)) review.push(`currency: ${currency}`);
  return /^[A-Z]{3}$/.test(currency) ? currency : NO_CURRENCY;
}

function standing(
  { status_id, status, is_deleted }: BigCommerceOrder,
  products: readonly BigCommerceProduct[],
  review: string[],
): OrderReading['status'] {
  // The shop put it away: nobody is to pack it.
  if (is_deleted) return 'cancelled';
  const { value, look } = statusOf(status_id);
  if (look) review.push(`status: ${status || status_id}`);
  return value === 'open' && haveLeft(products) ? 'shipped' : value;
}

function payment(order: BigCommerceOrder, review: string[]): OrderReading['payment'] {
  const { value, look } = paymentOf(order.payment_status, order.status_id);
  if (look) review.push(`payment: ${order.payment_status}`);
  return value;
}

function chargesOf(order: BigCommerceOrder, { minor }: Reader): Charge[] {
  const discount = minor(order.discount_amount, 'discount_amount');
  const coupons = minor(order.coupon_discount, 'coupon_discount');
  const charges: Charge[] = [
    {
      kind: 'postage',
      title: shippingMethods(order),
      amount: minor(order.shipping_cost_ex_tax, 'shipping_cost_ex_tax'),
    },
    fee('Handling', minor(order.handling_cost_ex_tax, 'handling_cost_ex_tax')),
    fee('Gift wrapping', minor(order.wrapping_cost_ex_tax, 'wrapping_cost_ex_tax')),
    ...order.fees.map((one) => fee(one.display_name_customer, minor(one.cost_ex_tax, 'fee'))),
    { kind: 'discount', title: '', amount: -(discount + coupons) },
    { kind: 'tax', title: '', amount: minor(order.total_tax, 'total_tax') },
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

function fee(title: string, amount: number): Charge {
  return { kind: 'fee', title, amount };
}

function shippingMethods({ consignments }: BigCommerceOrder): string {
  const names = (consignments?.shipping ?? []).flatMap((one) => one.shipping_method || []);
  return [...new Set(names)].join(', ');
}

function messages(products: readonly BigCommerceProduct[]): string {
  return products.flatMap(({ wrapping_message }) => wrapping_message || []).join('\n');
}

function nameOf({ first_name, last_name }: BigCommerceAddress): string {
  return [first_name, last_name].filter((part) => part !== '').join(' ');
}

function shipTo({ consignments, billing_address }: BigCommerceOrder, review: string[]): Address {
  const to = consignments?.shipping[0];
  if (!to) return emptyAddress;
  const country = countryCode(to.country_iso2) || countryCode(to.country);
  const said = to.country_iso2 || to.country;
  if (country === '' && said !== '') review.push(`country: ${said}`);
  return {
    name: nameOf(to),
    company: to.company,
    line1: to.street_1,
    line2: to.street_2,
    city: to.city,
    region: to.state,
    postcode: to.zip,
    country,
    phone: to.phone || billing_address.phone,
  };
}
