/** Settings: each section, what it changes, and that every one of them can be read by everybody. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSampleShop } from './sample-shop.ts';
import { scan } from './scan-capture/keyboard.ts';

for (const section of ['shop', 'priority', 'packing', 'scanning', 'printing', 'station', 'data']) {
  test(`${section} is accessible`, async ({ page }) => {
    await openSampleShop(page);
    await page.goto(`/#/settings?section=${section}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await page.waitForTimeout(500);
    await expectAccessible(page);
  });
}

test('the shop’s name and address are kept', async ({ page }) => {
  await page.goto('/#/settings');
  await page.getByLabel('Shop name').fill('Lima & Daughters');
  await page.getByLabel('City').fill('Leeds');
  await page.getByLabel('Currency').fill('eu');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('“Currency” cannot be saved like this.')).toBeVisible();
  await page.getByLabel('Currency').fill('eur');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Shop name')).toHaveValue('Lima & Daughters');
  await expect(page.getByLabel('City')).toHaveValue('Leeds');
  await expect(page.getByLabel('Currency')).toHaveValue('EUR');
});

test('new weights are previewed, then the queue follows them', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=priority');
  const top = page.getByRole('listitem').getByRole('link');
  await expect(top.nth(9)).toBeVisible();
  const before = await top.allInnerTexts();
  await page.getByLabel('VIP customer (h)').fill('600');
  await expect(page.getByText('Top of the queue with these changes')).toBeVisible();
  await expect.poll(() => top.allInnerTexts()).not.toEqual(before);
  const previewed = await top.allInnerTexts();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible({ timeout: 30_000 });
  await page.goto('/#/queue');
  const queued = page.getByRole('grid').getByRole('link');
  await expect(queued.nth(9)).toBeVisible();
  const now = await queued.allInnerTexts();
  expect(now.slice(0, 10)).toEqual(previewed);
});

test('the scan box shows what arrived and what it stands for', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=scanning');
  await expect(page.getByText('Try a scan')).toBeVisible();
  await scan(await page.context().newCDPSession(page), '2000000002743');
  await expect(page.getByText('SKU 22423, 1 unit')).toBeVisible();
  await expect(page.getByText('UPC or EAN, 13 characters')).toBeVisible();
});

test('a card of control barcodes is laid out for printing', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=scanning');
  await page.getByRole('button', { name: 'Show and print' }).click();
  const card = page.getByRole('dialog', { name: 'Card for the bench' });
  await expect(card.locator('iframe')).toHaveAttribute('src', /^blob:/);
  await expectAccessible(page);
});

test('who works here stands in the history', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=station');
  await page.getByLabel('Who works here now').fill('Ana');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto('/#/stock/22423');
  await page.getByRole('button', { name: 'Adjust', exact: true }).click();
  await page.getByLabel('Units found').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('cell', { name: /Ana$/ })).toBeVisible();
});

test('leaving a section with unsaved changes asks; a scan does not, and they are still there', async ({
  page,
}) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=station');
  const user = page.getByLabel('Who works here now');
  const sections = page.getByRole('navigation', { name: 'Settings' });
  await user.fill('Ana');
  await sections.getByRole('link', { name: 'Packing' }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect(user).toHaveValue('Ana');
  await page.getByRole('heading', { name: 'Station' }).click();
  await scan(await page.context().newCDPSession(page), '2000000002743');
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'no-order');
  await page.goto('/#/settings?section=station');
  await expect(user).toHaveValue('Ana');
  await sections.getByRole('link', { name: 'Packing' }).click();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('combobox', { name: 'Carriers' })).toBeVisible();
  await sections.getByRole('link', { name: 'Station', exact: true }).click();
  await expect(user).toHaveValue('Ana');
});
