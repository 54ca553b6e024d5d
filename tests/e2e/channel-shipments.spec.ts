/** A shop is connected, its order is packed and shipped by scanner, and the shop knows of the parcel. */
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

  // The number was wrong: what is typed later reaches the shop as a correction, not as another parcel.
  await page.getByRole('button', { name: 'Carrier and tracking' }).click();
  await page.getByLabel('Tracking number').fill('JD014600006281299');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => shop.parcels(String(id)), { timeout: 20_000 })
    .toEqual([{ tracking: 'JD014600006281299', units: 2 }]);
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
