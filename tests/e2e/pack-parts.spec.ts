/** Orders in several parcels, and in part, by scanner alone. */
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
const [FIRST = '', ...REST] = unitCodes(MIXED);

test('an order leaves in two boxes: each scanned, each with a shipment of its own', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  await bench.scanAll([slipCode(MIXED), FIRST]);
  await expect(page.getByText('Not all goes into one parcel')).toBeVisible();
  await expectAccessible(page);
  expect(await bench.scan(controlCodes.parcel)).toBe('parcel-shipped');
  await expect(page.getByText('Take another box')).toBeVisible();
  await expect(page.getByText('Parcel 1: 1 unit shipped')).toBeVisible();
  await expectAccessible(page);
  await bench.scanAll(REST);
  expect(await bench.scan(controlCodes.confirm)).toBe('shipped');
  await expect(page.getByText(`Parcel 2: ${REST.length} units shipped`)).toBeVisible();
});

test('what is there leaves, the rest waits on hold, and an empty parcel does not leave', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  await bench.scan(slipCode(MIXED));
  expect(await bench.scan(controlCodes['rest-later'])).toBe('nothing-packed');
  await bench.scan(FIRST);
  expect(await bench.scan(controlCodes['rest-later'])).toBe('backordered');
  await expect(page.getByText('Nothing goes out')).toBeVisible();
  expect(await bench.scan(FIRST)).toBe('on-hold');
  await expectAccessible(page);
  await page
    .getByRole('link', { name: 'Order details' })
    .or(page.getByRole('link', { name: 'Details' }))
    .first()
    .click();
  await expect(
    page.getByText('Partly shipped').or(page.getByText('On hold')).first(),
  ).toBeVisible();
});

test('the label and the hold by their codes', async ({ page }) => {
  const bench = await openSampleBench(page);
  await bench.scan(slipCode(MIXED));
  expect(await bench.scan(controlCodes.label)).toBe('label-asked');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await bench.scan(controlCodes.hold)).toBe('set-aside');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a warning is read before its SKU goes in, and what went in comes out again', async ({
  page,
}) => {
  await openSampleBench(page);
  const [sku = ''] = MIXED.lines[0] ?? [];
  await page.goto(`/#/stock/${encodeURIComponent(sku.toLowerCase())}`);
  await page.getByLabel('Warning for the packer').fill('Fragile: two layers of paper');
  await page.getByLabel('Reorder at').fill('9999');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/#/stock?show=%22reorder%22');
  await expect(page.getByText('To reorder 1')).toBeVisible();
  const bench = await openBench(page);
  await bench.scan(slipCode(MIXED));
  expect(await bench.scan(FIRST)).toBe('warned');
  await expect(page.getByText('Fragile: two layers of paper')).toBeVisible();
  await expectAccessible(page);
  expect(await bench.scan(FIRST)).toBe('counted');
  expect(await bench.scanAll([controlCodes.unpack, controlCodes.unpack])).toEqual([
    'unpack-asked',
    'unpacked',
  ]);
});
