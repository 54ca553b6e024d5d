/** The queue: tabs, search and filters that the address keeps, the keyboard alone, many orders at once. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { orderWhere } from './pack-bench.ts';
import { openSampleShop } from './sample-shop.ts';

const list = (page: Page) => page.getByRole('grid');
const rows = (page: Page) => list(page).locator('[data-order]');
const tab = (page: Page, name: string) => page.locator(`[data-tab="${name}"]`);

/** How many orders a tab says it has. */
async function count(page: Page, name: string): Promise<number> {
  return Number(((await tab(page, name).textContent()) ?? '').replace(/\D/g, ''));
}

async function openQueue(page: Page): Promise<void> {
  await openSampleShop(page);
  // After a start, orders are counted once their stock is shared out: what is ready stays so.
  await page.reload();
  await expect(rows(page).nth(8)).toBeVisible();
  await expect.poll(() => count(page, 'all')).toBe(600);
}

test('a station without orders says how to begin', async ({ page }) => {
  await page.goto('/#/queue');
  // The first page of a new station may be the welcome; the queue is one step away.
  await page.goto('/#/queue?tab=all');
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import orders' }).click();
  await expect(page).toHaveURL(/#\/import/);
});

test('every tab lists its orders; the tab, search and filters survive back and reload', async ({
  page,
}) => {
  await openQueue(page);
  for (const name of ['blocked', 'picking', 'packing', 'packed', 'shipped', 'cancelled', 'all']) {
    await tab(page, name).click();
    await expect(rows(page).first()).toBeVisible();
    expect(await list(page).getAttribute('aria-rowcount')).toBe(`${(await count(page, name)) + 1}`);
  }
  await tab(page, 'blocked').click();
  await expect(
    rows(page)
      .getByText(/On hold|Not paid|missing/)
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('group', { name: 'Channel' }).getByLabel('Amazon').check();
  await page.getByRole('group', { name: 'Channel' }).getByLabel('Etsy').check();
  await expectAccessible(page);
  await page.getByLabel('Search orders').fill('a');
  await expect(page).toHaveURL(/q=/);
  const shown = await list(page).getAttribute('aria-rowcount');
  await page.reload();
  await expect(page.getByLabel('Search orders')).toHaveValue('a');
  await expect(list(page)).toHaveAttribute('aria-rowcount', shown ?? '');
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/orders\//);
  await page.goBack();
  await expect(list(page)).toHaveAttribute('aria-rowcount', shown ?? '');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Search orders').fill('no such order');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(rows(page).nth(8)).toBeVisible();
});

test('an order that has left is found by its tracking number', async ({ page }) => {
  await openQueue(page);
  await tab(page, 'shipped').click();
  await rows(page).first().getByRole('link').click();
  const tracked = await page
    .getByText(/tracking [A-Z0-9]+$/)
    .first()
    .textContent();
  const tracking = /tracking (\S+)$/.exec(tracked ?? '')?.[1] ?? '';
  const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.goto('/#/queue');
  await page.getByLabel('Search orders').fill(tracking);
  await expect(page.getByRole('region', { name: 'Also found' }).getByText(number)).toBeVisible();
});

test('the keyboard alone selects, opens, searches and packs', async ({ page }) => {
  await openQueue(page);
  const press = async (key: string) => {
    await page.keyboard.press(key);
    // A letter may be the beginning of a scan; it is given back once it is not.
    await page.waitForTimeout(150);
  };
  await press('Home');
  await press('Space');
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await expectAccessible(page);
  await press('Escape');
  await expect(page.getByText('3 selected')).toBeHidden();
  await press('2');
  await expect(page).toHaveURL(/tab=blocked/);
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the queue' })).toBeVisible();
  await expectAccessible(page);
  await press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press('1');
  await press('/');
  await expect(page.getByLabel('Search orders')).toBeFocused();
  await press('Escape');
  await press('Home');
  const number = (await rows(page).first().getByRole('link').textContent()) ?? '';
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  await page.goBack();
  await expect(rows(page).first()).toBeVisible();
  await press('Home');
  await press('p');
  await expect(page).toHaveURL(/#\/pack/);
  await expect(page.getByText(number).first()).toBeVisible();
});

test('several orders are picked, held and cancelled at once, each with its way back', async ({
  page,
}) => {
  await openQueue(page);
  const ready = await count(page, 'ready');
  const picking = await count(page, 'picking');
  const select = async (units: number) => {
    for (let n = 0; n < units; n++) await rows(page).nth(n).locator('[data-tick]').click();
  };
  await select(3);
  await page.getByRole('button', { name: 'Start picking' }).click();
  await expect(page.getByText('3 orders taken for picking')).toBeVisible();
  await expect.poll(() => count(page, 'picking')).toBe(picking + 3);
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect.poll(() => count(page, 'ready')).toBe(ready);

  await select(2);
  await page.getByRole('button', { name: 'Hold', exact: true }).click();
  await page.getByLabel('Reason').fill('asked the buyer');
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page, 'ready')).toBe(ready - 2);
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await expect.poll(() => count(page, 'ready')).toBe(ready);

  await select(2);
  await page.getByRole('button', { name: 'Cancel orders' }).click();
  await page.getByLabel('Reason').fill('bought twice');
  await page.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await expect.poll(() => count(page, 'cancelled')).toBe(16);
  await page.getByRole('button', { name: 'Reinstate', exact: true }).click();
  await expect.poll(() => count(page, 'ready')).toBe(ready);
});

test('an order that cannot be cancelled is left alone and named with its reason', async ({
  page,
}) => {
  await openQueue(page);
  const cancelled = await count(page, 'cancelled');
  // Its first parcel left; the rest is ready.
  const begun = orderWhere(({ work }) =>
    work.some((one) => one.kind === 'pack' && one.units === 1),
  );
  await page.getByLabel('Search orders').fill(begun.number);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().locator('[data-tick]').click();
  await page.getByRole('button', { name: 'Cancel orders' }).click();
  await page.getByRole('button', { name: 'Cancel 1 order' }).click();
  const refused = page.getByRole('alert').filter({ hasText: '1 order was left as it is' });
  await expect(refused.getByText('has a parcel that left already')).toBeVisible();
  await expect(refused.getByRole('link', { name: begun.number })).toBeVisible();
  await expectAccessible(page);
  // While somebody searches, tabs count what is found.
  expect(await count(page, 'cancelled')).toBe(0);
  await page.getByLabel('Search orders').fill('');
  await expect.poll(() => count(page, 'cancelled')).toBe(cancelled);
});

test('the most urgent order is one button away; columns stay as they were chosen', async ({
  page,
}) => {
  await openQueue(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByLabel('Service', { exact: true }).uncheck();
  await expect(page.getByRole('columnheader', { name: 'Service' })).toBeHidden();
  await page.reload();
  await expect(rows(page).nth(8)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Service' })).toBeHidden();
  const number = (await rows(page).first().getByRole('link').textContent()) ?? '';
  await page.getByRole('button', { name: 'Pack next' }).click();
  await expect(page).toHaveURL(/#\/pack/);
  await expect(page.getByText(number).first()).toBeVisible();
});
