/** Two stations of one shop in step, out of step, and in step again: each in a browser and a host of its own. */

import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { openBench } from './pack-bench.ts';
import {
  alone,
  expectCount,
  expectOnHand,
  expectSame,
  frameOf,
  inStep,
  openOrder,
  standings,
} from './stations/look.ts';
import { startTrialHub } from './stations/programs.ts';
import { importShop, packAndShip, shopOrder } from './stations/shop-orders.ts';
import {
  connectFirst,
  connectNext,
  fillLogin,
  fillServer,
  type Station,
  test,
} from './stations/stations.ts';

// One after the other: each has two stations at work.
test.describe.configure({ mode: 'default', timeout: 120_000 });

test('a shop is begun at one station with the trial hub, and joined by another with the code shown', async ({
  openStation,
}) => {
  const hub = await startTrialHub();
  try {
    const first = await openStation(hub.url);
    await importShop(first.page, 20);
    await fillServer(first.page, { address: hub.url, workspace: 'teashop' });
    await fillLogin(first.page, { ...hub.owner, password: 'wrong' });
    await first.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(first.page.getByText('does not know this account')).toBeVisible();
    await expectAccessible(first.page);
    await fillLogin(first.page, hub.owner);
    await first.page.getByRole('button', { name: 'Connect', exact: true }).click();
    const make = first.page.getByRole('button', { name: 'Make the databases and connect' });
    await expect(make).toBeVisible();
    await expectAccessible(first.page);
    await make.click();
    await inStep(first.page);
    await expectAccessible(first.page);
    const code = await first.page.getByLabel('Join code for teashop').locator('pre').textContent();

    const second = await openStation(hub.url);
    await second.page.getByRole('link', { name: 'Join a shop’s other stations' }).click();
    await second.page.getByLabel('Join code').fill(code ?? '');
    await second.page.getByRole('button', { name: 'Use this code' }).click();
    await fillLogin(second.page, await hub.addAccount('bench-2'));
    await second.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await inStep(second.page);
    await second.page.goto('/#/queue');
    await expectCount(second.page, 'ready', 20);
    await expect(frameOf(second.page)).toHaveText('In step');
  } finally {
    await hub.stop();
  }
});

/** Two connected stations with the shop's first `count` orders. */
async function twoStations(
  openStation: (server: string) => Promise<Station>,
  url: string,
  count: number,
) {
  const first = await openStation(url);
  await importShop(first.page, count);
  await connectFirst(first);
  const second = await openStation(url);
  await connectNext(second);
  await second.page.goto('/#/queue');
  await expectCount(second.page, 'ready', count);
  return [first, second] as const;
}

test('a shift on both while one is unplugged: afterwards both have all of it', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 12);
  await first.wire.unplug();
  await alone(first.page);

  const benches = [await openBench(first.page), await openBench(second.page)] as const;
  await Promise.all([
    (async () => {
      for (const n of [0, 1]) await packAndShip(benches[0], shopOrder(n));
      await openOrder(first.page, shopOrder(2).number);
      await first.page.getByRole('button', { name: 'Place hold' }).click();
      await first.page.getByLabel('Reason').fill('asked the buyer');
      await first.page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click();
      await expect(first.page.getByText('On hold').first()).toBeVisible();
    })(),
    (async () => {
      for (const n of [4, 5]) await packAndShip(benches[1], shopOrder(n));
      await openOrder(second.page, shopOrder(6).number);
      await second.page.getByLabel('Write a note').fill('Wrap it in red');
      await second.page.keyboard.press('Enter');
    })(),
  ]);
  await expect(frameOf(first.page)).toHaveText(/^Working alonesince \d\d:\d\d\d+ waiting$/);
  await expect(frameOf(second.page)).toHaveText('In step');
  const mark = first.page.getByRole('img', { name: 'Saved only on this station so far' });
  await expect(mark).toBeVisible();
  await first.page.goto('/#/queue?tab=all');
  await expect(mark).toHaveCount(3);
  await expectAccessible(first.page);
  await first.page.goto('/#/server/waiting');
  await expect(
    first.page.getByRole('link', { name: `Order ${shopOrder(2).number}` }),
  ).toBeVisible();
  await expectAccessible(first.page);

  await first.wire.plug();
  await inStep(first.page);
  await expect(first.page.getByText('Nothing waits.')).toBeVisible();
  await expectSame(first.page, second.page);
  expect(await standings(first.page)).toEqual(await standings(second.page));
  await expect(mark).toHaveCount(0);
  for (const { page } of [first, second]) {
    await expectOnHand(page, { 'CUP-1': 38, 'CUP-2': 36, 'CUP-3': 40, 'CUP-4': 40 });
    await openOrder(page, shopOrder(2).number);
    await expect(page.getByText('Reason: asked the buyer')).toBeVisible();
    await openOrder(page, shopOrder(6).number);
    await expect(page.getByText('Wrap it in red').first()).toBeVisible();
    await openOrder(page, shopOrder(0).number);
    await expect(page.getByRole('heading', { name: '1 parcel' })).toBeVisible();
  }
});
