/**
 * Cutover, vendor by vendor: an order that was read from the vendor's own export file is recognised when its channel
 * tells of it, and its lines with it. Live orders are the recorded ones where there are any, else the stub's.
 */
import { expect, test } from 'vitest';
import { adoptable } from '../../shared/channels/adopt.ts';
import { withFormerIds } from '../../shared/channels/former-lines.ts';
import { recognise } from '../../shared/importing/formats/known.ts';
import { readOrders } from '../../shared/importing/read-orders.ts';
import { noChoices } from '../../shared/importing/repairs.ts';
import { shop as importing, tableFrom } from '../../shared/importing/testing/told.ts';
import { settleOrder } from '../../shared/orders/merge.ts';
import { orderId } from '../../shared/records/ids.ts';
import { factsOf, type OrderReading } from '../../shared/records/order-facts.ts';
import sandbox from '../../tests/fixtures/channels/amazon/sandbox-orders.json' with {
  type: 'json',
};
import { orderAnswer } from './amazon/order-answer.ts';
import { readOrder as readAmazon } from './amazon/read-order.ts';
import { orderShape as ebayShape } from './ebay/order-shape.ts';
import { readOrder as readEbay } from './ebay/read-order.ts';
import { readReceipt } from './etsy/read-receipt.ts';
import { receiptShape } from './etsy/receipt-shape.ts';
import { openShop, told } from './shopify/testing/open-shop.ts';
import { readOrder as readWoo } from './woocommerce/order-reading.ts';
import { orderShape as wooShape } from './woocommerce/order-shape.ts';
import { recorded } from './woocommerce/testing/recorded.ts';

const READ_AT = '2026-11-23T09:10:00.000Z|0000|bench-1';

/** The order that a file's text is of, as it is stored. */
function fileOrder(text: string) {
  const table = tableFrom(text);
  const layout = recognise(table.headers);
  const read = layout && readOrders(table, layout, noChoices, importing);
  const reading = read?.readings[0];
  if (!reading) throw new Error(`no order in the file: ${JSON.stringify(read?.accounts)}`);
  return settleOrder(orderId(reading.channel, reading.externalId), factsOf(reading, READ_AT), []);
}

/** The ids that the file gave the live order's lines; null: the file's order was not recognised. */
function recognised(live: OrderReading, file: string, vendor: string) {
  // The second shop of a vendor has an id of its own: nothing is told by the channel alone.
  const reading = { ...live, channel: `${vendor}-2` };
  const found = adoptable(reading, [fileOrder(file)], [`${vendor}-2`, vendor]);
  return found ? withFormerIds(reading.lines, found).map(({ id, was }) => was ?? id) : null;
}

test('Shopify: the file knows #1001, the API an id', async () => {
  await using shop = await openShop();
  const { id, name } = namedOf(shop.stub.place([{ sku: 'NB-A6', units: 2 }]));
  const [pulled] = await told(shop.connector.refresh([id]));
  const file = [
    'Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku',
    `${name},ann@example.test,paid,GBP,20.00,2026-11-23 12:00:00 +0000,2,Notebook,10.00,NB-A6`,
  ].join('\n');
  expect(pulled && recognised(pulled.reading, file, 'shopify')).toEqual(['l-nb-a6']);
});

test('WooCommerce: the export has the number and may lack the id', () => {
  const { reading } = readWoo(wooShape.parse(recorded('order-detail')), new Map(), '{}');
  const file = [
    'Order Number,Order Status,Order Date,Email (Billing),SKU,Item Name,Quantity,Item Cost',
    '16,Processing,2026-11-23 09:04,ann@example.test,NB-A6,Field Notebook,2,4.95',
    '16,Processing,2026-11-23 09:04,ann@example.test,PEN-BR,Brass Pen,1,24.00',
  ].join('\n');
  expect(recognised(reading, file, 'woocommerce')).toEqual(['l-nb-a6', 'l-pen-br']);
});

test('Amazon: both have the order’s id, and the addresses that hide the buyer may differ', () => {
  const raw = sandbox[2];
  const { reading } = readAmazon(orderAnswer.parse(raw), raw);
  const head =
    'order-id order-item-id purchase-date buyer-email sku product-name quantity-purchased quantity-shipped quantity-to-ship';
  const row = [
    ...['171-2345678-9012345', '17123456789012', '2024-12-22T15:30:00+00:00'],
    ...['other@marketplace.amazon.com.br', 'DELL-I15-BR-001', 'Notebook', '1', '0', '1'],
  ];
  const file = [head.split(' ').join('\t'), row.join('\t')].join('\n');
  expect(recognised(reading, file, 'amazon')).toEqual(['17123456789012']);
});

test('eBay: both have the order’s number, the file the day alone', () => {
  const raw = {
    ...{ orderId: '12-00001-12345', creationDate: '2026-11-24T06:30:00.000Z' },
    lineItems: [{ lineItemId: '10000123456789', sku: 'PEN-BR', title: 'Brass Pen', quantity: 3 }],
  };
  const { reading } = readEbay(ebayShape.parse(raw), raw);
  const file = [
    'Sales Record Number,Order Number,Buyer Username,Item Title,Custom Label,Quantity,Sold For,Sale Date,Transaction ID',
    '101,12-00001-12345,gil_s,Brass Pen,PEN-BR,3,$9.00,Nov-23-26,77',
  ].join('\n');
  expect(recognised(reading, file, 'ebay')).toEqual(['77']);
});

test('Etsy: the receipt’s id is the file’s order, a transaction’s its line', () => {
  const raw = {
    ...{ receipt_id: 3001, name: 'Lu', created_timestamp: 1795507200, buyer_email: null },
    transactions: [{ transaction_id: 4001, sku: 'FOX-01', title: 'Fox', quantity: 2 }],
  };
  const { reading } = readReceipt(receiptShape.parse(raw), raw);
  const placed = reading.placedAt.slice(0, 10).split('-');
  const file = [
    'Sale Date,Item Name,Quantity,Price,Currency,Transaction ID,Listing ID,Order ID,SKU',
    `${placed[1]}/${placed[2]}/${placed[0]?.slice(2)},Fox,2,5.00,USD,4001,9001,3001,FOX-01`,
  ].join('\n');
  expect(recognised(reading, file, 'etsy')).toEqual(['4001']);
});

function namedOf({ id }: { readonly id: number | string }) {
  return { id: String(id), name: `#${id}` };
}
