import { expect, test } from 'vitest';
import { readingOf } from '../../../shared/testing/orders.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { markPaid } from './mark-paid.ts';

test('a manual order becomes ready once it is called paid; another source speaks for itself', async () => {
  const { store } = await openTestStore();
  const unpaid = { payment: 'unpaid' } as const;
  await importOrders(store, [readingOf({ channel: 'manual', ...unpaid }), readingOf(unpaid)], {
    importId: '',
  });
  const before = (await store.orders.get('manual:1001'))?.queue;
  const paid = await markPaid(store, 'manual:1001');
  const refused = await markPaid(store, 'shop:1001');
  expect({
    before,
    after: paid.ok && paid.value.queue,
    stored: (await store.orders.get('manual:1001'))?.facts.payment,
    refused,
  }).toEqual({
    before: 'b_blocked',
    after: 'a_ready',
    stored: 'paid',
    refused: { ok: false, error: { kind: 'not-found' } },
  });
});
