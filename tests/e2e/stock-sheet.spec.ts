/** Counting and receiving by scanner alone, over a reload, and taking it back. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { shop, unitCode } from './pack-bench.ts';
import { openSampleShop } from './sample-shop.ts';
import { scan as scanKeys } from './scan-capture/keyboard.ts';

test('a bin is counted blind, compared, written and taken back', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/stock');
  await page.getByRole('link', { name: 'Count or receive' }).click();
  const banner = page.locator('[data-sheet-seq]');
  await expect(banner).toBeVisible();
  await expectAccessible(page);
  const cdp = await page.context().newCDPSession(page);
  const scan = async (code: string) => {
    const before = Number(await banner.getAttribute('data-sheet-seq'));
    await scanKeys(cdp, code, { gap: 7 });
    await expect
      .poll(async () => Number(await banner.getAttribute('data-sheet-seq')))
      .toBeGreaterThan(before);
    return banner.getAttribute('data-said');
  };
  const sku = shop.skus.find(({ bin }) => bin !== '');
  if (!sku) throw new Error('no SKU of the sample shop has a bin');
  expect(await scan('0000000000017')).toBe('unknown');
  expect(await scan('PB.SHIP')).toBe('empty');
  expect(await scan(sku.bin)).toBe('at-bin');
  expect(await scan(unitCode(sku.sku))).toBe('counted');
  expect(await scan(unitCode(sku.sku))).toBe('counted');
  expect(await scan('PB.UNDO')).toBe('undone');
  await page.reload();
  const line = page.locator(`[data-sheet-line="${sku.sku}"]`);
  await expect(line).toContainText('1');
  await expect(page.getByRole('columnheader', { name: 'Thought to be' })).toHaveCount(0);
  await page.getByLabel('Show what is thought to be there').click();
  await expect(page.getByRole('columnheader', { name: 'Thought to be' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  expect(await scan('PB.SHIP')).toBe('written');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(banner).toHaveAttribute('data-said', 'taken-back');
  await page.getByText('Receive', { exact: true }).click();
  // Typed as people do, and the next unit scanned while the field has the focus: it does not land there.
  await page.getByLabel('Bin of the next units').pressSequentially('NEW-1', { delay: 150 });
  // The scan's keys are stamped backwards from now.
  await page.waitForTimeout(500);
  expect(await scan(unitCode(sku.sku))).toBe('counted');
  await expect(line).toContainText('NEW-1');
  await expect(page.getByLabel('Bin of the next units')).toHaveValue('NEW-1');
  await page.getByRole('button', { name: 'Take into stock' }).click();
  await expect(banner).toHaveAttribute('data-said', 'written');
});
