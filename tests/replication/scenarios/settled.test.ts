/** S1 among several stations: what follows from a parcel is written, and then there is rest. */
import { expect, test } from 'vitest';
import { inStep, openShop, says } from './shop.ts';

test('S1: a parcel that two stations shipped is settled and then written no more', async () => {
  const shop = await openShop();
  const names = ['a', 'b', 'c', 'd'];
  const [a, b, ...others] = await Promise.all(names.map((name) => shop.station(name)));
  if (!a || !b) throw new Error('no stations');
  await a.does('read', [{ number: '1', lines: [['MUG', 1]] }]);
  await a.does('saveSku', 'MUG', { title: 'Mug' });
  await inStep(shop, [a, b, ...others]);
  await shop.server.goDown();
  for (const station of [a, b]) {
    await says(station, 'offline');
    await station.does('openFor', 'shop:1', true);
    await station.does('scanUnit', 'MUG');
    expect(await station.does('shipOut')).toMatchObject({ kind: 'shipped', own: true });
  }
  await shop.server.comeUp();
  const stored = () => shop.get('shipments', 'shop:1:p1');
  // Until both boxes are known everywhere, and for as long as several may settle them at once.
  await expect
    .poll(async () => (await stored())?.recall, { timeout: 20_000, interval: 200 })
    .toBe('open');
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  await inStep(shop, [a, b, ...others]);
  const before = await stored();
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(before).toMatchObject({ settled: 'done' });
  expect(await stored()).toEqual(before);
});
