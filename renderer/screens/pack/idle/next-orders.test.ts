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
  const next = nextOrders(open, timeAt(0), 3, [() => true]);
  expect([next.ready, next.rows.map((row) => row.number)]).toEqual([6, ['10', '20', '30']]);
});

test('what is offered first is all there is, while there is any', () => {
  const open = new OpenOrders();
  const orders = ['1', '2', '3'].map((number) =>
    orderFrom({ externalId: number, number, shipBy: timeAt(Number(number)) }),
  );
  open.apply(orders.map((after) => ({ before: undefined, after, removed: false })));
  const offered = (...lists: readonly (readonly string[])[]) =>
    nextOrders(
      open,
      timeAt(0),
      5,
      lists.map(
        (list) =>
          ({ number }) =>
            list.includes(number),
      ),
    );
  expect(offered(['3', '2'], ['1']).rows.map((row) => row.number)).toEqual(['2', '3']);
  expect(offered([], ['1']).rows.map((row) => row.number)).toEqual(['1']);
  expect(offered([], [])).toEqual({ rows: [], ready: 3 });
});
