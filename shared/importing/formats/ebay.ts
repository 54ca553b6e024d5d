/**
 * eBay's orders report (Seller Hub > Orders > Download report), American and British headers. A blank line, the
 * header, a row of empty cells; an order of several lines has a row of its own with buyer, address and totals but
 * no item, then one row per line; at the end "n,record(s) downloaded" and "Seller ID : x".
 * Headers: https://github.com/randomecho/shifted-sales-report/blob/main/README.md
 */
import { hasHeaders, headerIndex, headerKey, sourcesByName } from '../columns.ts';
import { isYes, type OrderFormat, plainLayout, type RowRole } from '../layout.ts';
import type { OrderField } from '../order-fields.ts';

/** American and British names of a column that starts with "Ship To" or "Post To". */
function shipTo(...names: readonly string[]): string[] {
  return names.flatMap((name) => [`Ship To ${name}`, `Post To ${name}`]);
}

const NAMES: { readonly [F in OrderField]?: readonly string[] } = {
  number: ['Order Number'],
  placedAt: ['Sale Date'],
  paidAt: ['Paid On Date'],
  shipBy: ['Ship By Date', 'Post By Date', 'Dispatch By Date'],
  shippedAt: ['Shipped On Date', 'Dispatched On Date', 'Posted On Date'],
  total: ['Total Price'],
  customer: ['Buyer Username'],
  buyerName: ['Buyer Name'],
  email: ['Buyer Email'],
  shipName: shipTo('Name'),
  line1: shipTo('Address 1'),
  line2: shipTo('Address 2'),
  city: shipTo('City'),
  region: shipTo('State', 'County'),
  postcode: shipTo('Zip', 'Postcode', 'Postal Code'),
  country: shipTo('Country'),
  shipPhone: shipTo('Phone'),
  service: ['Shipping Service', 'Postage Service', 'Delivery Service'],
  note: ['Buyer Note'],
  programmes: ['eBay Plus'],
  postage: ['Shipping And Handling', 'Postage And Packaging', 'Postage And Handling'],
  tax: ['Seller Collected Tax'],
  lineId: ['Transaction ID'],
  sku: ['Custom Label'],
  title: ['Item Title'],
  variant: ['Variation Details'],
  units: ['Quantity'],
  unitPrice: ['Sold For'],
};

export const ebay: OrderFormat = {
  id: 'ebay',
  layoutOf: (headers) => {
    if (!hasHeaders(headers, ['Sales Record Number', 'Buyer Username', 'Item Title', 'Sold For']))
      return null;
    return {
      ...plainLayout,
      format: 'ebay',
      channel: 'ebay',
      sources: sourcesByName(headers, NAMES),
      carriesNumber: false,
      standing: (texts) => ({
        status: texts('shippedAt') === '' ? 'open' : 'shipped',
        payment: texts('paidAt') === '' ? 'unpaid' : 'paid',
      }),
      programmes: (texts) => (isYes(texts('programmes')) ? ['ebay-plus'] : []),
      role: roleIn(headers),
    };
  },
};

function roleIn(headers: readonly string[]): (row: readonly string[]) => RowRole {
  const at = headerIndex(headers);
  const cell = (row: readonly string[], name: string) => row[at.get(headerKey(name)) ?? -1] ?? '';
  return (row) => {
    if (row.some((text) => /record\(s\) downloaded|^Seller ID\s*:/i.test(text))) return 'totals';
    if (cell(row, 'Item Number') === '' && cell(row, 'Item Title') === '') return 'order-only';
    // QUIRK(ebay): an order gets its number when it is paid; until then only the sales record has one.
    if (cell(row, 'Order Number') === '') return 'unpaid-no-number';
    return 'line';
  };
}
