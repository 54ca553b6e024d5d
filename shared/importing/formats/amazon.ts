/**
 * Amazon's order reports, tab-separated: "Unshipped orders" (no prices) and "All orders" (no names, with FBA).
 * Fields: https://developer-docs.amazon.com/sp-api/docs/order-reports-attributes
 * and https://developer-docs.amazon.com/sp-api/docs/order-tracking-reports-attributes
 */
import { hasHeaders, sourcesByName } from '../columns.ts';
import {
  type OrderFormat,
  type OrderLayout,
  type OrderTexts,
  plainLayout,
  type Standing,
} from '../layout.ts';
import type { OrderField } from '../order-fields.ts';

const UNSHIPPED: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['order-id'],
  placedAt: ['purchase-date'],
  paidAt: ['payments-date'],
  shipBy: ['promise-date'],
  currency: ['currency'],
  buyerName: ['buyer-name'],
  email: ['buyer-email'],
  phone: ['buyer-phone-number'],
  shipName: ['recipient-name'],
  line1: ['ship-address-1'],
  city: ['ship-city'],
  region: ['ship-state'],
  postcode: ['ship-postal-code'],
  country: ['ship-country'],
  service: ['ship-service-level'],
  prime: ['is-prime'],
  business: ['is-business-order'],
  lineId: ['order-item-id'],
  sku: ['sku'],
  title: ['product-name'],
  units: ['quantity-to-ship'],
  unitPrice: ['item-price'],
};

const ALL: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['amazon-order-id'],
  placedAt: ['purchase-date'],
  status: ['order-status'],
  currency: ['currency'],
  city: ['ship-city'],
  region: ['ship-state'],
  postcode: ['ship-postal-code'],
  country: ['ship-country'],
  service: ['ship-service-level'],
  business: ['is-business-order'],
  fulfilledBy: ['fulfillment-channel'],
  postage: ['shipping-price'],
  tax: ['item-tax'],
  discount: ['item-promotion-discount'],
  sku: ['sku'],
  title: ['product-name'],
  units: ['quantity'],
  lineTotal: ['item-price'],
  lineStatus: ['item-status'],
};

export const amazon: OrderFormat = {
  id: 'amazon',
  layoutOf: (headers) => {
    if (hasHeaders(headers, ['order-id', 'order-item-id', 'quantity-to-ship', 'sku']))
      return unshipped(headers);
    if (hasHeaders(headers, ['amazon-order-id', 'order-status', 'fulfillment-channel', 'quantity']))
      return all(headers);
    return null;
  },
};

function unshipped(headers: readonly string[]): OrderLayout {
  return {
    ...shared(headers, UNSHIPPED),
    // Only paid orders get onto this report.
    standing: () => ({ status: 'open', payment: 'paid' }),
  };
}

function all(headers: readonly string[]): OrderLayout {
  return {
    ...shared(headers, ALL),
    standing,
    // FBA: Amazon's own warehouse ships it; it is shown here and never packed.
    fulfilledBy: (texts) => (/^(amazon|afn)/i.test(texts('fulfilledBy')) ? 'marketplace' : 'us'),
    isSent: (line) => line.lineStatus.toLowerCase() === 'shipped',
    addsUp: ['postage', 'tax', 'discount'],
  };
}

function shared(
  headers: readonly string[],
  names: { readonly [F in OrderField]?: readonly string[] },
): OrderLayout {
  const address = ['ship-address-2', 'ship-address-3'].map((name) => headers.indexOf(name));
  const columns = address.filter((column) => column !== -1);
  return {
    ...plainLayout,
    format: 'amazon',
    channel: 'amazon',
    sources: {
      ...sourcesByName(headers, names),
      ...(columns.length > 0 ? { line2: { columns, constant: '' } } : {}),
    },
    decimal: '.',
  };
}

function standing(texts: OrderTexts): Standing {
  const word = texts('status').toLowerCase();
  if (word.startsWith('cancel')) return { status: 'cancelled', payment: 'voided' };
  if (word.startsWith('shipped') || word.startsWith('complete'))
    return { status: 'shipped', payment: 'paid' };
  if (word.startsWith('unshipped') || word.startsWith('partially'))
    return { status: 'open', payment: 'paid' };
  if (word.startsWith('pending')) return { status: 'open', payment: 'unpaid' };
  return { status: 'open', payment: 'unpaid', unsure: texts('status') };
}
