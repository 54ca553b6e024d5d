/** Differences between what a channel shows and what it should, and what may be behind them. */
import { expect, test } from 'vitest';
import { type DifferenceKind, reconcile } from './reconcile.ts';

function reconciled(believed: number | null, wanted: number, shows: number | null | undefined) {
  const listing = { id: 'l1', sku: '', barcode: '', title: '' };
  const told = [{ listing: 'l1', skuId: 'mug', believed, wanted }];
  return reconcile(told, shows === undefined ? [] : [{ ...listing, quantity: shows }]).map(
    ({ kind, tooMany }) => [kind, tooMany],
  );
}

test.each<[number | null, number, number | null | undefined, DifferenceKind, number]>([
  [8, 8, 12, 'more-than-told', 4],
  [8, 8, 5, 'fewer-than-told', 0],
  [8, 6, 8, 'not-told-yet', 2],
  [8, 9, 8, 'not-told-yet', 0],
  [null, 3, 10, 'never-told', 7],
  [8, 8, null, 'not-counted', 0],
  [8, 8, undefined, 'gone', 0],
])('believed %s, wanted %s, shows %s: %s', (believed, wanted, shows, kind, tooMany) => {
  expect(reconciled(believed, wanted, shows)).toEqual([[kind, tooMany]]);
});

test('what is right is no difference, however it came about', () => {
  expect(reconciled(8, 8, 8)).toEqual([]);
  expect(reconciled(null, 8, 8)).toEqual([]);
  expect(reconciled(8, 6, 6)).toEqual([]);
});

test('what could be sold twice comes first', () => {
  const told = ['a', 'b', 'c'].map((listing, n) => ({
    listing,
    skuId: listing,
    believed: 5,
    wanted: 5 - n,
  }));
  const listings = ['c', 'a', 'b'].map((id) => ({
    id,
    sku: '',
    barcode: '',
    title: '',
    quantity: 6,
  }));
  expect(reconcile(told, listings).map(({ listing, tooMany }) => [listing, tooMany])).toEqual([
    ['c', 3],
    ['b', 2],
    ['a', 1],
  ]);
});
