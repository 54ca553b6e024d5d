/** One order's page: what stops it, why it is where it is, what was done to it; and orders typed in by hand. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSampleShop } from './sample-shop.ts';
import { scan } from './scan-capture/keyboard.ts';

/** Opens the first order of a tab that shows `text`. */
async function openFirst(page: Page, tab: string, text: string | RegExp = ''): Promise<void> {
  await page.goto(`/#/queue?tab=${tab}`);
  await page.locator('[data-order]').filter({ hasText: text }).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/orders\//);
}

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

test('a held order says so, is released, and takes its place in the queue', async ({ page }) => {
  await openSampleShop(page);
  await openFirst(page, 'ready');
  await expect(page.getByRole('button', { name: 'Pack this order' })).toBeVisible();
  await expect(panel(page, /Why it stands/).getByText(/1st of \d+ ready/)).toBeVisible();
  await expectAccessible(page);

  const place = async (type: string, reason: string) => {
    await page.getByRole('button', { name: 'Place hold' }).click();
    await page.getByLabel('Type').selectOption(type);
    await page.getByLabel('Reason').fill(reason);
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await place('Fraud check', 'two cards');
  await place('Address', 'no house number');
  const stops = panel(page, 'What stops it from shipping');
  await expect(stops.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Pack this order' })).toBeHidden();
  await expectAccessible(page);
  await stops
    .getByRole('listitem')
    .filter({ hasText: 'two cards' })
    .getByRole('button', { name: 'Release' })
    .click();
  await expect(stops.getByRole('listitem')).toHaveCount(1);
  await expect(stops.getByText('no house number')).toBeVisible();
  await stops.getByRole('button', { name: 'Release' }).click();
  await expect(panel(page, /Why it stands/).getByText(/1st of \d+ ready/)).toBeVisible();
  await expect(panel(page, 'What happened').getByText('Hold released: Fraud check')).toBeVisible();
});

test('an address is corrected with its reason; tags and notes stay; cancelling is taken back', async ({
  page,
}) => {
  await openSampleShop(page);
  await openFirst(page, 'ready');
  await panel(page, 'Ship to').getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('City').fill('');
  await page.getByRole('button', { name: 'Save address' }).click();
  await expect(page.getByText('Needed to ship')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('City').fill('Newtown');
  await page.getByLabel('Reason').fill('the buyer wrote');
  await page.getByRole('button', { name: 'Save address' }).click();
  await expect(panel(page, 'Ship to').getByText('Newtown')).toBeVisible();
  await expect(panel(page, 'What happened').getByText('Reason: the buyer wrote')).toBeVisible();

  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('gift');
  await page.getByRole('dialog').getByRole('button', { name: 'Add tag' }).click();
  await expect(page.getByRole('button', { name: 'Remove the tag gift' })).toBeVisible();
  await page.getByLabel('Write a note').fill('Wrap it in red');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Notes').getByText('Wrap it in red')).toBeVisible();

  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByLabel('Reason').fill('a slip');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await expect(page.getByText('Cancelled here', { exact: true }).first()).toBeVisible();
  await page.reload();
  await panel(page, 'What stops it from shipping')
    .getByRole('button', { name: 'Reinstate' })
    .click();
  await expect(page.getByRole('button', { name: 'Pack this order' })).toBeVisible();
  await expect(panel(page, 'Notes').getByText('Wrap it in red')).toBeVisible();
});

test('a parcel that left has its tracking corrected and is voided with a reason', async ({
  page,
}) => {
  await openSampleShop(page);
  await openFirst(page, 'shipped');
  await page.getByRole('button', { name: 'Carrier and tracking' }).click();
  await page.getByLabel('Tracking number').fill('JD0002');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel(page, '1 parcel').getByText(/JD0002/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await page.getByLabel('Reason').fill('wrong box');
  await page.getByRole('button', { name: 'Void shipment' }).click();
  await expect(panel(page, '1 parcel').getByText('Voided')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pack this order' })).toBeVisible();
});

test('its papers are laid out and shown before they are printed', async ({ page }) => {
  await openSampleShop(page);
  await openFirst(page, 'ready');
  for (const name of ['Packing slip', '4×6 label', 'Pick list']) {
    await panel(page, 'Print').getByRole('button', { name }).click();
    await expect(page.getByRole('dialog', { name }).locator('iframe')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Save as PDF' })).toHaveAttribute(
      'download',
      /\.pdf$/,
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('an order is typed in by keyboard and scanner, and is ready once it is paid', async ({
  page,
}) => {
  await openSampleShop(page);
  await page.goto('/#/new-order');
  await page.getByRole('button', { name: 'Save order' }).click();
  await expect(page.getByText('Add at least one line')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill('Ann Teller');
  await page.getByLabel('Street and number').fill('1 High Street');
  await page.getByLabel('City').fill('Leeds');
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.fill('United King');
  await page.getByRole('option', { name: 'United Kingdom' }).click();
  const sku = page.getByRole('combobox', { name: 'SKU or title' });
  await sku.fill('22423');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Units of 22423')).toHaveValue('1');
  await scan(await page.context().newCDPSession(page), '2000000002743');
  await expect(page.getByLabel('Units of 22423')).toHaveValue('2');
  await page.getByLabel('Price of one 22423').fill('12,50');
  await expect(page.getByText('Total £25.00')).toBeVisible();
  await page.getByLabel('Paid').uncheck();
  await page.getByRole('button', { name: 'Save order' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^M-\d{6}-1$/);
  await page.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(page.getByRole('button', { name: 'Pack this order' })).toBeVisible();
});

test('an address that is no order says so', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/orders/nowhere:1');
  await expect(page.getByRole('heading', { name: 'There is no such order here' })).toBeVisible();
  await expectAccessible(page);
});

test('missing stock is named with its line and leads to the SKU', async ({ page }) => {
  await openSampleShop(page);
  await openFirst(page, 'blocked', /missing/);
  await expect(panel(page, 'What stops it from shipping').getByText(/missing/)).toBeVisible();
  await panel(page, 'What stops it from shipping')
    .getByRole('link', { name: 'Adjust stock' })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/stock\//);
});

test("a buyer's data is erased for good, after saying what goes and what stays", async ({
  page,
}) => {
  await openSampleShop(page);
  await openFirst(page, 'ready');
  await expect(page.getByRole('button', { name: "Erase buyer's data" })).toBeHidden();
  await openFirst(page, 'shipped');
  const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const [name = ''] = ((await page.locator('address').textContent()) ?? '').split('\n');
  await page.getByRole('button', { name: "Erase buyer's data" }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Name, e-mail address and phone number')).toBeVisible();
  await expect(dialog.getByText('SKUs, units, prices and amounts')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText(`The buyer's data of order ${number} is erased`)).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  await expect(panel(page, 'What happened').getByText("The buyer's data was erased")).toBeVisible();
  await expect(page.getByRole('button', { name: 'Void' })).toBeHidden();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  await expect(page.getByText(name)).toHaveCount(0);
});
