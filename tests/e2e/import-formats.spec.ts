/** Each known export is recognised by its header and imports with its defects told. */
import { expect, test } from './fixtures.ts';
import { chooseFile, goToImport, write } from './import-steps.ts';

const FORMATS = [
  {
    file: 'shopify-orders.csv',
    as: 'Shopify orders',
    created: 6,
    refused: 0,
    leftOut: 0,
    order: '#1001',
  },
  {
    file: 'shopify-through-spreadsheet.csv',
    as: 'Shopify orders',
    created: 2,
    refused: 0,
    leftOut: 0,
    order: '#2001',
  },
  {
    file: 'woocommerce-orders.csv',
    as: 'WooCommerce orders',
    created: 5,
    refused: 0,
    leftOut: 0,
    order: '1001',
  },
  {
    file: 'woocommerce-lines.csv',
    as: 'WooCommerce orders',
    created: 2,
    refused: 0,
    leftOut: 0,
    order: '5001',
  },
  {
    file: 'amazon-unshipped.txt',
    as: 'Amazon orders',
    created: 3,
    refused: 0,
    leftOut: 0,
    order: '203-0000002-0000002',
  },
  {
    file: 'amazon-all-orders.txt',
    as: 'Amazon orders',
    created: 4,
    refused: 0,
    leftOut: 0,
    order: '203-0000011-0000011',
  },
  {
    file: 'ebay-orders.csv',
    as: 'eBay orders',
    created: 3,
    refused: 0,
    leftOut: 3,
    order: '11-00001-00001',
  },
  {
    file: 'ebay-orders-uk.csv',
    as: 'eBay orders',
    created: 1,
    refused: 0,
    leftOut: 2,
    order: '22-00001-00001',
  },
  {
    file: 'etsy-sold-order-items.csv',
    as: 'Etsy orders',
    created: 4,
    refused: 0,
    leftOut: 0,
    order: '3001',
  },
] as const;

for (const { file, as, created, refused, leftOut, order } of FORMATS) {
  test(`${file} is recognised, imported, and there again as unchanged`, async ({ page }) => {
    await goToImport(page);
    const counts = await chooseFile(page, file);
    await expect(page.getByText(`Recognised as ${as}`)).toBeVisible();
    expect(counts).toEqual({ created, changed: 0, unchanged: 0, refused, 'left-out': leftOut });
    await write(page);
    await page.getByRole('button', { name: 'Import another file' }).click();
    expect(await chooseFile(page, file)).toEqual({
      ...{ created: 0, changed: 0, unchanged: created, refused },
      'left-out': leftOut,
    });
    await expect(page.getByRole('button', { name: 'Nothing new to import' })).toBeDisabled();
    await page.goto('/#/queue');
    await expect(page.getByText(order, { exact: true }).first()).toBeVisible();
  });
}

test('a spreadsheet is read sheet by sheet, dates and numbers as they are', async ({ page }) => {
  await goToImport(page);
  expect(await chooseFile(page, 'orders.xlsx')).toMatchObject({ created: 2, 'left-out': 1 });
  await expect(page.getByRole('cell', { name: '2 × MUG-1' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '2 Cell Rd, Boston, 02134, US' })).toBeVisible();
  await write(page);
});
