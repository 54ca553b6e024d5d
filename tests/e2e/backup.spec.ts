/** Everything saved in one file, everything deleted, everything brought back. */
import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { canonicalJson } from '../../shared/records/canonical.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSampleShop } from './sample-shop.ts';

// A dialog of the system cannot be answered here: without it the file is a download.
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
  }),
);

async function saveBackup(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^packbench-backup-\d{4}-\d\d-\d\d\.jsonl\.gz$/);
  await expect(page.getByText('The backup is saved.')).toBeVisible();
  const text = gunzipSync(await readFile(await file.path())).toString('utf8');
  // The fields of a record may be written in any order.
  return text
    .trimEnd()
    .split('\n')
    .map((line) => canonicalJson(JSON.parse(line)));
}

/** Lines that one file has and the other has not, their headers' times aside. */
function differences(a: readonly string[], b: readonly string[]): string[] {
  const known = [new Set(a.slice(1)), new Set(b.slice(1))];
  return [...a.slice(1), ...b.slice(1)].filter((line) => !known.every((lines) => lines.has(line)));
}

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'packbench-backup.jsonl.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync(`${lines.join('\n')}\n`),
  });
}

test('backup, start over, restore: everything is as it was', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  const before = await saveBackup(page);
  expect(before.length).toBeGreaterThan(2000);

  await page.getByRole('button', { name: 'Start over…' }).click();
  const run = page.getByRole('button', { name: 'Delete everything' });
  await expect(run).toBeDisabled();
  await page.getByLabel('To go on, type').fill('delete everything');
  await run.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Packbench');

  await page.getByRole('link', { name: 'Restore a backup' }).click();
  await choose(page, before);
  await page.getByRole('button', { name: /^Restore [\d,]+ records/ }).click();
  await expect(page.getByText(/records added, 0 brought up to date/)).toBeVisible({
    timeout: 30_000,
  });
  const after = await saveBackup(page);
  expect(differences(before, after)).toEqual([]);
  await page.goto('/');
  await expect(page).toHaveURL(/#\/queue/);
  await expect(page.getByRole('grid').getByRole('row').nth(10)).toBeVisible();
});

test('a damaged file is refused with its line and changes nothing', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  const lines = await saveBackup(page);
  await choose(page, lines.slice(0, 100));
  await expect(page.getByText('was cut short after line 100')).toBeVisible();
  await choose(page, lines.with(41, '{"kind":"orders"'));
  await expect(page.getByText(/Line 42 of the file cannot be read/)).toBeVisible();
  await choose(page, ['sku,units']);
  await expect(page.getByText('This file is not a Packbench backup.')).toBeVisible();
  await expect(page.getByText('packbench-backup.jsonl.gz was not restored')).toBeVisible();
  await expectAccessible(page);
  const header = { ...JSON.parse(lines[0] ?? ''), format: 99 };
  await choose(page, lines.with(0, JSON.stringify(header)));
  await expect(page.getByText('made by a newer version of Packbench')).toBeVisible();
  expect(differences(lines, await saveBackup(page))).toEqual([]);
});

test('what a backup holds is shown before it is merged, and a saved one is remembered', async ({
  page,
}) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  const lines = await saveBackup(page);
  await expect(page.getByText(/^Last backup: /)).toBeVisible();
  await choose(page, lines);
  await expect(page.getByText(/^600 orders, .*, 1 document\.$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Restore [\d,]+ records/ }).click();
  await expect(page.getByText(/0 records added, 0 brought up to date/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the queue' }).click();
  await expect(page).toHaveURL(/#\/queue/);
});

test('starting over asks in a dialog that everybody can read', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  await page.getByRole('button', { name: 'Start over…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save a backup first' }).click();
  await expect(page.getByRole('dialog').getByText('The backup is saved.')).toBeVisible();
  await expectAccessible(page);
});

test('orders are exported as CSV', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^packbench-orders-.*\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFForder,channel,status,')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(601);
});

test('a backup is saved by the host, read again, and listed', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/settings?section=data');
  const panel = page.getByRole('region', { name: 'Backups by themselves' });
  await expect(panel.getByText('In the folder')).toBeVisible();
  await panel.getByRole('button', { name: 'Save one now' }).click();
  await expect(panel.getByText(/^Saved and read again: \d+ records\.$/)).toBeVisible();
  await expect(panel.getByRole('listitem').first()).toContainText('MB');
  await expect(page.getByText('No backup has been made on this station.')).toBeHidden();
  await panel.getByLabel('How often').selectOption('7');
  await expect(panel.getByText('Saved.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(panel.getByLabel('How often')).toHaveValue('7');
});
