/**
 * Etsy's "Sold order items" download (Shop Manager > Settings > Options > Download data), one row per line.
 * Header and cells: https://github.com/budwakelam/digidoughnut (tests/, EtsySoldOrderItems);
 * dates are month first: https://github.com/YitongM/Etsy2ParcelMonkeyCSV reads the same shop's orders file.
 */
import { hasHeaders, sourcesByName } from '../columns.ts';
import { type OrderFormat, plainLayout } from '../layout.ts';
import type { OrderField } from '../order-fields.ts';

const NAMES: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['Order ID'],
  placedAt: ['Sale Date'],
  paidAt: ['Date Paid'],
  shippedAt: ['Date Shipped'],
  currency: ['Currency'],
  customer: ['Buyer'],
  buyerName: ['Ship Name'],
  shipName: ['Ship Name'],
  line1: ['Ship Address1'],
  line2: ['Ship Address2'],
  city: ['Ship City'],
  region: ['Ship State'],
  postcode: ['Ship Zipcode'],
  country: ['Ship Country'],
  status: ['Order Type'],
  postage: ['Order Shipping'],
  discount: ['Discount Amount'],
  tax: ['Order Sales Tax'],
  lineId: ['Transaction ID'],
  sku: ['SKU'],
  title: ['Item Name'],
  variant: ['Variations'],
  units: ['Quantity'],
  unitPrice: ['Price'],
};

export const etsy: OrderFormat = {
  id: 'etsy',
  layoutOf: (headers) =>
    hasHeaders(headers, ['Sale Date', 'Item Name', 'Transaction ID', 'Listing ID', 'Order ID'])
      ? {
          ...plainLayout,
          format: 'etsy',
          channel: 'etsy',
          sources: sourcesByName(headers, NAMES),
          dateOrder: 'mdy',
          standing: (texts) => ({
            // Sold over the counter: the buyer has it already.
            status:
              texts('shippedAt') !== '' || /in.?person/i.test(texts('status')) ? 'shipped' : 'open',
            payment: texts('paidAt') === '' ? 'unpaid' : 'paid',
          }),
          addsUp: ['discount'],
        }
      : null,
};
