/**
 * That these scenarios can fail: faults of RxDB's CouchDB plugin put back one at a time, each in the situation that it
 * harms, and the same situation without it. (A missed bell and a held batch: tests/sim.)
 */
import { expect, test } from 'vitest';
import type { Plant } from '../../stations/station-messages.ts';
import { inStep, meets, openShop, says } from './shop.ts';

/** Far longer than a station without the fault needs. */
const LONG_MS = 6_000;

const days: { readonly [P in Plant]?: (plant: Plant | undefined) => Promise<boolean> } = {
  'checkpoint-first': async (plant) => {
    const shop = await openShop();
    const a = await shop.station('a');
    await a.start({ plant });
    await a.does('read', [{ number: '1000', lines: [['MUG', 1]] }]);
    await shop.put('scans', scan(1));
    await inStep(shop, [a]);
    // Until what was exchanged is marked.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await a.disk('full');
    await shop.put('scans', scan(2));
    await says(a, 'offline');
    await a.disk('writable');
    return meets(shop, [a], LONG_MS);
  },
  'delete-unmerged': async (plant) => {
    const shop = await openShop();
    const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
    await b.start({ plant });
    await a.does('saveSku', 'MUG', { title: 'Mug' });
    await inStep(shop, [a, b]);
    await a.does('removeSku', 'mug');
    return meets(shop, [a, b], LONG_MS);
  },
  'claim-accepted': async (plant) => {
    const shop = await openShop();
    const [a, b] = await Promise.all([shop.station('a'), shop.station('b')]);
    await b.start({ plant });
    const lines = [['MUG', 1]] as const;
    await a.does('read', [
      { number: '1000', lines },
      { number: '1001', lines },
    ]);
    await inStep(shop, [a, b]);
    const given = await a.does('next');
    await expect
      .poll(async () => JSON.stringify(await shop.get('orders', given ?? '')), { timeout: 10_000 })
      .toContain('claim');
    return (await b.does('next')) !== given;
  },
};

test.each(Object.keys(days) as (keyof typeof days)[])('%s is noticed', async (plant) => {
  expect(await days[plant]?.(undefined)).toBe(true);
  expect(await days[plant]?.(plant)).toBe(false);
});

function scan(n: number) {
  const by = { station: 'elsewhere', user: '' };
  const at = '2026-11-23T10:00:00.000Z|0000|elsewhere';
  return { _id: `scan-${n}`, v: 0, at, by, code: `${n}`, verdict: 'unknown', order: '' };
}
