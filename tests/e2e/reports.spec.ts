/** Reports: the orders behind a number, the address that keeps what one looks at, and days without orders. */
import type { Page } from '@playwright/test';
import { controlCodes } from '../../shared/scanning/control-codes.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { isMixed, openBench, orderWhere, slipCode, unitCodes } from './pack-bench.ts';
import { openSampleShop } from './sample-shop.ts';

test.beforeEach(async ({ page }) => {
  await openSampleShop(page);
});

/** Opens the report of an address and waits for its last section. */
async function openReport(page: Page, search = ''): Promise<void> {
  await page.goto(`/#/reports${search}`);
  await expect(page.getByRole('heading', { name: 'By channel' })).toBeVisible();
}

test('a number opens as many orders as it says; reload and back keep them', async ({ page }) => {
  await openReport(page, '?range=days-7&channel=etsy');
  const tile = page.getByRole('region', { name: 'Orders', exact: true });
  const number = tile.getByRole('button', { name: /orders placed$/ });
  const count = (await number.textContent()) ?? '';
  await number.click();
  const listed = page.getByText(`${count} orders`, { exact: true });
  await expect(listed).toBeVisible();
  await expect(page.getByText(/· Etsy$/)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(listed).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/#\/orders\//);
  await page.goBack();
  await expect(listed).toBeVisible();
  await page.goBack();
  await expect(number).toHaveText(count);
  await expect(page.getByLabel('Channel', { exact: true })).toHaveValue('etsy');
  await page.goForward();
  await page.getByRole('button', { name: 'Back to the report' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeFocused();
  await expect(page).toHaveURL(/range=days-7/);
});

test('another range is a step that one goes back from', async ({ page }) => {
  await openReport(page);
  await page.getByText('This month', { exact: true }).click();
  await expect(page).toHaveURL(/range=month/);
  await page.goBack();
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
});

test('how a figure is counted is said beside it, with the orders of each part', async ({
  page,
}) => {
  await openReport(page, '?range=days-7');
  await page.getByRole('button', { name: 'How “Shipped on time” is counted' }).first().click();
  await expect(page.getByText(/Orders shipped by their due time ÷/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: /late$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Late orders' })).toBeVisible();
});

test('days without orders say what to do', async ({ page }) => {
  await openReport(page, '?range=custom&from=2020-01-01&to=2020-01-07');
  await expect(page.getByText(/^No orders in these days\. Choose other days/)).toHaveCount(3);
  await expect(page.getByText(/^No order was due in these days\./)).toBeVisible();
  await expectAccessible(page);
});

test('each chart has a table that says the same', async ({ page }) => {
  await openReport(page, '?range=days-7');
  for (const name of ['Orders by day and channel', 'Revenue by day and channel']) {
    const section = page.getByRole('region', { name, exact: true });
    await expect(section.getByRole('table').getByRole('row')).toHaveCount(8);
  }
  await expectAccessible(page);
});

test('what the bench did: packers, mistakes caught, and SKUs with how long they last', async ({
  page,
}) => {
  const bench = await openBench(page);
  const order = orderWhere(isMixed);
  await bench.scanAll([slipCode(order), ...unitCodes(order)]);
  expect(await bench.scan(unitCodes(order)[0] ?? '')).toBe('too-many');
  expect(await bench.scan(controlCodes.confirm)).toBe('shipped');
  await page.goto('/#/reports?range=days-7');
  await expect(page.getByText('1 wrong unit was kept out of a box')).toBeVisible();
  await expect(page.getByRole('row', { name: /One too many/ })).toContainText('1');
  const sellers = page.getByRole('region', { name: 'What left, by SKU', exact: true });
  await expect(sellers.getByRole('row').nth(1)).toContainText(/day/);
  await expectAccessible(page);
  const file = page.waitForEvent('download');
  await sellers.getByRole('button', { name: /as CSV/ }).click();
  expect((await file).suggestedFilename()).toMatch(/^packbench-skus-.*\.csv$/);
  await sellers.getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/stock\//);
});
