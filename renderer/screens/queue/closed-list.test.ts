import { expect, test } from 'vitest';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { did, orderFrom, timeAt } from '../../../shared/testing/orders.ts';
import { emptyClosedList, withChanges, withPage } from './closed-list.ts';

function placed(number: string, minutes: number): OrderRecord {
  return orderFrom({ externalId: number, number, placedAt: timeAt(minutes) });
}

const change = (after: OrderRecord) => [{ before: undefined, after, removed: false }];
const ids = (list: { readonly orders: readonly OrderRecord[] }) =>
  list.orders.map((order) => order.facts.number);

const newest = placed('4', 40);
const middle = placed('2', 20);
const oldest = placed('1', 10);
const firstPage = withPage(emptyClosedList, [newest, middle], 2, 'all');

test('pages follow each other, and a short one is the last', () => {
  const whole = withPage(firstPage, [middle, oldest].slice(1), 2, 'all');
  expect([firstPage.complete, ids(whole), whole.complete]).toEqual([false, ['4', '2', '1'], true]);
});

test('a new order goes to its place; one beyond the loaded part waits for its page', () => {
  expect(ids(withChanges(firstPage, change(placed('3', 30)), 'all'))).toEqual(['4', '3', '2']);
  expect(ids(withChanges(firstPage, change(placed('0', 5)), 'all'))).toEqual(['4', '2']);
});

test('beyond the end of a complete list there are no pages to wait for', () => {
  const whole = withPage(firstPage, [oldest], 2, 'all');
  expect(ids(withChanges(whole, change(placed('0', 5)), 'all'))).toEqual(['4', '2', '1', '0']);
});

test('an order that no longer belongs leaves', () => {
  const cancelled = did(newest, { kind: 'cancelled', reason: '' }, 50);
  const list = withPage(emptyClosedList, [cancelled], 2, 'cancelled');
  const back = did(cancelled, { kind: 'reinstated', reason: '' }, 60);
  expect([ids(list), ids(withChanges(list, change(back), 'cancelled'))]).toEqual([['4'], []]);
});

test('an order that changed in place is shown as it is now', () => {
  const noted = did(middle, { kind: 'note', text: 'ring twice' }, 50);
  expect(withChanges(firstPage, change(noted), 'all').orders[1]).toBe(noted);
});

test('what does not concern the list leaves it the same', () => {
  const withdrawn = did(oldest, { kind: 'withdrawn', importId: 'i' }, 50);
  expect(withChanges(firstPage, change(withdrawn), 'all')).toBe(firstPage);
});
