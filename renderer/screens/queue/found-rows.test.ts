import { expect, test } from 'vitest';
import { did, orderFrom, timeAt } from '../../../shared/testing/orders.ts';
import { queueRow } from '../../store/queue-row.ts';
import { foundRows } from './found-rows.ts';

const placed = (number: string, minutes: number) =>
  orderFrom({ externalId: number, number, placedAt: timeAt(minutes) });
const shipped = queueRow(orderFrom({ number: 's', externalId: 's', status: 'shipped' }));
const cancelled = queueRow(did(placed('c', 1), { kind: 'cancelled', reason: '' }, 5));
const withdrawn = queueRow(did(placed('w', 2), { kind: 'withdrawn', importId: 'i' }, 5));
const ready = queueRow(placed('r', 3));
const byGoods = queueRow(placed('g', 4));
const found = [shipped, cancelled, withdrawn, ready];

test.each([
  ['shipped', ['s']],
  ['cancelled', ['c']],
  // The newest first; open orders are found by more than their numbers, and each is there once.
  ['all', ['g', 'r', 'c', 's']],
] as const)('%s shows of what is found: %s', (tab, numbers) => {
  expect(foundRows(tab, found, [ready, byGoods]).map((row) => row.number)).toEqual(numbers);
});
