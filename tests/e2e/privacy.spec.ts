/** What one buyer may ask for: a file of what is kept, and to be forgotten, with proof. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { shop } from './pack-bench.ts';
import { openSampleShop } from './sample-shop.ts';

// A dialog of the system cannot be answered here: without it the file is a download.
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
  }),
);

async function saved(page: Page, button: string): Promise<unknown> {
  const download: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8'));
}

test('a buyer is handed out, and erased with proof', async ({ page }) => {
  await openSampleShop(page);
  const shipped = shop.orders.find(({ work }) => work.length > 0 && work.at(-1)?.kind === 'ship');
  const email = shipped?.email ?? '';
  await page.goto('/#/settings?section=data');
  await page.getByLabel('A buyer’s e-mail address').fill('nobody@example.com');
  await page.getByRole('button', { name: 'Save what is kept of them' }).click();
  await expect(page.getByText('No order with this address')).toBeVisible();
  await page.getByLabel('A buyer’s e-mail address').fill(email.toUpperCase());
  const data = await saved(page, 'Save what is kept of them');
  expect(JSON.stringify(data)).toContain(email);
  await page.getByRole('button', { name: 'Erase them …' }).click();
  await expect(page.getByText(/Erase the buyer of/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText(/is erased\.$/)).toBeVisible();
  const proof = await saved(page, 'Save the proof');
  expect(JSON.stringify(proof)).toContain('erasedAt');
  expect(JSON.stringify(proof)).not.toContain(email);
});
