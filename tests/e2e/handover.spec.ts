/** A carrier comes: its list is closed, printed and kept. */
import { controlCodes } from '../../shared/scanning/control-codes.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { isMixed, openSampleBench, orderWhere, slipCode, unitCodes } from './pack-bench.ts';

test('the list of a carrier is closed, printed, and there to be printed again', async ({
  page,
}) => {
  const order = orderWhere(isMixed);
  const bench = await openSampleBench(page);
  await bench.scanAll([slipCode(order), ...unitCodes(order)]);
  await page.getByRole('combobox', { name: 'Carrier' }).fill('Bike Bob');
  await page.waitForTimeout(500);
  expect(await bench.scan(controlCodes.confirm)).toBe('shipped');
  await page.goto('/#/parcels');
  const row = page.getByRole('listitem').filter({ hasText: 'Bike Bob' });
  await expect(row.getByText('1 parcel')).toBeVisible();
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Close and print' }).click();
  await expect(page.getByRole('dialog', { name: 'End-of-day list' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'Close and print' })).toHaveCount(0);
  await page.getByText('1 list that was closed').click();
  await expect(row.getByRole('button', { name: 'Print again' })).toBeVisible();
  await expectAccessible(page);
});
