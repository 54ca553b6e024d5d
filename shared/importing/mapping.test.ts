import { expect, test } from 'vitest';
import {
  fitOf,
  guessProfile,
  guessTarget,
  missingFields,
  parseProfile,
  profileFor,
} from './mapping.ts';
import { planOf } from './plan.ts';
import { readText } from './testing/told.ts';

const mapped = (headers: string[], target: 'orders' | 'catalogue' | 'counts') =>
  Object.fromEntries(
    Object.entries(guessProfile(headers, target, 'p').fields).map(([field, map]) => [
      map.columns[0],
      field,
    ]),
  );

test('English headers', () => {
  expect(
    mapped(
      [
        'Order ID',
        'Date',
        'Customer',
        'Email',
        'Address 1',
        'City',
        'Zip Code',
        'Country',
        'SKU',
        'Product Name',
        'Qty',
        'Price',
        'Notes',
      ],
      'orders',
    ),
  ).toEqual({
    'Order ID': 'number',
    Date: 'placedAt',
    Customer: 'buyerName',
    Email: 'email',
    'Address 1': 'line1',
    City: 'city',
    'Zip Code': 'postcode',
    Country: 'country',
    SKU: 'sku',
    'Product Name': 'title',
    Qty: 'units',
    Price: 'unitPrice',
    Notes: 'note',
  });
});

test('German headers, umlauts or not', () => {
  expect(
    mapped(
      [
        'Bestell-Nr.',
        'Bestelldatum',
        'Empfänger',
        'Straße',
        'PLZ',
        'Ort',
        'Land',
        'Artikelnr.',
        'Bezeichnung',
        'Menge',
        'Einzelpreis',
      ],
      'orders',
    ),
  ).toEqual({
    'Bestell-Nr.': 'number',
    Bestelldatum: 'placedAt',
    Empfänger: 'shipName',
    Straße: 'line1',
    PLZ: 'postcode',
    Ort: 'city',
    Land: 'country',
    'Artikelnr.': 'sku',
    Bezeichnung: 'title',
    Menge: 'units',
    Einzelpreis: 'unitPrice',
  });
});

test.each([
  [['Order', 'Date', 'SKU', 'Qty'], 'orders'],
  [['SKU', 'Title', 'Barcode', 'Bin', 'Weight (kg)'], 'catalogue'],
  [['Barcode', 'Bin', 'Counted'], 'counts'],
  [['SKU', 'Quantity'], 'counts'],
] as const)('%j is a table of %s', (headers, target) => {
  expect(guessTarget(headers)).toBe(target);
});

test('what is missing is named', () => {
  const profile = guessProfile(['Colour', 'Qty'], 'orders', 'p');
  expect(missingFields(profile)).toEqual([['number'], ['placedAt'], ['sku', 'title']]);
});

test('a profile is found again by the header it was made for, in any order of columns', () => {
  const profile = guessProfile(['Order', 'Date', 'SKU', 'Qty'], 'orders', 'shop');
  const saved = parseProfile(JSON.stringify(profile));
  expect(saved).toEqual({ ok: true, value: profile });
  expect(profileFor([profile], ['qty', 'SKU', 'Extra', 'DATE', 'Order'])).toBe(profile);
  expect(profileFor([profile], ['SKU', 'Qty'])).toBe(undefined);
  expect(fitOf(profile, ['SKU', 'Qty'])).toBe(0.5);
  expect(parseProfile('{"version":2}')).toEqual({ ok: false, error: 'not-a-profile' });
  expect(parseProfile('no')).toEqual({ ok: false, error: 'not-a-profile' });
});

test('the plan counts effects and names changed orders that were worked on or have another buyer', () => {
  const { readings } = readText(
    'Order,Date,SKU,Qty,Buyer\nN-1,2026-11-03,MUG,1,Uma\nN-2,2026-11-03,MUG,1,Vic\nN-3,2026-11-03,MUG,1,Wes\n',
  );
  const buyer = (name: string) => ({ name, email: '', phone: '' });
  expect(
    planOf(readings, [
      { effect: 'created', touched: false, buyer: null },
      { effect: 'changed', touched: true, buyer: buyer('vic') },
      { effect: 'changed', touched: false, buyer: buyer('Yan') },
    ]),
  ).toEqual({ created: 1, changed: 2, unchanged: 0, worked: ['N-2'], strangers: ['N-3'] });
});
