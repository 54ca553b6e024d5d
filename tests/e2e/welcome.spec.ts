/** First run: the welcome, the sample shop, and an empty station again. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSampleShop } from './sample-shop.ts';

test('a new station offers the sample shop and one’s own orders', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Packbench');
  await expect(page.getByText('CC BY 4.0')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Restore a backup' }).click();
  await expect(page.getByRole('heading', { name: 'Restore', exact: true })).toBeVisible();
  await page.goto('/#/welcome');
  await page.getByRole('link', { name: 'Import my orders' }).click();
  await expect(page).toHaveURL(/#\/import/);
});

test('the sample shop opens on a queue full of orders and is taken out whole', async ({ page }) => {
  await openSampleShop(page);
  await expect(page.getByRole('grid').getByRole('row').nth(10)).toBeVisible();
  await page.reload();
  await page.goto('/');
  await expect(page).toHaveURL(/#\/queue/);
  await page.getByRole('link', { name: /Sample shop/ }).click();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Packbench');
  await expect(page.getByRole('link', { name: /Sample shop/ })).toHaveCount(0);
  await page.goto('/#/stock');
  await expect(page.getByText('No SKUs yet')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No SKUs yet')).toBeVisible();
});

test('practising needs no scanner', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/welcome');
  await page.getByRole('link', { name: 'Practise packing' }).click();
  await expect(page).toHaveURL(/#\/pack/);
  await expect(page.getByText(/practice/i).first()).toBeVisible();
});

test('an empty station says on its reports where figures come from', async ({ page }) => {
  await page.goto('/#/reports');
  await expect(page.getByRole('heading', { name: 'No figures yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import orders' }).click();
  await expect(page).toHaveURL(/#\/import/);
});

test('who leaves while the sample shop opens stays where they went', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the sample shop' }).click();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('link', { name: /Sample shop/ })).toBeVisible({ timeout: 30_000 });
  // The queue would have been opened by now.
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/#\/settings/);
});

test('a second window says where the first has the orders', async ({ page, context }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.getByRole('alert')).toContainText('Packbench is open in another window');
  await expectAccessible(second);
  await page.close();
  await second.getByRole('button', { name: 'Try again' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Welcome to Packbench');
});
