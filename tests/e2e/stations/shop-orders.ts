/** Orders of a shop's own, imported and packed: one line each, of a SKU that is counted and has a barcode. */
import { expect, type Page } from '@playwright/test';
import { countsOn, write } from '../import-steps.ts';
import type { Bench } from '../pack-bench.ts';

/** Each SKU's units on hand to begin with. */
export const ON_HAND = 40;

const SKUS = ['CUP-1', 'CUP-2', 'CUP-3', 'CUP-4'] as const;
const BARCODES = ['4006381333931', '4006381333948', '4006381333955', '4006381333962'] as const;

export const ALL_ON_HAND: Readonly<Record<string, number>> = Object.fromEntries(
  SKUS.map((sku) => [sku, ON_HAND]),
);

export interface ShopOrder {
  readonly number: string;
  readonly sku: string;
  readonly units: number;
  /** What a packer scans, a code per unit. */
  readonly codes: readonly string[];
}

/** The nth order of the shop. */
export function shopOrder(n: number): ShopOrder {
  const at = n % SKUS.length;
  const units = 1 + (n % 2);
  const code = BARCODES[at] ?? '';
  return {
    number: `T${1000 + n}`,
    sku: SKUS[at] ?? '',
    units,
    codes: Array.from({ length: units }, () => code),
  };
}

/** Imports the catalogue with its counts, then `count` orders. */
export async function importShop(page: Page, count: number): Promise<void> {
  await importCsv(page, 'catalogue.csv', [
    'SKU,Title,Barcode,Bin,On hand',
    ...SKUS.map((sku, n) => `${sku},Cup ${n + 1},${BARCODES[n]},A-0${n + 1},${ON_HAND}`),
  ]);
  await importOrders(page, count);
}

/** Imports the first `count` orders. */
export async function importOrders(page: Page, count: number): Promise<void> {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await importCsv(page, 'orders.csv', [
    'Order number,Order date,Customer name,Street,City,Postcode,Country,SKU,Quantity,Unit price,Payment status',
    ...Array.from({ length: count }, (_, n) => {
      const { number, sku, units } = shopOrder(n);
      return `${number},${day},Ann Teller,${n + 1} High Street,Leeds,LS1 1AA,GB,${sku},${units},9.50,paid`;
    }),
  ]);
}

/** Packs an order by its scans and ships it; without the others it is asked whether to pack it at all. */
export async function packAndShip({ page, scan, scanAll }: Bench, order: ShopOrder): Promise<void> {
  if ((await scan(order.number)) === 'not-held')
    await page.getByRole('button', { name: 'Pack it anyway' }).click();
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'opened');
  expect((await scanAll(order.codes)).at(-1)).toBe('order-complete');
  expect(await scan('PB.SHIP')).toBe('shipped');
}

async function importCsv(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click();
  const buffer = Buffer.from(`${rows.join('\n')}\n`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await countsOn(page);
  await write(page);
  await page.getByRole('button', { name: 'Import another file' }).click();
}
