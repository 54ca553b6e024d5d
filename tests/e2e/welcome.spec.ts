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
