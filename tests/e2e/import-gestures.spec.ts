/** A file dropped, an import stopped at each of its stages, a catalogue undone: what hands do on the import screen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { chooseFile, countsOn, goToImport, write } from './import-steps.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'importing');

test.beforeEach(async ({ page }) => {
  await goToImport(page);
});

test('a file is dropped on the screen and read', async ({ page }) => {
  await drop(page, 'woocommerce-lines.csv', readFixture('woocommerce-lines.csv'));
  await expect(
    page.getByRole('heading', { level: 1, name: 'woocommerce-lines.csv' }),
  ).toBeVisible();
  expect(await countsOn(page)).toMatchObject({ created: 2 });
  await write(page);
});

test('a review that is cancelled leaves nothing behind', async ({ page }) => {
  await chooseFile(page, 'woocommerce-lines.csv');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing imported yet.')).toBeVisible();
  expect(await chooseFile(page, 'woocommerce-lines.csv')).toMatchObject({ created: 2 });
});

test('a writing that is cancelled keeps what it wrote, says so, and is undone', async ({
  page,
}) => {
  await drop(page, 'many.csv', manyOrders(6_000));
  expect(await countsOn(page)).toMatchObject({ created: 6_000 });
  await page.getByRole('button', { name: 'Import 6,000 orders' }).click();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-label', /^[1-9]/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Import stopped' })).toBeVisible();
  const said = await page.getByText(/new, 0 changed/).textContent();
  const written = Number(said?.split(' ')[0]?.replaceAll(',', ''));
  expect(written).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Import another file' }).click();
  await expect(page.getByRole('row', { name: /many.csv.*were not reached/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import of many.csv' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/orders? left the queue/)).toHaveText(
    `${written.toLocaleString('en-GB')} orders left the queue.`,
  );
});

test('a catalogue with units on hand is undone, and can be imported again', async ({ page }) => {
  await chooseFile(page, 'catalogue.csv');
  await write(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('4 SKUs are out of the catalogue again.')).toBeVisible();
  await expect(page.getByText(/counts? (was|were) taken back/)).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await expect(page.getByRole('row', { name: /catalogue.csv.*Undone/ })).toBeVisible();
  expect(await chooseFile(page, 'catalogue.csv')).toMatchObject({ created: 4 });
  await write(page);
});

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    (file) => {
      const held = new DataTransfer();
      held.items.add(new File([file.text], file.name, { type: 'text/csv' }));
      return held;
    },
    { name, text },
  );
  const target = page.getByRole('region', { name: 'Drop a file here' });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(target).toHaveAttribute('data-over', 'true');
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

function readFixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

function manyOrders(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `M-${n},2026-11-03,MUG-1,1`);
  return ['Order,Date,SKU,Qty', ...rows].join('\n');
}
