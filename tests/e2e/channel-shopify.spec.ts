/** A Shopify shop from connecting it to its stock: its order is packed by scanner, it knows of the parcel and of what is left. */
import type { Page } from '@playwright/test';
import { openStubShopify } from '../../electron/channels/shopify/testing/stub-shopify.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openBench } from './pack-bench.ts';

// The host is one for all tests, and has one Shopify.
test.describe.configure({ mode: 'default' });

async function connectShopify(page: Page, shop: Awaited<ReturnType<typeof openStubShopify>>) {
  await page.goto('/#/channels');
  await page.getByLabel('Shop or marketplace').selectOption('shopify');
  await page.getByLabel('Address').fill(shop.url);
  await page.getByLabel('Client ID').fill(shop.clientId);
  await page.getByLabel('Client secret').fill(shop.clientSecret);
  await page.getByRole('button', { name: 'Test and connect' }).click();
  const row = page.locator('[data-channel="shopify"]');
  await expect(row.getByRole('status')).toContainText('1 order new or changed');
}

test('a Shopify order is packed by scanner, and Shopify is told: the parcel, then another number', async ({
  page,
}) => {
  await using shop = await openStubShopify({ now: Date.now });
  const { id, name } = shop.place([{ sku: 'NB-A6', units: 2 }]);
  await connectShopify(page, shop);

  const bench = await openBench(page);
  expect(await bench.scan(name)).toBe('opened');
  await bench.scanAll(['NB-A6', 'NB-A6']);
  expect(await bench.scanAll(['JD014600006281230', 'PB.SHIP'])).toEqual(['tracking', 'shipped']);
  await expect
    .poll(() => shop.parcels(String(id)), { timeout: 20_000 })
    .toEqual([{ tracking: 'JD014600006281230', units: 2 }]);

  await page.goto('/#/channels/notices');
  const told = page.locator(`[data-notice^="ship:shopify:"]`);
  await expect(told).toHaveAttribute('data-state', 'done');
  await expect(told).toContainText('JD014600006281230');
  await expectAccessible(page);
  await told.getByRole('link').click();
  await expect(page.getByText('Told to the channel')).toBeVisible();
  const said = page.getByRole('region', { name: 'What the channel said' });
  await said.getByRole('button', { name: 'Show' }).click();
  await expect(said.getByText('Field Notebook')).toBeVisible();
  await expectAccessible(page);

  // The number was wrong: what is typed later reaches the shop as a correction, not as another parcel.
  await page.getByRole('button', { name: 'Carrier and tracking' }).click();
  await page.getByLabel('Tracking number').fill('JD014600006281299');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => shop.parcels(String(id)), { timeout: 20_000 })
    .toEqual([{ tracking: 'JD014600006281299', units: 2 }]);

  const order = page.url();
  shop.change(String(id), ({ fulfilments }) => {
    for (const sent of fulfilments) sent.displayStatus = 'DELIVERED';
  });
  await page.goto('/#/channels');
  const row = page.locator('[data-channel="shopify"]');
  await expect(row).toContainText(/\d+% of what it may be asked at once is left/);
  await row.getByRole('button', { name: 'Pull now' }).click();
  await expect(row.getByRole('status')).toContainText('new or changed');
  await page.goto('/#/channels/shopify');
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('1 order read again, 0 changed.')).toBeVisible();
  await expectAccessible(page);
  await page.goto(order);
  await expect(page.getByText('Delivered', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('what the shop will not have is shown, counted, and dropped with a reason', async ({
  page,
}) => {
  await using shop = await openStubShopify({ now: Date.now });
  const { id, name } = shop.place([{ sku: 'NB-A6', units: 1 }]);
  await connectShopify(page, shop);
  const bench = await openBench(page);
  await bench.scanAll([name, 'NB-A6']);
  shop.change(String(id), (order) => {
    for (const work of order.work)
      work.holds.push({ reason: 'OTHER', reasonNotes: 'Ask Jo first' });
    for (const work of order.work) work.status = 'ON_HOLD';
  });
  expect(await bench.scan('PB.SHIP')).toBe('shipped');
  const place = page.getByRole('navigation').getByRole('link', { name: 'Channels' });
  await expect(place).toContainText('1 notice to a channel needs you', { timeout: 20_000 });

  await page.goto('/#/channels/notices');
  const notice = page.locator(`[data-notice^="ship:shopify:"]`);
  await expect(notice).toHaveAttribute('data-state', 'person');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Drop' }).click();
  await page.getByLabel('Why').fill('Told Jo by phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Drop' }).click();
  await expect(notice).toHaveAttribute('data-state', 'dropped');
  await expect(notice).toContainText('Told Jo by phone');
  expect(shop.parcels(String(id))).toEqual([]);
});

test('its listings become the catalogue, and are told what may be sold once the owner agreed', async ({
  page,
}) => {
  await using shop = await openStubShopify({ now: Date.now });
  const notebook = shop.list('NB-A6', 5);
  shop.place([{ sku: 'NB-A6', units: 2 }]);
  await connectShopify(page, shop);

  await page.goto('/#/channels/stock');
  const panel = page.locator('[data-stock-of="shopify"]');
  await expect(panel.getByRole('status')).toContainText('Nothing is told to it');
  await panel.getByRole('button', { name: 'Make a SKU of 1 listing' }).click();
  await panel.getByRole('button', { name: 'Take over', exact: true }).click();
  await panel.getByRole('button', { name: 'Take over its stock of 1 SKU' }).click();
  await panel.getByRole('button', { name: 'Take over', exact: true }).click();
  await expect(page.getByText('Stock of 1 SKU taken over')).toBeVisible();
  // What its open order took there is on the shelf still.
  await panel.getByText('1 right').click();
  await expect(panel.getByRole('row', { name: /NB-A6/ })).toContainText('2 for open orders');
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'Rules' }).click();
  await panel.getByLabel('Kept back', { exact: true }).fill('1');
  await panel.getByRole('button', { name: 'Save rules' }).click();
  await expect(panel.getByText('1 lowered')).toBeVisible();
  const before = shop.quantityOf(notebook);
  await panel.getByRole('button', { name: 'Agree and begin' }).click();
  expect(shop.quantityOf(notebook)).toBe(before);
  await panel.getByRole('button', { name: 'Begin to tell it' }).click();
  await expect.poll(() => shop.quantityOf(notebook), { timeout: 20_000 }).toBe(before - 1);

  // Three more were sold elsewhere than there are: somebody goes short, and the shop sells none.
  await sellElsewhere(page, 'NB-A6', '6');
  await expect.poll(() => shop.quantityOf(notebook), { timeout: 30_000 }).toBeLessThan(before - 1);
  await page.goto('/#/channels/stock');
  const oversold = page.locator('[data-oversold="nb-a6"]');
  await expect(oversold).toContainText('3 missing for 2 orders');
  await expectAccessible(page);
  await oversold.getByRole('button', { name: /Hold the last served/ }).click();
  await expect(oversold).toBeHidden();
});

/** An order that somebody typed in. */
async function sellElsewhere(page: Page, sku: string, units: string): Promise<void> {
  await page.goto('/#/new-order');
  await page.getByLabel('Name', { exact: true }).fill('Ann Teller');
  await page.getByLabel('Street and number').fill('1 High Street');
  await page.getByLabel('City').fill('Leeds');
  await page.getByRole('combobox', { name: 'Country' }).fill('United King');
  await page.getByRole('option', { name: 'United Kingdom' }).click();
  await page.getByRole('combobox', { name: 'SKU or title' }).fill(sku);
  await page.keyboard.press('Enter');
  await page.getByLabel(`Units of ${sku}`).fill(units);
  await page.getByRole('button', { name: 'Save order' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^M-/);
}
