/** Reserved orders in the queue of two stations: marked, taken along, left to others, taken over and let go. */
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { alone, expectCount, inStep, openOrder } from './stations/look.ts';
import { importShop, shopOrder } from './stations/shop-orders.ts';
import { connectFirst, connectNext, type Station, test } from './stations/stations.ts';

test.describe.configure({ timeout: 120_000 });

/** Names the station where it is asked for, and who works at it. */
async function name({ page }: Station, station: string, user: string): Promise<void> {
  await page.goto('/#/server');
  await page.getByLabel('Name of this station').fill(station);
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByLabel('Name of this station')).toBeHidden();
  await page.goto('/#/settings?section=station');
  await page.getByLabel('Who works here now').fill(user);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
}

test('orders that one station takes along are marked, refused and taken over at the other', async ({
  couch,
  openStation,
}) => {
  const [first, second] = [await openStation(couch.url), await openStation(couch.url)];
  await importShop(first.page, 6);
  await connectFirst(first);
  await connectNext(second);
  await expect(first.page.getByLabel('Name of this station')).toHaveValue('Bench 1');
  await name(first, 'Bench 1', 'Ana');
  await name(second, 'Bench 2', 'Bo');

  await second.page.goto('/#/queue');
  await expectCount(second.page, 'ready', 6);
  for (const key of ['t', '2', 'Enter']) {
    await second.page.keyboard.press(key);
    // A person's pace: what is typed faster is a scan.
    await second.page.waitForTimeout(150);
  }
  await expect(second.page.getByText('2 orders are reserved for this station')).toBeVisible();
  await expect(second.page.getByText('Reserved for this station: 2 orders')).toBeVisible();
  await expect(second.page.locator('[data-holder=here]')).toHaveCount(2);
  await expectAccessible(second.page);

  await first.page.goto('/#/queue');
  const theirs = first.page.locator('[data-holder=others]');
  await expect(theirs).toHaveCount(2);
  await expect(theirs.first()).toHaveAccessibleName(/^Reserved for Bo at Bench 2 until /);
  await expect(theirs.first()).toHaveText('Bo');
  await first.page.getByRole('grid').press('Control+a');
  await first.page.getByRole('button', { name: 'Take with me' }).click();
  await expect(first.page.getByText('4 orders are reserved for this station')).toBeVisible();
  const left = first.page.getByRole('alert').filter({ hasText: '2 orders were left' });
  await expect(left.getByText('is reserved for Bo at Bench 2 until')).toHaveCount(2);
  await expectAccessible(first.page);

  const { number } = shopOrder(0);
  await openOrder(first.page, number);
  const reserved = first.page.getByRole('region', { name: 'Reserved', exact: true });
  await expect(reserved).toContainText('For Bo at Bench 2');
  await reserved.getByRole('button', { name: 'Take over' }).click();
  await first.page.getByLabel('Reason').fill('Bo is at lunch');
  await first.page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await expect(reserved).toContainText('For this station');
  await expect(first.page.getByRole('dialog')).toBeHidden();
  await expectAccessible(first.page);
  await expect(second.page.getByText('Reserved for this station: 1 order')).toBeVisible();
  await reserved.getByRole('button', { name: 'Let go' }).click();
  await expect(reserved).toBeHidden();

  await first.wire.unplug();
  await alone(first.page);
  await first.page.goto('/#/queue');
  await expect(first.page.getByText('nothing can be promised in advance')).toBeVisible();
  await expect(first.page.getByRole('button', { name: /orders with me/ })).toBeHidden();
  await expectAccessible(first.page);
  await first.page.getByRole('button', { name: 'Let all go' }).click();
  await expect(first.page.getByText('Nothing is reserved for this station.')).toBeVisible();
  await first.wire.plug();
  await inStep(first.page);
  await expect(second.page.locator('[data-holder=others]')).toHaveCount(0);
  await expect(second.page.locator('[data-holder=here]')).toHaveCount(1);
});
