/** Parcels that want somebody: a sealed one whose buyer moved is stopped or let go before the carrier comes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { countsOn, goToImport, write } from './import-steps.ts';
import { openBench } from './pack-bench.ts';

const FILE = join(import.meta.dirname, '..', 'fixtures', 'importing', 'shopify-orders.csv');

/** Imports the file, with the buyer at another number of the lane if one is given. */
async function importOrders(page: Page, number = '1'): Promise<void> {
  await goToImport(page);
  // The outcome of an import before is shown until one goes on.
  await page.reload();
  const text = readFileSync(FILE, 'utf8').replaceAll(
    '1 Fictional Lane',
    `${number} Fictional Lane`,
  );
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await countsOn(page);
  await write(page);
}

test('what the lists are for is said while they are empty', async ({ page }) => {
  await page.goto('/#/parcels');
  await expect(page.getByText('Nothing to stop.')).toBeVisible();
  await expect(page.getByText('No parcel was packed twice.')).toBeVisible();
  await expect(page.getByText('Nothing to put back.')).toBeVisible();
  await expectAccessible(page);
});

test('a sealed parcel whose buyer moved is on the list until somebody decides', async ({
  page,
}) => {
  await importOrders(page);
  const bench = await openBench(page);
  expect((await bench.scanAll(['1001', 'FERN-1', 'FERN-1', 'TOTE-1', 'PB.SHIP'])).at(-1)).toBe(
    'shipped',
  );
  await importOrders(page, '2');
  const place = page.getByRole('link', { name: /Parcels/ });
  await expect(place).toContainText('1 parcel wants somebody');
  await place.click();
  const row = page.locator('[data-parcel]');
  await expect(row).toContainText('Address changed');
  await expect(row).toContainText('2 Fictional Lane');
  await expect(row).toContainText('2 × Fern print');
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Let it go' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The old flat is still hers');
  await page.getByRole('dialog').getByRole('button', { name: 'Let it go' }).click();
  await expect(row).toHaveCount(0);

  await importOrders(page, '3');
  await page.getByRole('link', { name: /Parcels/ }).click();
  await row.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText(/^Stopped\./)).toBeVisible();
  await expect(row).toHaveCount(0);
  // Its units are back, so it is to be packed again.
  await page.goto('/#/queue');
  await expect(page.locator('[data-order]', { hasText: '#1001' })).toBeVisible();
});

test('an address that changes while its order is open is seen before the parcel leaves', async ({
  page,
}) => {
  await importOrders(page);
  const bench = await openBench(page);
  await bench.scanAll(['1001', 'FERN-1', 'FERN-1', 'TOTE-1']);
  await importOrders(page, '2');
  await page.getByRole('link', { name: 'Pack' }).click();
  const banner = page.locator('[data-seq]');
  await expect(banner).toHaveAttribute('data-kind', 'address-changed');
  await expect(banner).toContainText('2 Fictional Lane');
  await expectAccessible(page);
  expect(await bench.scan('PB.SHIP')).toBe('address-changed');
  await page.getByRole('button', { name: 'I have seen the new address' }).click();
  await expect(banner).toHaveAttribute('data-kind', 'opened');
  expect(await bench.scan('PB.SHIP')).toBe('shipped');
});
