/**
 * Shopify's orders export (Admin > Orders > Export). One row per line; the order's own fields stand on its
 * first row only. Headers: https://github.com/jadwro/allegro_csv_parser/blob/main/src/Shopify/types/ShopifyOrderTypeCSV.ts
 * and https://github.com/laplace-live/shopify-csv-converter/blob/main/src/types/index.d.ts (both from real exports);
 * statuses: https://shopify.dev/docs/api/storefront/latest/enums/OrderFinancialStatus
 */
import type { PaymentStatus } from '../../records/order-facts.ts';
import { hasHeaders, sourcesByName } from '../columns.ts';
import {
  kindByWords,
  type OrderFormat,
  type OrderTexts,
  plainLayout,
  type Standing,
  words,
} from '../layout.ts';
import type { OrderField } from '../order-fields.ts';

const NAMES: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['Name'],
  placedAt: ['Created at'],
  paidAt: ['Paid at'],
  shippedAt: ['Fulfilled at'],
  cancelledAt: ['Cancelled at', 'Canceled at'],
  status: ['Fulfillment Status'],
  payment: ['Financial Status'],
  currency: ['Currency'],
  total: ['Total'],
  buyerName: ['Billing Name'],
  email: ['Email'],
  phone: ['Phone', 'Billing Phone'],
  shipName: ['Shipping Name'],
  company: ['Shipping Company'],
  line1: ['Shipping Address1', 'Shipping Street'],
  line2: ['Shipping Address2'],
  city: ['Shipping City'],
  region: ['Shipping Province'],
  postcode: ['Shipping Zip'],
  country: ['Shipping Country'],
  shipPhone: ['Shipping Phone'],
  service: ['Shipping Method'],
  tags: ['Tags'],
  note: ['Notes'],
  postage: ['Shipping'],
  discount: ['Discount Amount'],
  tax: ['Taxes'],
  sku: ['Lineitem sku'],
  title: ['Lineitem name'],
  units: ['Lineitem quantity'],
  unitPrice: ['Lineitem price'],
  lineStatus: ['Lineitem fulfillment status'],
  needsShipping: ['Lineitem requires shipping'],
};

const PAYMENTS: { readonly [status: string]: PaymentStatus } = {
  pending: 'unpaid',
  unpaid: 'unpaid',
  authorized: 'authorized',
  partially_paid: 'partially-paid',
  paid: 'paid',
  partially_refunded: 'partially-refunded',
  refunded: 'refunded',
  voided: 'voided',
  expired: 'failed',
};

export const shopify: OrderFormat = {
  id: 'shopify',
  layoutOf: (headers) =>
    hasHeaders(headers, ['Name', 'Financial Status', 'Lineitem name', 'Lineitem quantity'])
      ? {
          ...plainLayout,
          format: 'shopify',
          channel: 'shopify',
          sources: sourcesByName(headers, NAMES),
          decimal: '.',
          standing,
          programmes: (texts) =>
            words(texts('tags').toLowerCase()).filter((tag) => ['vip', 'prime'].includes(tag)),
          lineKind: (line) => (line.needsShipping === 'false' ? 'other' : kindByWords(line)),
          isSent: (line) => line.lineStatus === 'fulfilled',
        }
      : null,
};

function standing(texts: OrderTexts): Standing {
  const word = texts('payment').toLowerCase();
  const known = PAYMENTS[word];
  const payment = known ?? 'unpaid';
  const status = statusOf(texts);
  return known ? { status, payment } : { status, payment, unsure: texts('payment') };
}

/** `partial` stays open: which of its lines are sent stands on each line. */
function statusOf(texts: OrderTexts): Standing['status'] {
  if (texts('cancelledAt') !== '') return 'cancelled';
  return texts('status').toLowerCase() === 'fulfilled' ? 'shipped' : 'open';
}
