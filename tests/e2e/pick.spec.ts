/** Picking: a walk by scanner from bin to bin, a short pick, a reload in the middle, and on to the bench. */
import type { CDPSession, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { unitCode } from './pack-bench.ts';
import { openSampleShop } from './sample-shop.ts';
import { scan as scanKeys } from './scan-capture/keyboard.ts';

async function scanner(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const banner = page.locator('[data-pick-seq]');
  const seq = async () => Number(await banner.getAttribute('data-pick-seq'));
  /** Scans a code and gives the kind of what was said of it, once shown. */
  return async (code: string) => {
    const before = await seq();
    await scanKeys(cdp, code, { gap: 7 });
    await expect.poll(seq, { intervals: [5, 10, 20, 50] }).toBeGreaterThan(before);
    return banner.getAttribute('data-outcome');
  };
}

const stop = (page: Page) => page.locator('[data-stop]');

async function skuOf(page: Page): Promise<string> {
  return (await stop(page).getAttribute('data-stop')) ?? '';
}

async function begin(page: Page, orders: number): Promise<void> {
  await page.goto('/#/pick');
  await expect(page.locator('[data-pick-seq]')).toBeVisible();
  await page.getByLabel('Orders', { exact: true }).fill(String(orders));
  await page.getByRole('button', { name: 'Pick the next orders' }).click();
  await expect(stop(page)).toBeVisible();
}

test('an empty station says how to begin', async ({ page }) => {
  await page.goto('/#/pick');
  await expect(page.getByText('No order is ready to be picked.')).toBeVisible();
  await expectAccessible(page);
});

test('a walk by scanner alone, with a short pick, to the bench', async ({ page }) => {
  await openSampleShop(page);
  await page.goto('/#/pick');
  await expectAccessible(page);
  await begin(page, 3);
  await expectAccessible(page);
  const scan = await scanner(page);
  expect(await scan('0000000000017')).toBe('unknown');
  expect(['picked', 'stop-done']).toContain(await scan(unitCode(await skuOf(page))));
  expect(await scan('PB.UNDO')).toBe('undone');
  expect(await scan('PB.NEXT')).toBe('not-done');

  // What is not there stops whoever goes without, and the walk goes on.
  const missing = await skuOf(page);
  expect(await scan('PB.SHORT')).toBe('short');
  await expect(stop(page)).not.toHaveAttribute('data-stop', missing);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);

  let said = '';
  for (let n = 0; n < 100 && said !== 'walk-done'; n++)
    said = (await scan(unitCode(await skuOf(page)))) ?? '';
  expect(said).toBe('walk-done');
  await expectAccessible(page);
  // The bin that something was missing in is counted from here, and the walk is as it was.
  const alert = page.getByRole('alert').filter({ hasText: 'Count them' });
  const bin = (await alert.getByRole('button').textContent()) ?? '';
  await alert.getByRole('button').click();
  await expect(page.getByLabel('Bin of the next units')).toHaveValue(bin);
  await page.goto('/#/pick');
  expect(await scan('PB.SHIP')).toBe('finished');
  await expect(page.getByRole('button', { name: /taken off the queue/ })).toBeVisible();
  await page.goto('/#/queue?tab=blocked');
  await expect(page.getByText(`Short pick: `).first()).toContainText(`of ${missing} missing`);
});

test('a reload goes on in the middle; the bin is scanned first where that is set', async ({
  page,
}) => {
  await openSampleShop(page);
  await begin(page, 2);
  await page.getByLabel('Scan the bin before its units').click();
  const sku = await skuOf(page);
  const bin = (await stop(page).locator('p').first().textContent()) ?? '';
  const scan = await scanner(page);
  expect(await scan(unitCode(sku))).toBe('bin-first');
  await page.reload();
  await expect(stop(page)).toHaveAttribute('data-stop', sku);
  const again = await scanner(page);
  expect(await again(bin)).toBe('at-bin');
  expect(['picked', 'stop-done', 'walk-done']).toContain(await again(unitCode(sku)));
  await page.getByRole('button', { name: 'Stop and put back' }).click();
  await page.getByRole('button', { name: 'Put 2 orders back?' }).click();
  await expect(page.locator('[data-outcome="given-up"]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pick the next orders' })).toBeVisible();
});
