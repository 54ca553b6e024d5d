/** An order of Medusa as our reading of it. Prices are net and before discounts: those and tax are charges of their own. */
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { countryCode } from '../../../shared/importing/countries.ts';
import { parseMinor } from '../../../shared/records/money.ts';
import {
  type Address,
  type Charge,
  emptyAddress,
  type OrderLine,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import {
  itemShape,
  type MedusaAddress,
  type MedusaItem,
  type MedusaOrder,
} from './order-answer.ts';
import { paymentOf, statusOf } from './statuses.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** ISO 4217: no currency. */
const NO_CURRENCY = 'XXX';

/** What is read of one order, and what of it could not be. */
interface Reader {
  readonly review: string[];
  readonly minor: (text: string, what: string) => number;
}

/** `raw` is what the order was read from. */
export function readOrder(order: MedusaOrder, raw: unknown): PulledOrder {
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
  const items = itemsOf(order, review);
  const reading: OrderReading = {
    channel: 'medusa',
    externalId: order.id,
    number: order.display_id || order.id,
    revision: instant(order.updated_at),
    status: standing(order, items, review),
    payment: payment(order, review),
    placedAt: placedAt(order, review),
    shipBy: null,
    currency,
    total: reader.minor(order.summary.raw_current_order_total || order.total, 'total'),
    buyer: buyerOf(order),
    shipTo: shipTo(order, review),
    lines: items.map((item) => lineOf(item, reader)),
    charges: chargesOf(order, items, reader),
    service: order.shipping_methods.flatMap(({ name }) => name || []).join(', '),
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    // Medusa has no field for the buyer's words.
    note: '',
    giftMessage: '',
  };
  const delivered = deliveredOf(order);
  return { reading, review, cancelRequested: false, delivered, raw: JSON.stringify(raw) };
}

function deliveredOf({ fulfillments }: MedusaOrder): string[] {
  return fulfillments
    .filter(({ delivered_at, canceled_at }) => delivered_at !== '' && canceled_at === '')
    .flatMap(({ labels }) => labels.flatMap(({ tracking_number }) => tracking_number || []));
}

/** Medusa's time as UTC ISO; null when it is none. */
export function instant(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function placedAt({ created_at, updated_at }: MedusaOrder, review: string[]): string {
  const at = instant(created_at) ?? instant(updated_at);
  if (at === null) review.push(`created_at: ${created_at}`);
  return at ?? new Date(0).toISOString();
}

/** Medusa writes currencies and countries in lower case. */
function currencyOf({ currency_code }: MedusaOrder, review: string[]): string {
  const currency = currency_code.toUpperCase();
  if (!CURRENCIES.has(currency)) review.push(`currency: ${currency_code}`);
  return /^[A-Z]{3}$/.test(currency) ? currency : NO_CURRENCY;
}

/** A line that cannot be read is said, and the order with it; it is not left out in silence. */
function itemsOf({ items }: MedusaOrder, review: string[]): readonly MedusaItem[] {
  if (items === null) review.push('items: none');
  return (items ?? []).flatMap((item, at) => {
    const read = itemShape.safeParse(item);
    if (read.success) return [read.data];
    review.push(`items ${at + 1}: ${read.error.issues[0]?.path.join('.') ?? ''}`);
    return [];
  });
}

/** Shipped is told by the units themselves: `fulfillment_status` depends on what was asked for with it. */
function standing(
  { status }: MedusaOrder,
  items: readonly MedusaItem[],
  review: string[],
): OrderReading['status'] {
  const { value, look } = statusOf(status);
  if (look) review.push(`status: ${status}`);
  const gone = items.every(({ quantity, detail }) => detail.shipped_quantity >= quantity);
  return value === 'open' && items.length > 0 && gone ? 'shipped' : value;
}

function payment({ payment_status }: MedusaOrder, review: string[]): OrderReading['payment'] {
  const { value, look } = paymentOf(payment_status);
  if (look) review.push(`payment: ${payment_status}`);
  return value;
}

function lineOf(item: MedusaItem, { minor, review }: Reader): OrderLine {
  const units = Math.ceil(item.quantity);
  if (units !== item.quantity) review.push(`quantity: ${item.quantity} ${item.title}`);
  const subtotal = minor(item.raw_subtotal, 'subtotal');
  const name = item.product_title || item.title;
  // A product without options has one variant that is called so.
  const variant = ['Default', 'Default variant', name].includes(item.variant_title)
    ? ''
    : item.variant_title;
  return {
    id: item.id,
    sku: item.variant_sku,
    title: [name, variant].filter((part) => part !== '').join(', '),
    units,
    // Without sums of its lines an order still says each one's price.
    unitPrice:
      item.raw_subtotal === '' || units === 0
        ? minor(item.raw_unit_price, 'unit_price')
        : Math.round(subtotal / units),
  };
}

function chargesOf(order: MedusaOrder, items: readonly MedusaItem[], { minor }: Reader): Charge[] {
  const parts = [...items, ...order.shipping_methods];
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const discount = sum(parts.map((part) => minor(part.raw_discount_subtotal, 'discount')));
  const tax = sum(parts.map((part) => minor(part.raw_tax_total, 'tax')));
  const charges: Charge[] = [
    ...order.shipping_methods.map(({ name, raw_subtotal, raw_amount }): Charge => {
      return {
        kind: 'postage',
        title: name,
        amount: minor(raw_subtotal || raw_amount, 'shipping'),
      };
    }),
    { kind: 'discount', title: '', amount: -discount },
    { kind: 'tax', title: '', amount: tax },
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

function buyerOf({ billing_address, shipping_address, email }: MedusaOrder): OrderReading['buyer'] {
  const who = billing_address ?? shipping_address;
  return { name: nameOf(who), email, phone: who?.phone || (shipping_address?.phone ?? '') };
}

function nameOf(who: MedusaAddress | null): string {
  return [who?.first_name ?? '', who?.last_name ?? ''].filter((part) => part !== '').join(' ');
}

function shipTo({ shipping_address: to }: MedusaOrder, review: string[]): Address {
  if (!to) return emptyAddress;
  const country = countryCode(to.country_code);
  if (country === '' && to.country_code !== '') review.push(`country: ${to.country_code}`);
  return {
    name: nameOf(to),
    company: to.company,
    line1: to.address_1,
    line2: to.address_2,
    city: to.city,
    region: to.province,
    postcode: to.postal_code,
    country,
    phone: to.phone,
  };
}
