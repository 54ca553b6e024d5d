/** R7 where a server that was set back looks the same: its backup has a station's newest mark, and not what came after. */
import { expect, test } from 'vitest';
import { inStep, openShop, says } from './shop.ts';

function scanDoc(n: number) {
  const by = { station: 'elsewhere', user: '' };
  const at = '2026-11-23T10:00:00.000Z|0000|elsewhere';
  return { _id: `scan-${n}`, v: 0, at, by, code: `${n}`, verdict: 'unknown', order: '' };
}

test('R7: a station that only received since the backup gets what the set back server is sent next', async () => {
  const shop = await openShop();
  await shop.put('scans', scanDoc(1));
  const a = await shop.station('a');
  await inStep(shop, [a]);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const backup = await shop.server.snapshot();
  await shop.put('scans', scanDoc(2));
  await inStep(shop, [a]);
  await shop.server.goDown();
  await says(a, 'offline');
  await shop.server.restore(backup);
  // Takes the place that the lost one had among the server's changes.
  await shop.put('scans', scanDoc(3));
  const { scans } = await inStep(shop, [a]);
  expect(scans).toMatchObject([{ id: 'scan-1' }, { id: 'scan-2' }, { id: 'scan-3' }]);
});

test('R1, R7: what was written between the newest mark and the outage is offered again', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const backup = await shop.server.snapshot();
  await a.does('saveSku', 'MUG', { title: 'Mug' });
  await expect.poll(() => shop.get('skus', 'mug'), { interval: 20 }).toBeTruthy();
  // At once: before the station has marked the server again.
  await shop.server.restore(backup);
  const { skus } = await inStep(shop, [a]);
  expect(skus).toMatchObject([{ id: 'mug', title: 'Mug' }]);
});
