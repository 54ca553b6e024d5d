/**
 * Two orders at the head of the queue, made so that trying the app out meets what is rare: units enough to scan a
 * case, and a code that two SKUs share. Leaves nothing to chance: the rest of the shop is the same without it.
 */
import type { SampleFile } from '../../shared/sample/sample-data.ts';
import { type CatalogueSku, ean13 } from './catalogue.ts';
import { priceIn } from './channels.ts';

type FileOrder = SampleFile['orders'][number];

interface Shop {
  readonly catalogue: CatalogueSku[];
  readonly orders: FileOrder[];
}

const CURRENCIES = ['EUR', 'GBP', 'USD'] as const;

const CASE_UNITS = 6;
/** A case, and two that are scanned one by one. */
const ORDERED = CASE_UNITS + 2;
/** The supplier's range, printed on two of its goods by mistake. */
const SHARED_CODE = ean13(220, 1);

/** The shop with its lessons. */
export function withLessons({ catalogue, orders }: Shop): Shop {
  // The oldest of those that wait are the most urgent.
  const [first, second] = orders.filter(isReady).toSorted((a, b) => b.placed - a.placed);
  const boxed = catalogue.find(({ barcodes }) => barcodes.some((one) => one.units === CASE_UNITS));
  const currency = CURRENCIES.find((one) => one === first?.currency);
  if (!first || !second || !boxed || !currency) throw new Error('nothing to make lessons of');
  const line: FileOrder['lines'][number] = [boxed.sku, ORDERED, priceIn(currency, boxed.price)];
  const alike = second.lines.slice(0, 2).map(([sku]) => sku);
  return {
    orders: orders.map((order) =>
      order === first ? { ...order, lines: [line, ...order.lines] } : order,
    ),
    catalogue: catalogue.map((sku) =>
      alike.includes(sku.sku)
        ? { ...sku, barcodes: [...sku.barcodes, { code: SHARED_CODE, units: 1 }] }
        : sku,
    ),
  };
}

function isReady({ status, payment, fulfilledBy, work, lines }: FileOrder): boolean {
  return !status && !payment && !fulfilledBy && !work && lines.length > 0;
}
