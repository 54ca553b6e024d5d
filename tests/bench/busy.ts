/** Bulk work under way in the app while somebody scans: a file of 20,000 orders is imported, then a report is read. */
import type { Page } from '@playwright/test';
import { codesFor, scan, type Work } from './scans.ts';

const ORDERS = 20_000;
const PER_SECOND = 10;
/** Scans enough for a p95, should the import take longer. */
const MOST = 600;
/** Scans at a time, until the import is through. */
const STRETCH = 200;

export interface Busy {
  readonly codes: string[];
  readonly times: number[];
}

/** Scans at ten a second while the import runs, and again while the report of 30 days is worked out. */
export async function scanWhileBusy(page: Page, work: Work[]): Promise<Busy> {
  await goTo(page, 'Import');
  const buffer = Buffer.from(orderFile(ORDERS));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'busy.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^Import \d/ }).click({ timeout: 120_000 });
  await page.getByRole('progressbar').waitFor();
  const codes: string[] = [];
  const times: number[] = [];
  for (let done = false; !done && codes.length < MOST; done = await isImported(page)) {
    await goTo(page, 'Pack');
    await stretch(page, work, codes, times, STRETCH);
  }
  await goTo(page, 'Reports');
  await goTo(page, 'Pack');
  await stretch(page, work, codes, times, STRETCH);
  return { codes, times };
}

async function stretch(
  page: Page,
  work: Work[],
  codes: string[],
  times: number[],
  count: number,
): Promise<void> {
  const next = codesFor(work, count);
  times.push(...(await scan(page, next, PER_SECOND)));
  codes.push(...next);
}

async function isImported(page: Page): Promise<boolean> {
  await goTo(page, 'Import');
  await page.locator('main h1').waitFor();
  return (await page.getByRole('progressbar').count()) === 0;
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
}

/** A file in the layout of a Shopify orders export: what its reader needs, one line an order. */
function orderFile(count: number): string {
  const head =
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Street,Shipping City,Shipping Zip,Shipping Country,Id';
  const rows = Array.from({ length: count }, (_, n) =>
    [
      `#B${n}`,
      `busy${n}@example.com`,
      'paid',
      '2026-11-20 10:00:00 +0000',
      'unfulfilled',
      'GBP',
      '12.00',
      '3.00',
      '0.00',
      '15.00',
      'Standard',
      '2026-11-20 10:00:00 +0000',
      '2',
      'Busy product',
      '6.00',
      `BUSY-${n % 500}`,
      'Busy Buyer',
      '1 Busy Street',
      'Leeds',
      'LS1 4AB',
      'GB',
      String(9_000_000 + n),
    ].join(','),
  );
  return [head, ...rows].join('\n');
}
