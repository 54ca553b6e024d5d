/** Stock: found by typing and by scanning, adjusted with undo, and a history that adds up. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSampleShop } from './sample-shop.ts';
import { scan as scanKeys } from './scan-capture/keyboard.ts';

async function scan(page: Page, code: string): Promise<void> {
  await scanKeys(await page.context().newCDPSession(page), code);
}

async function figure(page: Page, name: string): Promise<number> {
  const tile = page.locator(`[data-figure="${name}"] dd`).first();
  return Number(((await tile.textContent()) ?? '').replace(/,/g, ''));
}

test('an empty station says how to begin', async ({ page }) => {
  await page.goto('/#/stock');
  await expect(page.getByText('No SKUs yet')).toBeVisible();
  await expectAccessible(page);
});

test('SKUs are found, filtered, sorted, and kept so in the address', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/stock');
  const rows = page.getByRole('grid', { name: 'Stock' }).getByRole('row');
  await expect(rows.nth(10)).toBeVisible();
  await expectAccessible(page);
  await page.getByText(/^Oversold \d+/).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '13');
  await expect(rows.nth(1).getByText('Oversold')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '13');
  await page.getByText(/^All \d+/).click();
  await page.getByLabel('Find a SKU, title, barcode or bin').fill('cakestand regency');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByRole('link', { name: '22423' })).toBeVisible();
  await page.getByLabel('Find a SKU, title, barcode or bin').fill('no such thing');
  await page.getByRole('button', { name: 'Show all SKUs' }).click();
  await page.getByRole('button', { name: 'On hand' }).click();
  await expect(page.getByRole('columnheader', { name: 'On hand' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('a scan finds the SKU; an adjustment adds up and is taken back', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/stock');
  await expect(page.getByRole('grid', { name: 'Stock' })).toBeVisible();
  await scan(page, '2000000002743');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('22423');
  const before = await figure(page, 'onHand');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Adjust', exact: true }).click();
  await scan(page, '2000000002743');
  await scan(page, '2000000002743');
  await expect(page.getByLabel('Units found')).toHaveValue('2');
  await scan(page, '2000000080833');
  await expect(page.getByText('20685 was scanned: that is not 22423.')).toBeVisible();
  await page.getByText('Take away').click();
  await page.getByLabel('Units', { exact: true }).last().fill('3');
  await expect(page.getByText(`afterwards: ${before - 3}`)).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Say why, so that the history tells.')).toBeVisible();
  await page.getByText('Damaged').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => figure(page, 'onHand')).toBe(before - 3);
  await expect(page.getByText(`All changes add up to ${before - 3} on hand.`)).toBeVisible();
  const changes = await page
    .locator('[data-change]')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-change'))));
  expect(changes.reduce((sum, change) => sum + change, 0)).toBe(before - 3);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => figure(page, 'onHand')).toBe(before);
  await expect(page.getByText('Taken back: Damaged')).toBeVisible();
});

test('an unknown code makes a new SKU with it, and a shared one is pointed out', async ({
  page,
}) => {
  await openSampleShop(page);
  await page.goto('/#/stock');
  await expect(page.getByRole('grid', { name: 'Stock' })).toBeVisible();
  await scan(page, '5012345678900');
  await expect(page.getByText('No SKU has the code 5012345678900.')).toBeVisible();
  await page.getByLabel('SKU', { exact: true }).fill('NEW-1');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NEW-1');
  await page.getByRole('button', { name: 'Add barcode' }).click();
  await page.getByLabel('Code', { exact: true }).last().focus();
  await scan(page, '2000000002743');
  await expect(page.getByText('22423 has this code too')).toBeVisible();
  await page.getByLabel('Title').fill('A new thing');
  await page.getByRole('link', { name: 'Queue' }).click();
  await expect(page.getByText('Changes are not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('A new thing');
  await expect(page.getByLabel('Code', { exact: true }).last()).toHaveValue('2000000002743');
});

test('leaving a SKU with unsaved changes asks; a scan does not, and they are still there', async ({
  page,
}) => {
  await openSampleShop(page);
  await page.goto('/#/stock/22423');
  const heading = page.getByRole('heading', { level: 1 });
  const title = page.getByLabel('Title');
  const before = await title.inputValue();
  await title.fill('Another name');
  await heading.click();
  await scan(page, 'PB.NEXT');
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'opened');
  await page.goto('/#/stock/22423');
  await expect(title).toHaveValue('Another name');
  await scan(page, '2000000080833');
  await expect(heading).toHaveText('20685');
  await page.goto('/#/stock/22423');
  await expect(title).toHaveValue('Another name');
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('button', { name: 'Go on without saving' }).click();
  await page.goto('/#/stock/22423');
  await expect(title).toHaveValue(before);
});
