/** Whom orders are reserved for, as the queue counts and filters it. */
import { expect, test } from 'vitest';
import { claimEntry } from '../../shared/orders/claims.ts';
import type { OrderRecord } from '../../shared/records/order.ts';
import { ANA, did, MORNING, orderFrom, stampAt, timeAt } from '../../shared/testing/orders.ts';
import { OpenOrders } from './open-orders.ts';
import { type Holder, noFilters, queueView } from './queue-view.ts';

function claimed(number: string, station: string, minutes: number): OrderRecord {
  const order = orderFrom({ externalId: number, number });
  const claim = claimEntry([], { station, at: stampAt(1, station), until: timeAt(minutes) });
  return did(order, claim, 1, { station, user: '' });
}

const orders = [
  claimed('ours', ANA.station, 60),
  claimed('theirs', 'bench-2', 60),
  claimed('over', 'bench-2', 5),
  orderFrom({ externalId: 'free', number: 'free' }),
];
const open = new OpenOrders();
open.apply(orders.map((after) => ({ before: undefined, after, removed: false })));

function shown(here: string | null, ...holder: Holder[]) {
  const view = queueView(open, 'ready', { ...noFilters, holder }, MORNING + 10 * 60_000, here);
  return {
    rows: view.rows.map((row) => row.number).sort(),
    holders: Object.fromEntries(view.facets.holder.map(({ value, count }) => [value, count])),
  };
}

test('orders are counted and filtered by whom they are reserved for at that moment', () => {
  const holders = { here: 1, others: 1, nobody: 2 };
  expect(shown(ANA.station)).toEqual({ rows: ['free', 'ours', 'over', 'theirs'], holders });
  expect(shown(ANA.station, 'here')).toEqual({ rows: ['ours'], holders });
  expect(shown(ANA.station, 'others', 'nobody')).toEqual({
    rows: ['free', 'over', 'theirs'],
    holders,
  });
});

test('a station that works alone does not ask', () => {
  expect(shown(null)).toEqual({ rows: ['free', 'ours', 'over', 'theirs'], holders: {} });
});
