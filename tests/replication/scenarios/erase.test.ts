/** What is erased at one station is erased everywhere, also where somebody was away and had worked on it. */
import { expect, test } from 'vitest';
import { inStep, openShop } from './shop.ts';

test('a parcel confirmed by a station that was away keeps no address of an erased buyer', async () => {
  const shop = await openShop();
  const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
  await a.does('read', [{ number: '1001', lines: [['MUG', 1]] }]);
  await a.does('saveSku', 'MUG', { barcodes: [{ code: '5012345678900', units: 1 }] });
  await inStep(shop, [a, b]);
  await shop.server.goDown();
  for (const station of [a, b]) {
    await station.does('open', 'shop:1001');
    expect(await station.does('scan', '5012345678900')).toBe('order-complete');
    expect(await station.does('ship')).toMatchObject({ kind: 'shipped' });
  }
  expect(await a.does('erase', 'shop:1001')).toBe(true);
  await shop.server.comeUp();
  const documents = await inStep(shop, [a, b]);
  expect(documents.shipments).toMatchObject([{ recalled: [{}] }]);
  await expect
    .poll(async () => JSON.stringify(await shop.documents()), { timeout: 10_000 })
    .not.toMatch(/Ana Lima|1 High St|ana@example/);
  await inStep(shop, [a, b]);
});
