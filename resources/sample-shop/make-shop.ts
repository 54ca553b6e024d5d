/** The whole sample shop from the real data set, the same every time. */
import { type SampleFile, sampleData } from '../../shared/sample/sample-data.ts';
import { makeCatalogue } from './catalogue.ts';
import { readInvoices } from './invoices.ts';
import { withLessons } from './lessons.ts';
import { makeOrders } from './orders.ts';
import { createRandom } from './random.ts';
import { openingStock } from './stock.ts';

const ABOUT =
  'A made-up shop. What was bought together, SKU codes, titles and the base of the prices come from the "Online Retail" data set ' +
  '(Daqing Chen, 2015, UCI Machine Learning Repository, doi 10.24432/C5BW33, licence CC BY 4.0), changed: titles ' +
  'are cleaned, amounts are made smaller, prices are doubled. Buyers, addresses, order numbers, channels, barcodes, bins, weights, ' +
  'sizes, stock and tracking numbers are made up. Times are minutes before now. Made by generate.ts.';

const SEED = 20_101_201;
/** Before the first shipment. */
const COUNTED_AGO = 70 * 24 * 60;

/** The sample shop's file as text: one SKU or order a line. Throws when it would not be readable. */
export function makeShopText(csv: string): string {
  const { skus, orders, ...head } = makeShop(csv);
  const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join(',\n');
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},\n"skus":[\n${lines(skus)}],\n"orders":[\n${lines(orders)}]}\n`;
}

function makeShop(csv: string): SampleFile {
  const random = createRandom(SEED);
  const invoices = readInvoices(csv);
  const goods = makeCatalogue(invoices, random);
  const { catalogue, orders } = withLessons({
    catalogue: goods,
    orders: makeOrders(invoices, goods, random),
  });
  const counted = openingStock(orders, catalogue, random);
  const skus = catalogue.map(({ price: _, ...sku }) => ({
    ...sku,
    counted: counted.get(sku.sku) ?? 0,
  }));
  const shop = { about: ABOUT, name: 'Sample shop', counted: COUNTED_AGO, skus, orders };
  sampleData.parse(shop);
  return shop;
}
