/** Connecting to a shop's server, as far as it goes without one: the form, the join code, and what waits. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { scan } from './scan-capture/keyboard.ts';

const CODE = 'packbench-join:corner_shop@https://orders.example.com:6984';

test('the frame, the settings and the welcome lead to the shop’s server', async ({ page }) => {
  await page.goto('/');
  const heading = page.getByRole('heading', { level: 1, name: 'Shop server' });
  await page.getByRole('link', { name: 'Join a shop’s other stations' }).click();
  await expect(heading).toBeVisible();
  await page.goto('/#/settings');
  await page.getByRole('link', { name: 'Shop server' }).click();
  await expect(heading).toBeVisible();
  await page.goto('/#/queue');
  await page.getByRole('link', { name: 'Saved here' }).click();
  await expect(heading).toBeVisible();
});

test('a scanned join code fills address and shop; any other code says what it is not', async ({
  page,
}) => {
  await page.goto('/#/server');
  const address = page.getByLabel('Address');
  await expect(address).toBeVisible();
  const cdp = await page.context().newCDPSession(page);
  await scan(cdp, '4006381333931');
  await expect(page.getByText('The scanned code is not a join code: 4006381333931')).toBeVisible();
  await scan(cdp, CODE);
  await expect(address).toHaveValue('https://orders.example.com:6984');
  await expect(page.getByLabel('Shop’s name on the server')).toHaveValue('corner_shop');
  await expect(page.getByLabel('Account of this station')).toBeFocused();
  await expect(page.getByText('The code fits.')).toBeVisible();
  await expectAccessible(page);
});

test('what is missing is said at its field, and an account in the address goes to its own', async ({
  page,
}) => {
  await page.goto('/#/server');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('Fill this in.')).toHaveCount(4);
  const address = page.getByLabel('Address');
  await expect(address).toBeFocused();
  await expectAccessible(page);
  await address.fill('https://bench2:secret@orders.example.com');
  await address.press('Tab');
  await expect(address).toHaveValue('https://orders.example.com');
  await expect(page.getByLabel('Account of this station')).toHaveValue('bench2');
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('secret');
  await expect(page.getByText('Fill this in.')).toHaveCount(1);
});

test('a station that works alone has nothing that waits', async ({ page }) => {
  await page.goto('/#/server/waiting');
  await expect(page.getByText('This station works alone, so nothing waits.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Connect to the shop’s server' }).click();
  await expect(page.getByRole('heading', { name: 'Connect to the shop’s server' })).toBeVisible();
});
