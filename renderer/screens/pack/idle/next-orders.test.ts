import { expect, test } from 'vitest';
import { orderFrom, timeAt } from '../../../../shared/testing/orders.ts';
import { OpenOrders } from '../../../store/open-orders.ts';
import { nextOrders } from './next-orders.ts';

test('the most urgent ready orders, in their order, and how many are ready', () => {
  const open = new OpenOrders();
  const due = [50, 10, 40, 20, 30, 60];
  const ready = due.map((minutes) =>
    orderFrom({ externalId: `${minutes}`, number: `${minutes}`, shipBy: timeAt(minutes) }),
  );
  const unpaid = orderFrom({ externalId: '5', payment: 'unpaid', shipBy: timeAt(5) });
  open.apply([...ready, unpaid].map((after) => ({ before: undefined, after, removed: false })));
  const next = nextOrders(open, timeAt(0), 3);
  expect([next.ready, next.rows.map((row) => row.number)]).toEqual([6, ['10', '20', '30']]);
});
