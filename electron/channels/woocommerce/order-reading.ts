/** An order of WooCommerce as a reading, and what of it a person has to look at first. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import { standings } from '../../../shared/importing/formats/woocommerce.ts';
import { parseMinor } from '../../../shared/records/money.ts';
import type {
  Address,
  Charge,
  OrderReading,
  PaymentStatus,
} from '../../../shared/records/order-facts.ts';
import { type Amounts, readLines } from './order-lines.ts';
import type { WooAddress, WooOrder } from './order-shape.ts';

/** Carts that nobody has ordered. */
const DRAFTS = new Set(['checkout-draft', 'auto-draft']);
/** Not ISO 4217's: `XXX` is its code for no currency. */
const NO_CURRENCY = 'XXX';

export function isDraft(order: WooOrder): boolean {
  return DRAFTS.has(order.status);
}

/** An order as it is told; `refunded`: units given back, by line. `raw` is what it was read from. */
export function readOrder(
  order: WooOrder,
  refunded: ReadonlyMap<string, number>,
  raw: string,
): PulledOrder {
  const review: string[] = [];
  const currency = currencyOf(order, review);
  const amounts: Amounts = { minor: (text, what) => minorOf(text, what, currency, review), review };
  const total = amounts.minor(order.total, 'total');
  const reading: OrderReading = {
    channel: 'woocommerce',
    externalId: String(order.id),
    number: order.number || String(order.id),
    revision: utc(order.date_modified_gmt),
    ...standingOf(order, amounts, total),
    placedAt: placedAt(order, review),
    shipBy: null,
    currency,
    total,
    buyer: {
      name: nameOf(order.billing),
      email: order.billing.email,
      phone: order.billing.phone,
    },
    shipTo: shipTo(order, review),
    lines: readLines(order.line_items, refunded, amounts),
    charges: chargesOf(order, amounts),
    service: order.shipping_lines.map((line) => line.method_title).join(', '),
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: order.customer_note,
    giftMessage: '',
  };
  return { reading, review, cancelRequested: false, raw };
}

/** WooCommerce's zone-less `_gmt` time as UTC ISO; null when it is none. */
export function utc(gmt: string): string | null {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(gmt) ? Date.parse(`${gmt}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function placedAt(order: WooOrder, review: string[]): string {
  const at = utc(order.date_created_gmt) ?? utc(order.date_modified_gmt);
  if (at === null) review.push(`date_created_gmt: ${order.date_created_gmt}`);
  return at ?? new Date(0).toISOString();
}

function currencyOf({ currency }: WooOrder, review: string[]): string {
  if (!Intl.supportedValuesOf('currency').includes(currency)) review.push(`currency: ${currency}`);
  return /^[A-Z]{3}$/.test(currency) ? currency : NO_CURRENCY;
}

function minorOf(text: string, what: string, currency: string, review: string[]): number {
  // A total that has nothing in it is left out by some plugins.
  const minor = parseMinor(text === '' ? '0' : text, currency);
  if (!minor.ok) review.push(`${what}: ${text}`);
  return minor.ok ? minor.value : 0;
}

function standingOf(
  order: WooOrder,
  amounts: Amounts,
  total: number,
): Pick<OrderReading, 'status' | 'payment'> {
  // Trash is how a shop throws an order away: nobody is to pack it, and it may be taken out again.
  if (order.status === 'trash') return { status: 'cancelled', payment: 'voided' };
  const known = standings.get(order.status);
  const paid = order.date_paid_gmt !== '';
  // Put on hold by a person or a fraud check: what was merely not paid yet has no payment date.
  if (!known || (order.status === 'on-hold' && paid))
    amounts.review.push(`status: ${order.status}`);
  const [status, payment] = known ?? ['open', 'unpaid'];
  const shipped = status === 'open' && isFulfilled(order);
  return {
    status: shipped ? 'shipped' : status,
    payment: afterRefunds(payment === 'unpaid' && paid ? 'paid' : payment, order, amounts, total),
  };
}

/** The fulfilments feature leaves the order's status as it is. */
function isFulfilled(order: WooOrder): boolean {
  return order.meta_data.some(
    ({ key, value }) => key === '_fulfillment_status' && value === 'fulfilled',
  );
}

function afterRefunds(
  payment: PaymentStatus,
  order: WooOrder,
  amounts: Amounts,
  total: number,
): PaymentStatus {
  let back = 0;
  for (const refund of order.refunds) back -= amounts.minor(refund.total, 'refund');
  if (payment !== 'paid' || back <= 0) return payment;
  return back >= total ? 'refunded' : 'partially-refunded';
}

function chargesOf(order: WooOrder, { minor }: Amounts): Charge[] {
  const charges: Charge[] = [
    ...order.shipping_lines.map((line): Charge => {
      return { kind: 'postage', title: line.method_title, amount: minor(line.total, 'shipping') };
    }),
    ...order.fee_lines.map((line): Charge => {
      const amount = minor(line.total, 'fee');
      return { kind: amount < 0 ? 'discount' : 'fee', title: line.name, amount };
    }),
    {
      kind: 'discount',
      title: order.coupon_lines.map((line) => line.code).join(', '),
      amount: -minor(order.discount_total, 'discount_total'),
    },
    {
      kind: 'tax',
      title: order.tax_lines.map((line) => line.label).join(', '),
      amount: minor(order.total_tax, 'total_tax'),
    },
  ];
  return charges.filter((charge) => charge.amount !== 0);
}

function nameOf({ first_name, last_name }: WooAddress): string {
  return [first_name, last_name].filter((part) => part !== '').join(' ');
}

/** Shops that only ship to the billing address, or sell nothing to ship, leave the other one empty. */
function shipTo({ shipping, billing }: WooOrder, review: string[]): Address {
  const own = [shipping.address_1, shipping.city, shipping.postcode].some((part) => part !== '');
  const place = own ? shipping : billing;
  const country = countryCode(place.country);
  if (country === '' && place.country !== '') review.push(`country: ${place.country}`);
  return {
    name: nameOf(place),
    company: place.company,
    line1: place.address_1,
    line2: place.address_2,
    city: place.city,
    region: place.state,
    postcode: place.postcode,
    country,
    phone: place.phone || billing.phone,
  };
}
