/**
 * The UCI "Online Retail" data set (https://doi.org/10.24432/C5BW33): one row per invoice line of a UK
 * wholesaler. Invoices whose number begins with C are cancellations, quantities there are negative; negative
 * quantities without a price elsewhere are corrections of stock.
 */
import { hasHeaders, headerIndex, headerKey, sourcesByName } from '../columns.ts';
import { type LineKind, type LineTexts, type OrderFormat, plainLayout } from '../layout.ts';

/** Stock codes that are no goods, as the data set's own description and its rows name them. */
const CODES: { readonly [code: string]: LineKind } = {
  POST: 'postage',
  DOT: 'postage',
  C2: 'postage',
  D: 'discount',
  M: 'other',
  S: 'other',
  B: 'other',
  CRUK: 'other',
  AMAZONFEE: 'fee',
  'BANK CHARGES': 'fee',
};

export const onlineRetail: OrderFormat = {
  id: 'online-retail',
  layoutOf: (headers) => {
    const names = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice'];
    if (!hasHeaders(headers, names)) return null;
    const at = headerIndex(headers);
    const column = (name: string) => at.get(headerKey(name)) ?? -1;
    const [units, price, customer] = ['Quantity', 'UnitPrice', 'CustomerID'].map(column);
    return {
      ...plainLayout,
      format: 'online-retail',
      channel: 'online-retail',
      sources: sourcesByName(headers, {
        number: ['InvoiceNo'],
        placedAt: ['InvoiceDate'],
        customer: ['CustomerID'],
        country: ['Country'],
        sku: ['StockCode'],
        title: ['Description'],
        units: ['Quantity'],
        unitPrice: ['UnitPrice'],
      }),
      dateOrder: 'mdy',
      decimal: '.',
      currency: 'GBP',
      role: (row) =>
        isCorrection(row[units ?? -1] ?? '', row[price ?? -1] ?? '', row[customer ?? -1] ?? '')
          ? 'adjustment'
          : 'line',
      lineKind,
    };
  },
};

/** Nobody bought it and nobody paid for it: damaged, found, counted again. */
function isCorrection(units: string, price: string, customer: string): boolean {
  return Number(price) === 0 && customer === '' && Number(units) !== 0;
}

function lineKind(line: LineTexts): LineKind {
  const code = line.sku.toUpperCase();
  if (code.startsWith('GIFT_')) return 'other';
  return CODES[code] ?? 'goods';
}
