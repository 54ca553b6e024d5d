/** Two stations of one shop in step, out of step, and in step again: each in a browser and a host of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { startOwnBrowser } from './own-browser.ts';
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
import { startStationHost, startTrialHub } from './stations/programs.ts';
import { startRelay } from './stations/relay.ts';
import {
  ALL_ON_HAND,
  importOrders,
  importShop,
  ON_HAND,
  packAndShip,
  shopOrder,
} from './stations/shop-orders.ts';
import {
  BENCH,
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
    await frameOf(first.page).click();
    await expectAccessible(first.page);
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
  await expect(frameOf(first.page)).toHaveText(/^Working alonesince .+ waiting$/);
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
    await expectOnHand(page, { ...ALL_ON_HAND, 'CUP-1': ON_HAND - 2, 'CUP-2': ON_HAND - 4 });
    await openOrder(page, shopOrder(2).number);
    await expect(page.getByText('Reason: asked the buyer')).toBeVisible();
    await openOrder(page, shopOrder(6).number);
    await expect(page.getByText('Wrap it in red').first()).toBeVisible();
    await openOrder(page, shopOrder(0).number);
    await expect(page.getByRole('heading', { name: '1 parcel' })).toBeVisible();
  }
});

test('a station started while the server is down works, and catches up by itself', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  const page = await first.reopen(() => couch.goDown());
  await alone(page);
  await expect(page).toHaveURL(/#\/queue/);
  await expectCount(page, 'ready', 6);
  const bench = await openBench(page);
  expect(await bench.scan(shopOrder(0).number)).toBe('not-held');
  await expectAccessible(page);
  await packAndShip(bench, shopOrder(0));
  await alone(second.page);
  await couch.comeUp();
  await Promise.all([inStep(page), inStep(second.page)]);
  await expectCount(second.page, 'shipped', 1);
  await expectSame(page, second.page);
});

test('a station whose password was changed says so, and is in step once it is signed in', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  couch.accounts.setPassword(BENCH.user, 'pw-new');
  await second.wire.unplug();
  await alone(second.page);
  await openOrder(first.page, shopOrder(1).number);
  await first.page.getByLabel('Write a note').fill('Wrap it in red');
  await first.page.keyboard.press('Enter');
  await second.wire.plug();
  await expect(frameOf(second.page)).toContainText('Sign in again', { timeout: 45_000 });
  await frameOf(second.page).click();
  await expectAccessible(second.page);
  await second.page.getByLabel('Password of bench-2', { exact: true }).fill('pw-new');
  await second.page.getByRole('button', { name: 'Sign in' }).click();
  await inStep(second.page);
  await expectSame(first.page, second.page);
  // A server locks an account after five.
  expect(couch.accounts.wrongTries.length).toBeLessThan(3);
});

test('a browser that is killed while it sends: everything arrives, nothing twice', async ({
  couch,
  openStation,
}) => {
  const MANY = 1_500;
  const second = await openStation(couch.url);
  const host = await startStationHost();
  const wire = await startRelay(couch.url);
  const profile = mkdtempSync(join(tmpdir(), 'packbench-killed-'));
  let running = await startOwnBrowser(profile, host.origin);
  try {
    await connectFirst({ page: running.page, wire });
    await wire.unplug();
    await alone(running.page);
    await importOrders(running.page, MANY);
    const writes = () => couch.requests.filter(({ path }) => path === '/shop-orders/_bulk_docs');
    const slow = couch.faults.add(
      { kind: 'delay', ms: 300 },
      { on: ({ path }) => path.endsWith('/_bulk_docs') },
    );
    await wire.plug();
    await expect
      .poll(() => writes().length, { timeout: 45_000, intervals: [20] })
      .toBeGreaterThan(2);
    await running.kill();
    slow();
    const there = async () => {
      const { rows } = await (await couch.database('shop-orders')).allDocs();
      return rows.filter(({ id }) => !id.startsWith('_design/')).length;
    };
    expect(await there()).toBeLessThan(MANY);

    running = await startOwnBrowser(profile, host.origin);
    await connectNext(second);
    await inStep(running.page);
    await second.page.goto('/#/queue?tab=all');
    await expectCount(second.page, 'all', MANY);
    await expectSame(running.page, second.page);
    expect(await there()).toBe(MANY);
  } finally {
    await running.kill();
    await wire.unplug();
    await host.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('an order that both shipped is on the recall list of both, and stock is right at both', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  await first.wire.unplug();
  await alone(first.page);
  await packAndShip(await openBench(second.page), shopOrder(0));
  await packAndShip(await openBench(first.page), shopOrder(0));
  await first.wire.plug();
  await inStep(first.page);
  for (const { page } of [first, second]) {
    await expectOnHand(page, { ...ALL_ON_HAND, 'CUP-1': ON_HAND - 2 });
    const parcels = page.getByRole('link', { name: /Parcels/ });
    await expect(parcels).toContainText('1 parcel wants somebody');
    await parcels.click();
    const recall = page.locator('[data-parcel]');
    await expect(recall).toContainText(`Order ${shopOrder(0).number}`);
    await expect(recall).toContainText('The second parcel');
  }
  await expectAccessible(first.page);
  await first.page.getByRole('button', { name: 'It came back' }).click();
  await first.page.getByRole('dialog').getByLabel('Note').fill('The van had not left');
  await first.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  for (const { page } of [first, second]) {
    await expect(page.getByText('No parcel was packed twice.')).toBeVisible();
    await expectOnHand(page, { ...ALL_ON_HAND, 'CUP-1': ON_HAND - 1 });
  }
  await expectSame(first.page, second.page);
});

test('who packs an order that is cancelled or goes elsewhere now is told within two seconds', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  const bench = await openBench(first.page);
  const verdict = first.page.locator('[data-seq]');
  const told = async (kind: string) => {
    await expect(verdict).toHaveAttribute('data-kind', kind, { timeout: 2_000 });
  };

  expect(await bench.scan(shopOrder(0).number)).toBe('opened');
  await openOrder(second.page, shopOrder(0).number);
  await second.page.getByRole('button', { name: 'Cancel order' }).click();
  await second.page.getByLabel('Reason').fill('bought twice');
  await second.page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await told('cancelled');
  await expectAccessible(first.page);

  expect(await bench.scan(shopOrder(1).number)).toBe('opened');
  await bench.scan(shopOrder(1).codes[0] ?? '');
  await openOrder(second.page, shopOrder(1).number);
  await second.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await second.page.getByLabel('Street and number').fill('7 New Street');
  await second.page.getByRole('button', { name: 'Save address' }).click();
  await told('address-changed');
  await expect(verdict).toContainText('7 New Street');
  await first.page.getByRole('button', { name: 'I have seen the new address' }).click();

  expect(await bench.scan(shopOrder(2).number)).toBe('opened');
  await openOrder(second.page, shopOrder(2).number);
  await second.page.getByRole('button', { name: 'Place hold' }).click();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click();
  await told('on-hold');
});

test('what was shipped here while it was cancelled there is on the list of both before the carrier comes', async ({
  couch,
  openStation,
}) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  await first.wire.unplug();
  await alone(first.page);
  await packAndShip(await openBench(first.page), shopOrder(0));
  await openOrder(second.page, shopOrder(0).number);
  await second.page.getByRole('button', { name: 'Cancel order' }).click();
  await second.page.getByLabel('Reason').fill('bought twice');
  await second.page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await first.wire.plug();
  await inStep(first.page);
  for (const { page } of [first, second]) {
    await page.getByRole('link', { name: /Parcels/ }).click();
    const intercept = page.locator('[data-parcel]');
    await expect(intercept).toContainText(`Order ${shopOrder(0).number}`);
    await expect(intercept).toContainText('bought twice');
  }
  await expectAccessible(second.page);
  await second.page.getByRole('button', { name: 'Stop it' }).click();
  for (const { page } of [first, second]) {
    await expect(page.getByText('Nothing to stop.')).toBeVisible();
    await expectOnHand(page, ALL_ON_HAND);
  }
  await expectSame(first.page, second.page);
});

test('what one station has opened the other one leaves to it', async ({ couch, openStation }) => {
  const [first, second] = await twoStations(openStation, couch.url, 6);
  await first.page.goto('/#/settings?section=station');
  // The screen before has such a field, too.
  await expect(first.page.getByRole('heading', { name: 'Station', exact: true })).toBeVisible();
  await first.page.getByLabel('Name of this station').fill('Bench 1');
  await first.page.getByLabel('Who works here').fill('Bo');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(first.page.getByText('Saved.')).toBeVisible();
  const opened = async ({ page }: Station) => {
    await page.goto('/#/queue');
    await page.getByRole('button', { name: 'Pack next' }).click();
    await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'opened');
    return (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  };
  const number = await opened(first);
  expect(await opened(second)).not.toBe(number);
  await second.page.goto('/#/queue');
  const mark = second.page.locator('[data-order]', { hasText: number }).getByRole('img');
  await expect(mark).toHaveAccessibleName(/^Reserved for Bo at Bench 1/);
  const bench = await openBench(second.page);
  expect(await bench.scan(number)).toBe('claimed');
  await expect(second.page.locator('[data-seq]')).toContainText('Bo at Bench 1 has had it');
  await expectAccessible(second.page);
  await openOrder(second.page, number);

  // Once it is left it is anybody's.
  await first.page.getByRole('button', { name: 'Leave order' }).click();
  await second.page.goto('/#/queue');
  await expect(mark).toHaveCount(0);
  expect(await (await openBench(second.page)).scan(number)).toBe('opened');
});
