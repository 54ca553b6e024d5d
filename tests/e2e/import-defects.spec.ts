/** Defects of files: asked, repaired, corrected in place, saved, undone. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { chooseFile, expectCounts, goToImport, write } from './import-steps.ts';

test.beforeEach(async ({ page }) => {
  await goToImport(page);
});

test('dates that can be read both ways are asked about', async ({ page }) => {
  expect(await chooseFile(page, 'unclear-dates.csv')).toMatchObject({ created: 0, refused: 2 });
  await page.getByText('Month first', { exact: true }).click();
  await expectCounts(page, { created: 2, refused: 0 });
  await expect(page.getByRole('cell', { name: /4 March 2026/ })).toBeVisible();
  await write(page);
});

test('what keeps rows out stands beside the button', async ({ page }) => {
  await chooseFile(page, 'unclear-dates.csv');
  await expect(page.getByText('Answer the question above first.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to import yet' })).toBeDisabled();
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await chooseFile(page, 'damaged-cells.csv');
  await expect(page.getByText(/^6 rows stay out\./)).toBeVisible();
});

test('orders that share a number are not merged, and kept apart on demand', async ({ page }) => {
  expect(await chooseFile(page, 'two-orders-one-number.csv')).toMatchObject({
    created: 2,
    refused: 1,
  });
  await expect(page.getByText('Same number as line 2, but another buyer or day')).toBeVisible();
  await page.getByRole('switch', { name: /Keep orders with the same number/ }).click();
  await expectCounts(page, { created: 3, refused: 0 });
});

test('damaged cells are refused by reason and corrected in place', async ({ page }) => {
  expect(await chooseFile(page, 'damaged-cells.csv')).toMatchObject({
    ...{ created: 2, refused: 6 },
    'left-out': 1,
  });
  await expect(page.getByText('Ã–zil MÃ¼ller → Özil Müller')).toBeVisible();
  await page.getByLabel('Quantity in line 2').fill('3');
  await page.keyboard.press('Enter');
  await expectCounts(page, { created: 3, refused: 4 });
  await page.getByLabel('Unit price in line 6').fill('9.50');
  await page.keyboard.press('Tab');
  await expectCounts(page, { created: 4, refused: 3 });
  await write(page);
  await expect(page.getByText('3 rows were refused.')).toBeVisible();
});

test('a repair can be declined', async ({ page }) => {
  await chooseFile(page, 'shopify-through-spreadsheet.csv');
  await expect(page.getByRole('cell', { name: /Boston, 02134, US/ })).toBeVisible();
  await page.getByRole('switch', { name: /leading zeros of postcodes/ }).click();
  await expect(page.getByRole('cell', { name: /Boston, 2134, US/ })).toBeVisible();
});

test('refused rows are saved as CSV with their reasons, and no cell runs as a formula', async ({
  page,
}) => {
  const list = 'Order,Date,SKU,Qty\n"=HYPERLINK(""http://x"")",2026-11-03,MUG,many\n';
  await paste(page, list);
  await expectCounts(page, { refused: 1 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save these rows as CSV' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toBe(
    '\ufeffOrder,Date,SKU,Qty,Line,Reason\r\n' +
      '"\'=HYPERLINK(""http://x"")",2026-11-03,MUG,many,2,Not a number of units\r\n',
  );
});

test('a list of one’s own is mapped with a preview, and the mapping is found again', async ({
  page,
}) => {
  const list = 'Ref\tDay\tThing\tHow many\nZ-1\t2026-11-03\tMUG-1\t2\n';
  await paste(page, list);
  await expect(
    page.getByText('Still to map: Order number, Order date, SKU or Title'),
  ).toBeVisible();
  await page.getByLabel('Order number').selectOption('Ref');
  await page.getByLabel('Order date').selectOption('Day');
  await page.getByLabel('SKU', { exact: true }).selectOption('Thing');
  await expect(page.getByRole('cell', { name: '1 × MUG-1' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all fields' }).click();
  await page.getByLabel('Units', { exact: true }).selectOption('How many');
  await expect(page.getByRole('cell', { name: '2 × MUG-1' })).toBeVisible();
  await page.getByLabel('Name of this mapping').fill('weekly list');
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await expect(page.getByText('Saved. It is used by itself')).toBeVisible();
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await paste(page, list.replace('Z-1', 'Z-2'));
  await expectCounts(page, { created: 1 });
  await expect(page.getByLabel('Name of this mapping')).toHaveValue('weekly list');
});

test('an import is undone, then listed as undone', async ({ page }) => {
  await chooseFile(page, 'woocommerce-lines.csv');
  await write(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('2 orders left the queue.')).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await expect(page.getByRole('row', { name: /woocommerce-lines.csv.*Undone/ })).toBeVisible();
  expect(await chooseFile(page, 'woocommerce-lines.csv')).toMatchObject({ changed: 2 });
});

test('a catalogue, then a stock count that its codes resolve', async ({ page }) => {
  expect(await chooseFile(page, 'catalogue.csv')).toMatchObject({ created: 4, refused: 3 });
  await expect(page.getByText('Not a weight')).toBeVisible();
  await write(page);
  await page.getByRole('button', { name: 'Import another file' }).click();
  expect(await chooseFile(page, 'counts.csv')).toMatchObject({ refused: 4 });
  await expect(page.getByText('No SKU has this code').first()).toBeVisible();
  await expect(page.getByText('Several SKUs have this code')).toBeVisible();
  await page.getByRole('switch', { name: 'Add up counts of the same bin' }).click();
  await expectCounts(page, { refused: 3 });
  // As the SKUs are written, not as they are compared.
  await expect(page.getByRole('cell', { name: 'MUG-1', exact: true })).toBeVisible();
});

test('what is no table says so and what to do', async ({ page }) => {
  await page.locator('input[type=file]').setInputFiles({
    name: 'invoice.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  });
  await expect(page.getByRole('alert')).toContainText('invoice.pdf could not be read');
  await expect(page.getByRole('alert')).toContainText('save it as CSV or Excel');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing stands in anybody's way on these screens, ${scheme}`, async ({ page }) => {
    // Eight looks of axe.
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html }) => html),
      ]);
    expect(await violations()).toEqual([]);
    await chooseFile(page, 'damaged-cells.csv');
    await page.getByRole('button', { name: 'Show them' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await chooseFile(page, 'unclear-dates.csv');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await paste(page, 'A\tB\n1\t2\n');
    await expect(page.getByText(/^Still to map/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'invoice.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('%PDF-1.7'),
    });
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await violations()).toEqual([]);
    await chooseFile(page, 'ebay-orders.csv');
    await write(page);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Import another file' }).click();
    await page.getByRole('button', { name: 'Undo the import of ebay-orders.csv' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Import undone' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

/** Pastes text anywhere on the screen, as from a spreadsheet. */
async function paste(page: import('@playwright/test').Page, text: string): Promise<void> {
  await page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, text);
}
