/** Listings find their SKU, or say why a person has to look. */
import { expect, test } from 'vitest';
import { skuId } from '../../records/ids.ts';
import type { Listing } from '../port.ts';
import { matchListings } from './match-listings.ts';

function known(sku: string, ...codes: readonly [string, number][]) {
  return { id: skuId(sku), sku, barcodes: codes.map(([code, units]) => ({ code, units })) };
}

function listing(id: string, sku: string, barcode = ''): Listing {
  return { id, sku, barcode, title: '', quantity: 1 };
}

const skus = [
  known('MUG-1', ['5012345678900', 1], ['15012345678907', 6]),
  known('Tee Red', ['4006381333931', 1]),
  known('TEE BLUE'),
  known('teeblue'),
  known('cap', ['4006381333931', 1]),
];

function found(one: Listing, links: readonly [string, string | null][] = []) {
  const { matched, unmatched, ambiguous } = matchListings([one], skus, new Map(links));
  return [
    ...matched.map(({ skuId: id, by }) => [by, id]),
    ...unmatched.map(() => ['unmatched']),
    ...ambiguous.map(({ skuIds }) => ['ambiguous', ...skuIds]),
  ];
}

test.each([
  ['its SKU, whatever its case', listing('1', 'mug-1 '), ['sku', skuId('MUG-1')]],
  ['its SKU before its barcode', listing('1', 'mug-1', '4006381333931'), ['sku', skuId('mug-1')]],
  ['one written alike', listing('1', 'TEE  RED'), ['alike', skuId('Tee Red')]],
  ['exactly before alike', listing('1', 'TeeBlue'), ['sku', skuId('teeblue')]],
  ['its barcode', listing('1', 'X9', '5012345678900'), ['barcode', skuId('MUG-1')]],
  ['no case’s barcode', listing('1', '', '15012345678907'), ['unmatched']],
  ['nothing', listing('1', 'X9'), ['unmatched']],
  ['nothing where it has neither', listing('1', ' '), ['unmatched']],
])('a listing is found by %s', (_, one, is) => {
  expect(found(one)).toEqual([is]);
});

test('two that could be meant are a person’s to choose from', () => {
  expect(found(listing('1', 'tee blu e'))).toEqual([
    ['ambiguous', skuId('TEE BLUE'), skuId('teeblue')],
  ]);
  expect(found(listing('1', '', '4006381333931'))).toEqual([
    ['ambiguous', skuId('Tee Red'), skuId('cap')],
  ]);
});

test('a person’s word comes before everything; of a SKU that is gone it says nothing', () => {
  expect(found(listing('1', 'MUG-1'), [['1', 'cap']])).toEqual([['hand', 'cap']]);
  expect(found(listing('1', 'MUG-1'), [['1', 'gone']])).toEqual([['sku', skuId('MUG-1')]]);
  expect(found(listing('1', 'X9'), [['1', null]])).toEqual([]);
});
