import { expect, test } from 'vitest';
import { blankSku } from '../../../../shared/records/sku.ts';
import { ANA, orderOf, stampAt } from '../../../../shared/testing/orders.ts';
import { openTestStore } from '../../../store/test-store.ts';
import { recordNames } from './record-names.ts';

test('records go by what people call them, and lead to their order or SKU', async () => {
  const { store } = await openTestStore();
  const order = orderOf('MUG 0/1');
  await store.orders.insert([order]);
  await store.skus.insert([{ id: 'mug', sku: 'MUG', ...blankSku, stamps: {} }]);
  await store.movements.insert([
    {
      id: 'm1',
      kind: 'received',
      skuId: 'mug',
      bin: '',
      units: 5,
      at: stampAt(1),
      by: ANA,
      reason: '',
      source: '',
    },
  ]);
  await store.scans.insert([
    { id: 's1', at: stampAt(2), by: ANA, code: '4006381333931', verdict: 'unknown', order: '' },
  ]);
  const names = await recordNames(store, [
    { collection: 'orders', id: order.id },
    { collection: 'orders', id: 'shop:gone' },
    { collection: 'movements', id: 'm1' },
    { collection: 'scans', id: 's1' },
    { collection: 'settings', id: 'shop' },
  ]);
  expect([...names]).toEqual([
    [`orders/${order.id}`, { name: '#1001', order: order.id, sku: null }],
    ['orders/shop:gone', { name: 'shop:gone', order: null, sku: null }],
    ['movements/m1', { name: 'MUG', order: null, sku: 'mug' }],
    ['scans/s1', { name: '4006381333931', order: null, sku: null }],
    ['settings/shop', { name: 'shop', order: null, sku: null }],
  ]);
});
