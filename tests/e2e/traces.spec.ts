/** A SKU whose units are told apart: set up, scanned by their GS1 codes, refused when they should be, and shown on the order. */

import { controlCodes } from '../../shared/scanning/control-codes.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import {
  isMixed,
  openBench,
  openSampleBench,
  orderWhere,
  slipCode,
  unitCode,
} from './pack-bench.ts';

const MIXED = orderWhere(isMixed);
const [FIRST = '', UNITS = 1] = MIXED.lines[0] ?? [];

test('units are packed by serial number, and stand on the order', async ({ page }) => {
  await openSampleBench(page);
  await page.goto(`/#/stock/${encodeURIComponent(FIRST.toLowerCase())}`);
  await page.getByRole('checkbox', { name: 'Serial number' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  const gtin = unitCode(FIRST).padStart(14, '0');
  const label = (serial: string, expiry = '301231') => `01${gtin}17${expiry}21${serial}`;
  const bench = await openBench(page);
  await bench.scan(slipCode(MIXED));
  expect(await bench.scan(unitCode(FIRST))).toBe('trace-missing');
  await expect(page.getByText('Scan its serial number')).toBeVisible();
  await expectAccessible(page);
  expect(await bench.scan(label('SN1', '200131'))).toBe('expired');
  await bench.scan(label('SN1'));
  expect(await bench.scan(label('SN1'))).toBe('serial-twice');
  for (let n = 2; n <= UNITS; n++) await bench.scan(label(`SN${n}`));
  expect(await bench.scan(controlCodes.parcel)).toBe('parcel-shipped');
  await page.getByRole('link', { name: 'Order details' }).click();
  await expect(page.getByText('serial SN1')).toBeVisible();
  await expectAccessible(page);
});
