/** An update in the middle of a shift: stations of two schema versions side by side lose nothing. */
import { expect, test } from 'vitest';
import { inStep, openShop, says, setsAside } from './shop.ts';

test('stations of two versions work on the same orders, and nothing is lost when the last is updated', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [
    { number: '1001', lines: [['MUG', 3]] },
    { number: '1002', lines: [['MUG', 1]] },
  ]);
  await a.does('saveSku', 'MUG', { barcodes: [{ code: '5012345678900', units: 1 }] });
  await inStep(shop, [a, b]);

  await b.start({ later: true });
  await says(b, 'live');
  await b.does('note', 'shop:1001', 'by the later version');
  await setsAside(a, [{ collection: 'orders', id: 'shop:1001', kind: 'newer' }]);

  // The older station goes on: what it does waits here, and what it makes anew arrives there.
  await a.does('open', 'shop:1001');
  expect(await a.does('scan', '5012345678900')).toBe('counted');
  await a.does('read', [{ number: '1003', lines: [['MUG', 1]] }]);
  await says(a, 'refused');
  await expect.poll(() => a.does('onlyHere', 'orders', 'shop:1001')).toBe(true);
  await expect.poll(() => b.does('get', 'orders', 'shop:1003'), { timeout: 10_000 }).not.toBeNull();
  expect(JSON.stringify(await shop.get('orders', 'shop:1001'))).toContain('giftWrap');

  await a.start({ later: true });
  await setsAside(a, []);
  await says(a, 'live');
  await expect
    .poll(async () => (await b.does('documents')).orders, { timeout: 10_000 })
    .toEqual((await a.does('documents')).orders);
  const { orders } = await a.does('documents');
  expect(orders).toHaveLength(3);
  const first = JSON.stringify(orders[0]);
  expect(first).toContain('by the later version');
  expect(first).toContain('5012345678900');
});
