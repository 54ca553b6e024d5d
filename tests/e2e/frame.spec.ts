/** The frame stays when a screen does not: addresses that lead nowhere, screens that fail, disks that are full. */
import { expect, test } from './fixtures.ts';
import { expectCounts, goToImport, write } from './import-steps.ts';
import { openSampleShop } from './sample-shop.ts';

test('an address that leads nowhere leads back', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/quueue');
  await expect(
    page.getByRole('heading', { name: 'There is nothing at this address' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Go to the queue' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('the first import says once that the browser has not promised to keep the data', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false);
    navigator.storage.persist = () => Promise.resolve(false);
  });
  const note = page.getByRole('region', { name: 'Your data lives in this browser' });
  await goToImport(page);
  for (const first of [true, false]) {
    const buffer = Buffer.from(`SKU,Title\nMUG-${first},Mug\n`);
    const file = { name: 'skus.csv', mimeType: 'text/csv', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    await expectCounts(page, { created: 1 });
    await write(page);
    if (first) await expect(note).toBeVisible();
    else {
      // Long enough for it to have come.
      await page.waitForTimeout(500);
      await expect(note).toBeHidden();
    }
    await page.getByRole('button', { name: 'Import another file' }).click();
  }
});

test.describe('a screen that fails', () => {
  test.use({ faultsExpected: true });

  test('says so in the frame, leads elsewhere, and is there again once it can be', async ({
    page,
  }) => {
    await openSampleShop(page);
    await page.route('**/StockScreen-*.js', (route) => route.abort());
    await page.goto('/#/stock');
    await expect(page.getByRole('heading', { name: 'This screen stopped' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Where the data lives' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the queue' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await page.goto('/#/stock');
    await page.unroute('**/StockScreen-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  });

  test('a change that could not be saved is told in the frame until one is', async ({ page }) => {
    await openSampleShop(page);
    await page.goto('/#/settings?section=packing');
    const state = page.getByRole('navigation', { name: 'Screens' }).getByRole('status');
    await expect(state).toHaveText('Saved here');
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full', 'QuotaExceededError');
      };
      Object.assign(window, {
        freeDisk: () => Object.assign(IDBObjectStore.prototype, { put }),
      });
    });
    await page.getByRole('switch', { name: 'Ship as soon as the last unit is scanned' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('It could not be saved');
    await expect(state).toHaveText('Not saved');
    await page.evaluate(() => (window as unknown as { freeDisk: () => void }).freeDisk());
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(state).toHaveText('Saved here');
  });
});
