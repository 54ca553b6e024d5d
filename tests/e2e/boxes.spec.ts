/** Boxes and weights: set up, suggested with a drawing, taken by scanner, and a weight that is off asked about. */
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

test('a box is suggested, its code takes it, and a wrong weight is asked about', async ({
  page,
}) => {
  await openSampleBench(page);
  await page.goto('/#/settings?section=boxes');
  await expect(page.getByText('No boxes yet')).toBeVisible();
  for (const [name, side] of [
    ['S', 60],
    ['XL', 900],
  ] as const) {
    await page.getByRole('button', { name: 'Add a box' }).click();
    const row = page.getByRole('group', { name: 'Box without a name' });
    await row.getByLabel('Length (mm)').fill(String(side));
    await row.getByLabel('Width (mm)').fill(String(side));
    await row.getByLabel('Height (mm)').fill(String(side));
    await row.getByRole('textbox', { name: 'Name' }).fill(name);
  }
  await page.getByLabel('A weight that is typed is checked').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.waitForTimeout(500);
  const bench = await openBench(page);
  await bench.scan(slipCode(MIXED));
  await expect(page.getByText('Take box XL')).toBeVisible();
  await expect(page.getByRole('img', { name: 'How the goods lie in box XL' })).toBeVisible();
  await expectAccessible(page);
  expect(await bench.scan('PB.BOXBC')).toBe('box');
  await bench.scanAll(unitCodes(MIXED));
  await expect(page.getByLabel('Box', { exact: true })).toHaveValue(/./);
  await page.getByLabel('Weight (g)').fill('5');
  await page.waitForTimeout(500);
  expect(await bench.scan(controlCodes.confirm)).toBe('weight-off');
  await expect(page.getByText('too light')).toBeVisible();
  await expectAccessible(page);
  expect(await bench.scan(controlCodes.confirm)).toBe('shipped');
  await expect(page.getByText('XL, 5 g')).toBeVisible();
});

test('a shop that weighs every parcel weighs one that leaves in part, too', async ({ page }) => {
  await openSampleBench(page);
  await page.goto('/#/settings?section=boxes');
  await page.getByLabel('No parcel leaves without its weight').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const bench = await openBench(page);
  await bench.scanAll([slipCode(MIXED), unitCodes(MIXED)[0] ?? '']);
  expect(await bench.scan(controlCodes.parcel)).toBe('not-weighed');
  await page.getByLabel('Weight (g)').fill('100000');
  await page.waitForTimeout(500);
  expect(await bench.scan(controlCodes.parcel)).toBe('weight-off');
  await expect(page.getByText('too heavy')).toBeVisible();
  expect(await bench.scan(controlCodes.parcel)).toBe('parcel-shipped');
  await expect(page.getByLabel('Weight (g)')).toHaveCount(0);
});
