/** A shop is connected through the screen, its order arrives in the queue, and what is wrong with its keys is said. */
import { openStubShop } from '../../electron/channels/woocommerce/testing/stub-shop.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('a shop is connected with its keys, and its order arrives in the queue', async ({ page }) => {
  const shop = await openStubShop();
  try {
    shop.place({ number: 'JP-1042' });
    await page.goto('/#/channels');
    await page.getByLabel('Shop or marketplace').selectOption('woocommerce');
    await page.getByLabel('Address').fill(shop.url);
    await page.getByLabel('Consumer key').fill(shop.keys.key);
    await page.getByLabel('Consumer secret').fill('cs_wrong');
    await page.getByRole('button', { name: 'Test and connect' }).click();
    await expect(page.getByRole('alert')).toContainText('It does not accept the keys');

    await page.getByLabel('Consumer secret').fill(shop.keys.secret);
    await page.getByRole('button', { name: 'Test and connect' }).click();
    const row = page.locator('[data-channel="woocommerce"]');
    await expect(row).toContainText('Nippon Mugs');
    await expect(row.getByRole('status')).toContainText('1 order new or changed');
    await expectAccessible(page);

    await page.goto('/#/queue');
    await expect(page.getByText('JP-1042').first()).toBeVisible();

    await page.goto('/#/channels');
    await row.getByRole('button', { name: 'Disconnect' }).click();
    await row.getByRole('button', { name: 'Disconnect it' }).click();
    await expect(row).toBeHidden();
    await page.goto('/#/queue');
    await expect(page.getByText('JP-1042').first()).toBeVisible();
  } finally {
    await shop.close();
  }
});
