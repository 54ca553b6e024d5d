import { expect, test } from 'vitest';
import { readingOf, timeAt } from '../../../shared/testing/orders.ts';
import { importOrders } from '../../store/commands/import-orders.ts';
import { holdOrders } from '../../store/commands/orders.ts';
import { openTestStore } from '../../store/test-store.ts';
import { positionOf } from './position.ts';

test('the place counts ready orders that are more urgent; a held order has none', async () => {
  const { store } = await openTestStore();
  const due = [300, 100, 200, 400].map((minutes, n) =>
    readingOf({ externalId: `${n}`, number: `${n}`, shipBy: timeAt(minutes), service: '' }),
  );
  await importOrders(store, due, { importId: '' });
  await holdOrders(store, ['shop:2'], { hold: 'operator', reason: '', until: null });
  const places = ['shop:0', 'shop:1', 'shop:2', 'shop:3', 'shop:9'].map((id) =>
    positionOf(store.open, id, store.clock.iso()),
  );
  expect(places).toEqual([
    { place: 2, of: 3 },
    { place: 1, of: 3 },
    null,
    { place: 3, of: 3 },
    null,
  ]);
});
