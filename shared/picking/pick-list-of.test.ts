import { expect, test } from 'vitest';
import { pickList } from '../documents/pick-list.ts';
import { orderCode } from '../scanning/order-code.ts';
import { defaultSettings } from '../settings.ts';
import { lineOf, orderFrom, orderOf } from '../testing/orders.ts';
import { PICK_LIST_ORDERS, type PickPaper, pickListOf } from './pick-list-of.ts';

const words = {
  title: 'Pick list',
  bin: 'Bin',
  sku: 'SKU',
  name: 'Title',
  qty: 'Qty',
  orders: 'Orders',
  units: 'units',
  noBin: 'No bin',
  page: 'Page %page%',
};
const paper: PickPaper = {
  shop: defaultSettings.shop,
  words,
  heading: '2 orders',
  printedOn: '23 Nov',
  skuOf: (id) => (id === 'mug' ? { bin: 'A-1', barcodes: [{ code: '5012345678900' }] } : undefined),
};

test('each SKU is one stop, shared among the orders that still want it', () => {
  const begun = orderOf('MUG 1/3', 'TEE 1/1');
  const other = orderFrom({ externalId: '2', number: '2', lines: [lineOf('L1', 'MUG', 4)] });
  const list = pickListOf([begun, other], paper);
  expect(list).toEqual({
    kind: 'pick-list',
    sheet: 'a4',
    words,
    heading: '2 orders',
    printedOn: '23 Nov',
    lines: [
      {
        bin: 'A-1',
        sku: 'MUG',
        title: 'A MUG',
        barcode: '5012345678900',
        qty: 6,
        shares: [
          { orderNumber: '#1001', qty: 2 },
          { orderNumber: '2', qty: 4 },
        ],
      },
    ],
    orders: [
      { orderNumber: '#1001', code: orderCode('shop:1001'), units: 2 },
      { orderNumber: '2', code: orderCode('shop:2'), units: 4 },
    ],
  });
});

test('orders with nothing left to fetch are not named, and the list stays within its form', () => {
  const full = orderOf('MUG 2/2');
  expect(pickListOf([full], paper).orders).toEqual([]);
  const many = Array.from({ length: PICK_LIST_ORDERS + 1 }, (_, n) =>
    orderFrom({ externalId: `${n}`, number: `${n}` }),
  );
  expect(pickList.safeParse(pickListOf(many, paper)).success).toBe(true);
});
