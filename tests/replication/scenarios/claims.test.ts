/** Work that is claimed: while stations are connected, no two of them are given the same order. */
import { expect, test } from 'vitest';
import { inStep, openShop } from './shop.ts';

test('stations that ask for work in the same moment are given different orders', async () => {
  const shop = await openShop();
  const stations = await Promise.all(['a', 'b', 'c'].map((name) => shop.station(name)));
  const [first] = stations;
  await first?.does(
    'read',
    Array.from({ length: 15 }, (_, n) => ({ number: `${1000 + n}`, lines: [['MUG', 1]] as const })),
  );
  await inStep(shop, stations);
  for (let round = 0; round < 4; round++) {
    const given = await Promise.all(stations.map((station) => station.does('next')));
    expect(given).not.toContain(null);
    expect(new Set(given).size).toBe(stations.length);
  }
});
