/** People: set up, badges printed, signed in by badge and by PIN, and kept to what their role may do. */
import { controlCodes } from '../../shared/scanning/control-codes.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import {
  isMixed,
  openBench,
  openSampleBench,
  orderWhere,
  slipCode,
  unitCodes,
} from './pack-bench.ts';

const MIXED = orderWhere(isMixed);

test('a packer ships by badge, and only a lead voids', async ({ page }) => {
  await openSampleBench(page);
  await page.goto('/#/settings?section=people');
  await expect(page.getByText('Nobody yet')).toBeVisible();
  const badges: string[] = [];
  for (const [name, role] of [
    ['Ana', 'owner'],
    ['Bo', 'packer'],
    ['Cy', 'lead'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a person' }).click();
    const row = page.getByRole('group', { name: 'Without a name', exact: true });
    await row.getByLabel('Role').selectOption(role);
    if (name === 'Ana') await row.getByLabel('PIN').fill('2468');
    badges.push(await row.getByLabel('Badge').inputValue());
    await row.getByRole('textbox', { name: 'Name' }).fill(name);
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const [, bo = '', cy = ''] = badges;
  await page.getByRole('button', { name: 'Print badges' }).click();
  await expect(page.getByRole('dialog', { name: 'Badges' })).toBeVisible();
  await page.keyboard.press('Escape');

  const bench = await openBench(page);
  const rail = page.getByRole('navigation').first();
  const badge = async (code: string, name: string) => {
    const { scan } = await import('./scan-capture/keyboard.ts');
    await scan(bench.cdp, code, { gap: 7 });
    await expect(rail.getByRole('button', { name })).toBeVisible();
  };
  await badge(bo, 'Bo');
  await bench.scanAll([slipCode(MIXED), ...unitCodes(MIXED)]);
  expect(await bench.scan(controlCodes.confirm)).toBe('shipped');
  const voided = async () => {
    const before = await bench.seq();
    await page.getByRole('button', { name: 'Void shipment' }).click();
    await page.getByLabel('Wrong contents').check();
    await page.getByRole('button', { name: 'Void shipment', exact: true }).click();
    await expect.poll(bench.seq).toBeGreaterThan(before);
    return bench.kind();
  };
  expect(await voided()).toBe('not-allowed');
  await expect(page.getByText('Only a lead or the owner may do that')).toBeVisible();
  await expectAccessible(page);
  await badge(cy, 'Cy');
  expect(await voided()).toBe('voided');

  await page.goto('/#/settings?section=people');
  await expect(page.getByText('Only who may change settings')).toBeVisible();
  await expect(page.getByLabel('Badge')).toHaveCount(0);
  await page.goto('/#/settings?section=shop');
  await page.getByLabel('Shop name').fill('Another name');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Only the owner may change settings')).toBeVisible();
  await rail.getByRole('button', { name: 'Cy' }).click();
  await page.getByRole('button', { name: 'Ana' }).click();
  await page.getByLabel('PIN of Ana').fill('1111');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('That is not the PIN.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('PIN of Ana').fill('2468');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(rail.getByRole('button', { name: 'Ana' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.').last()).toBeVisible();
});
