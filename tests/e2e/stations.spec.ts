/** Two stations of one shop in step, out of step, and in step again: each in a browser and a host of its own. */
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { startTrialHub } from './stations/programs.ts';
import { importShop } from './stations/shop-orders.ts';
import { expectCount, fillLogin, fillServer, frameOf, inStep, test } from './stations/stations.ts';

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
