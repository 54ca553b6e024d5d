import { expect, test } from 'vitest';
import { addressLabel } from '../documents/address-label.ts';
import { packingSlip } from '../documents/packing-slip.ts';
import { emptyAddress } from '../records/order-facts.ts';
import { parseOrderCode } from '../scanning/order-code.ts';
import { defaultSettings } from '../settings.ts';
import { did, lineOf, orderFrom, orderOf, parcelOf, shippedOf } from '../testing/orders.ts';
import { labelOf } from './label-of.ts';
import { addressLines, type Paper, slipOf } from './slip-of.ts';

function paper<Words>(words: Words): Paper<Words> {
  return {
    shop: { ...defaultSettings.shop, name: 'Penny Lane', slipNote: 'Thank you' },
    words,
    countryName: (code) => ({ US: 'UNITED STATES', GB: 'UNITED KINGDOM' })[code] ?? code,
    dayText: (iso) => iso.slice(0, 10),
    skuOf: (id) =>
      ({
        mug: { bin: 'A-10', barcodes: [{ code: '5012345678900' }] },
        tee: { bin: 'A-2', barcodes: [] },
      })[id],
  };
}

const slipWords = {
  title: 'Packing slip',
  order: 'Order',
  ordered: 'Ordered',
  service: 'Service',
  shipTo: 'Ship to',
  sku: 'SKU',
  name: 'Title',
  bin: 'Bin',
  qty: 'Qty',
  barcode: 'Barcode',
  units: 'units',
  notes: 'Notes',
  gift: 'Gift',
  follows: 'In another parcel',
  page: 'Page %page%',
};
const labelWords = {
  title: 'ADDRESS LABEL',
  from: 'From',
  to: 'To',
  order: 'Order',
  service: 'Service',
  parcel: 'Parcel %parcel%',
  oneOfSeveral: 'Parcel %parcel%',
};

test('a slip lists what is to be shipped in the order of the shelves, with its order scannable', () => {
  const order = orderFrom({
    lines: [
      lineOf('1', 'MUG', 2),
      lineOf('2', 'TEE', 1),
      lineOf('3', 'GONE', 0),
      lineOf('4', '', 1),
    ],
    note: 'Ring twice',
  });
  const slip = slipOf(order, paper(slipWords));
  expect(packingSlip.parse(slip)).toEqual(slip);
  expect(parseOrderCode(slip.code)).toBe(order.id);
  expect(slip.lines.map(({ bin, sku, qty, barcode }) => [bin, sku, qty, barcode])).toEqual([
    ['A-2', 'TEE', 1, ''],
    ['A-10', 'MUG', 2, '5012345678900'],
    ['', '', 1, ''],
  ]);
  expect([slip.notes, slip.shopName, slip.shipTo.at(-1)]).toEqual([
    'Ring twice\nThank you',
    'Penny Lane',
    'UNITED STATES',
  ]);
});

test('the slip of one parcel of several has what is in it, and names the rest', () => {
  const order = orderFrom({ lines: [lineOf('1', 'MUG', 3), lineOf('2', 'TEE', 1)] });
  const slip = slipOf(order, paper(slipWords), { 1: 2 });
  expect(slip.lines.map(({ sku, qty }) => [sku, qty])).toEqual([['MUG', 2]]);
  expect(slip.notes).toBe('In another parcel: 1 × A MUG, 1 × A TEE\nThank you');
  expect(slipOf(order, paper(slipWords), { 1: 3, 2: 1 }).notes).toBe('Thank you');
});

test('an address leaves no empty lines', () => {
  expect(
    addressLines({ ...emptyAddress, name: 'Jo', city: 'Leeds', postcode: 'LS1' }, (code) => code),
  ).toEqual(['Jo', 'Leeds LS1']);
});

test('a label says which parcel it is on, and where it goes even when nobody said', () => {
  const first = orderOf('MUG 1/2');
  const second = did(first, shippedOf(first, 'p1', { L1: 1 }), 5);
  const label = labelOf(second, paper(labelWords));
  expect(addressLabel.parse(label)).toEqual(label);
  expect([label.parcel, label.postcode, label.to[0]]).toEqual([2, '01742', 'Jo March']);
  const again = labelOf(second, paper(labelWords), { parcel: 'p1', service: 'Express' });
  // How many there will be is not known before the rest is in the box.
  expect([again.parcel, again.parcels, again.service]).toEqual([1, null, 'Express']);
  const full = did(second, parcelOf('p2', { L1: 1 }), 5);
  expect([
    labelOf(full, paper(labelWords)).parcel,
    labelOf(full, paper(labelWords)).parcels,
  ]).toEqual([2, 2]);
  const voided = did(second, { kind: 'voided', shipment: 'shop:1001:p1', reason: '' }, 6);
  expect(labelOf(voided, paper(labelWords)).parcel).toBe(1);
  const nowhere = labelOf(orderFrom({ shipTo: emptyAddress }), paper(labelWords));
  expect(nowhere.to).toEqual(['#1001']);
});
