/**
 * A shop is connected through the screen, its order arrives in the queue, and what is wrong with its keys is said. What it
 * sells and nobody knows is said once.
 */
import { recorded } from '../../electron/channels/woocommerce/testing/recorded.ts';
import { openStubShop } from '../../electron/channels/woocommerce/testing/stub-shop.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';

// Both connect the first shop of its vendor, and the tests share one host.
test.describe.configure({ mode: 'serial' });

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
    await row.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Mugs of Nippon');
    await page.getByLabel('Asked every').fill('15');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Mugs of Nippon (WooCommerce)',
    );
    await expectAccessible(page);

    await page.getByLabel('Address').fill(shop.url);
    await page.getByLabel('Consumer key').fill('ck_wrong');
    await page.getByLabel('Consumer secret').fill('cs_wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByText('It does not accept the keys')).toBeVisible();

    await page.goto('/#/channels');
    await row.getByRole('button', { name: 'Disconnect' }).click();
    await row.getByRole('button', { name: 'Disconnect it' }).click();
    await expect(row).toBeHidden();
    // Connected again it is the same channel: nothing is doubled.
    await page.getByLabel('Shop or marketplace').selectOption('woocommerce');
    await page.getByLabel('Address').fill(`${shop.url}/`);
    await page.getByLabel('Consumer key').fill(shop.keys.key);
    await page.getByLabel('Consumer secret').fill(shop.keys.secret);
    await page.getByRole('button', { name: 'Test and connect' }).click();
    await expect(row).toContainText('Mugs of Nippon');
    await expect(row.getByRole('status')).toContainText('Pulled');
    await page.goto('/#/queue');
    await expect(page.getByText('JP-1042')).toHaveCount(1);
  } finally {
    await shop.close();
  }
});

test('what a shop sells and nobody knows is said once, and its orders become ready', async ({
  page,
}) => {
  const shop = await openStubShop();
  try {
    const [notebook, pen] = recorded('order-detail').line_items;
    const card = { ...pen, id: 3, sku: '', name: 'Hand-written card' };
    shop.place({ number: 'JP-1', line_items: [notebook, pen] });
    shop.place({ number: 'JP-2', line_items: [notebook] });
    shop.place({ number: 'JP-3', line_items: [notebook, card] });
    await page.goto('/#/channels');
    await page.getByLabel('Shop or marketplace').selectOption('woocommerce');
    await page.getByLabel('Address').fill(shop.url);
    await page.getByLabel('Consumer key').fill(shop.keys.key);
    await page.getByLabel('Consumer secret').fill(shop.keys.secret);
    await page.getByRole('button', { name: 'Test and connect' }).click();

    await page.getByRole('link', { name: 'Unknown articles' }).click();
    const row = (own: string) => page.locator(`[data-article="${own}"]`);
    await expect(row('nb-a6')).toContainText('In 3 open orders · 6 units');
    await expect(page.getByText('The catalogue is empty')).toBeVisible();
    await row('nb-a6').getByRole('button', { name: 'Make a new SKU' }).click();
    await row('nb-a6').getByRole('button', { name: 'Save the SKU' }).click();
    await expect(row('nb-a6')).toBeHidden();
    await expect(page.getByRole('link', { name: 'Unknown articles (2)' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/#/queue?tab=blocked');
    await expect(page.getByText('Unknown article: PEN-BR').first()).toBeVisible();
    await page.goto('/#/channels/lines');

    const byHand = page.locator('[data-article]').filter({ hasText: 'Hand-written card' });
    await byHand.getByRole('button', { name: 'Pack it by hand' }).click();
    await expect(page.locator('[data-answer]')).toContainText('is packed by hand');

    await row('pen-br').getByRole('button', { name: 'It is one of our SKUs' }).click();
    await row('pen-br').getByLabel('Which SKU is it?').fill('nb');
    await page.getByRole('option', { name: /NB-A6/ }).click();
    await expectAccessible(page);
    await row('pen-br').getByRole('button', { name: 'It is this SKU' }).click();
    await expect(
      page.getByText('Every article of your channels’ open orders is known.'),
    ).toBeVisible();
    await page.goto('/#/queue');
    for (const number of ['JP-1', 'JP-2', 'JP-3'])
      await expect(page.getByText(number).first()).toBeVisible();

    await page.goto('/#/channels/lines');
    const answer = page.locator('[data-answer="pen-br"]');
    await expect(answer).toContainText('“PEN-BR” is NB-A6.');
    await answer.getByRole('button', { name: 'Take back' }).click();
    await expect(row('pen-br')).toBeVisible();
  } finally {
    await shop.close();
  }
});
