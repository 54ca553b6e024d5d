/**
 * WooCommerce order exports. WooCommerce itself exports none that a shop packs from; these two plugins do:
 * - "Order Import Export" (WebToffee), one row per order, lines in `line_item_1…n`:
 *   https://woocommerce.com/document/import-and-export-of-woocommerce-orders/ and its sample
 *   https://github.com/vinigarcia87/storms-order-import-export-for-woocommerce/blob/master/Sample_Order.csv
 * - "Advanced Order Export" (AlgolPlus), one row per line, headers in words:
 *   https://gist.github.com/nylen/768db1dcba64ae38dc5a828dfdfce8ef
 */
import type { PaymentStatus } from '../../records/order-facts.ts';
import {
  type FieldSource,
  hasHeaders,
  headerKey,
  type Sources,
  sourcesByName,
} from '../columns.ts';
import {
  type LineTexts,
  type OrderFormat,
  type OrderTexts,
  plainLayout,
  type Standing,
} from '../layout.ts';
import type { OrderField } from '../order-fields.ts';

const KEY_NAMES: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['order_number', 'order_id'],
  externalId: ['order_id', 'order_number'],
  placedAt: ['order_date'],
  paidAt: ['paid_date'],
  status: ['status'],
  currency: ['order_currency'],
  total: ['order_total'],
  email: ['billing_email', 'customer_email'],
  phone: ['billing_phone'],
  company: ['shipping_company'],
  line1: ['shipping_address_1'],
  line2: ['shipping_address_2'],
  city: ['shipping_city'],
  region: ['shipping_state'],
  postcode: ['shipping_postcode'],
  country: ['shipping_country'],
  shipPhone: ['shipping_phone'],
  billCompany: ['billing_company'],
  billLine1: ['billing_address_1'],
  billLine2: ['billing_address_2'],
  billCity: ['billing_city'],
  billRegion: ['billing_state'],
  billPostcode: ['billing_postcode'],
  billCountry: ['billing_country'],
  service: ['shipping_method'],
  note: ['customer_note'],
  postage: ['shipping_total'],
  discount: ['discount_total', 'cart_discount'],
  tax: ['tax_total'],
  fee: ['fee_total'],
};

const WORD_NAMES: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['Order Number'],
  externalId: ['Order ID', 'Order Number'],
  placedAt: ['Order Date'],
  paidAt: ['Paid Date'],
  status: ['Order Status'],
  currency: ['Order Currency', 'Currency'],
  total: ['Order Total Amount', 'Order Total Amount (- Refund)'],
  email: ['Email (Billing)'],
  phone: ['Phone (Billing)'],
  company: ['Company (Shipping)'],
  line1: ['Address 1 (Shipping)', 'Address 1&2 (Shipping)'],
  line2: ['Address 2 (Shipping)'],
  city: ['City (Shipping)'],
  region: ['State Code (Shipping)', 'State Name (Shipping)'],
  postcode: ['Postcode (Shipping)'],
  country: ['Country Code (Shipping)', 'Country Name (Shipping)'],
  shipPhone: ['Phone (Shipping)'],
  billCompany: ['Company (Billing)'],
  billLine1: ['Address 1 (Billing)', 'Address 1&2 (Billing)'],
  billLine2: ['Address 2 (Billing)'],
  billCity: ['City (Billing)'],
  billRegion: ['State Code (Billing)', 'State Name (Billing)'],
  billPostcode: ['Postcode (Billing)'],
  billCountry: ['Country Code (Billing)', 'Country Name (Billing)'],
  service: ['Shipping Method Title', 'Shipping Method'],
  note: ['Customer Note'],
  postage: ['Order Shipping Amount'],
  discount: ['Cart Discount Amount'],
  tax: ['Order Total Tax Amount', 'Order Tax Amount'],
  sku: ['SKU'],
  title: ['Item Name', 'Name'],
  variant: ['Product Variation'],
  // What is left to ship where the export says so.
  units: ['Quantity (- Refund)', 'Quantity'],
  unitPrice: ['Item Cost'],
};

/** What WooCommerce's own statuses mean, in exports and over its API. */
export const standings: ReadonlyMap<string, readonly [Standing['status'], PaymentStatus]> = new Map(
  [
    ['pending', ['open', 'unpaid']],
    ['pending-payment', ['open', 'unpaid']],
    ['on-hold', ['open', 'unpaid']],
    ['processing', ['open', 'paid']],
    ['completed', ['shipped', 'paid']],
    ['cancelled', ['cancelled', 'voided']],
    ['refunded', ['cancelled', 'refunded']],
    ['failed', ['open', 'failed']],
    ['checkout-draft', ['open', 'unpaid']],
  ],
);

export const wooCommerce: OrderFormat = {
  id: 'woocommerce',
  layoutOf: (headers) => {
    const sources = sourcesOf(headers);
    if (!sources) return null;
    const cells = lineColumns(headers);
    return {
      ...plainLayout,
      format: 'woocommerce',
      channel: 'woocommerce',
      sources,
      standing,
      linesOf: cells.length > 0 ? (row) => linesIn(row, cells) : null,
    };
  },
};

function sourcesOf(headers: readonly string[]): Sources<OrderField> | null {
  if (hasHeaders(headers, ['order_id', 'order_date', 'status', 'line_item_1'])) {
    return {
      ...sourcesByName(headers, KEY_NAMES),
      ...joined(headers, 'buyerName', ['billing_first_name', 'billing_last_name']),
      ...joined(headers, 'shipName', ['shipping_first_name', 'shipping_last_name']),
    };
  }
  if (hasHeaders(headers, ['Order Number', 'Order Status', 'Order Date', 'SKU', 'Item Cost'])) {
    return {
      ...sourcesByName(headers, WORD_NAMES),
      ...joined(headers, 'buyerName', ['Full Name (Billing)']),
      ...joined(headers, 'buyerName', ['First Name (Billing)', 'Last Name (Billing)']),
      ...joined(headers, 'shipName', ['Full Name (Shipping)']),
      ...joined(headers, 'shipName', ['First Name (Shipping)', 'Last Name (Shipping)']),
    };
  }
  return null;
}

function joined(
  headers: readonly string[],
  field: OrderField,
  names: readonly string[],
): { readonly [F in OrderField]?: FieldSource } {
  const keys = headers.map(headerKey);
  const columns = names.map((name) => keys.indexOf(headerKey(name))).filter((at) => at !== -1);
  return columns.length === names.length ? { [field]: { columns, constant: '' } } : {};
}

function standing(texts: OrderTexts): Standing {
  const word = texts('status').toLowerCase().replace(/^wc-/, '').replace(/\s+/g, '-');
  const known = standings.get(word);
  if (known) return { status: known[0], payment: known[1] };
  // A status that a plugin added: shipping it is safe only when the shop has been paid.
  if (texts('paidAt') !== '') return { status: 'open', payment: 'paid' };
  return { status: 'open', payment: 'unpaid', unsure: texts('status') };
}

function lineColumns(headers: readonly string[]): number[] {
  return headers.flatMap((header, column) => (/^line_item_\d+$/.test(header) ? [column] : []));
}

/** `name:Mug|product_id:13|sku:A12|quantity:1|total:8.00|tax:1.44`, one cell per line. */
function linesIn(row: readonly string[], columns: readonly number[]): LineTexts[] {
  return columns.flatMap((column) => {
    const cell = row[column] ?? '';
    return cell === '' ? [] : [lineOf(cell)];
  });
}

function lineOf(cell: string): LineTexts {
  const parts = new Map<string, string>();
  for (const part of cell.split('|')) {
    const at = part.indexOf(':');
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const known = ['name', 'product_id', 'sku', 'quantity', 'total', 'sub_total', 'tax', 'refund'];
  const variant = [...parts].filter(([key]) => !known.includes(key) && !/^_|^meta:|tax/.test(key));
  return {
    lineId: '',
    sku: parts.get('sku') ?? '',
    title: parts.get('name') ?? '',
    variant: variant.map(([key, value]) => `${key}: ${value}`).join(', '),
    units: parts.get('quantity') ?? '',
    unitPrice: '',
    lineTotal: parts.get('total') ?? '',
    lineStatus: '',
    needsShipping: '',
  };
}
