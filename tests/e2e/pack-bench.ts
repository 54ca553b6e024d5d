/** The bench as its tests use it: the sample shop opened, codes scanned at a scanner's pace, verdicts read off the banner. */
import { readFileSync } from 'node:fs';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { orderId } from '../../shared/records/ids.ts';
import { type SampleData, sampleData } from '../../shared/sample/sample-data.ts';
import { orderCode } from '../../shared/scanning/order-code.ts';
import { scan } from './scan-capture/keyboard.ts';

type SampleOrder = SampleData['orders'][number];

export const shop: SampleData = sampleData.parse(
  JSON.parse(
    readFileSync(new URL('../../resources/sample-shop/sample-shop.json', import.meta.url), 'utf8'),
  ),
);

/** The newest sample order that fits. */
export function orderWhere(fits: (order: SampleOrder) => boolean): SampleOrder {
  const found = shop.orders.findLast(fits);
  if (!found) throw new Error('the sample shop has no such order');
  return found;
}

/** Paid, ours, and nobody has done anything to it. */
export function isFresh(order: SampleOrder): boolean {
  const { status, payment, fulfilledBy, work } = order;
  return status === 'open' && payment === 'paid' && fulfilledBy === 'us' && work.length === 0;
}

/** Whether `order` wants units of several SKUs, of one of them more than one, and no case of it. */
export function isMixed(order: SampleOrder): boolean {
  const [first] = order.lines;
  return isFresh(order) && order.lines.length > 1 && (first?.[1] ?? 0) > 1;
}

/** What is printed on the order's slip. */
export function slipCode({ channel, number }: SampleOrder): string {
  return orderCode(orderId(channel, `sample-${number.replace(/[^0-9a-z-]/gi, '')}`));
}

/** The barcode of one unit of a SKU. */
export function unitCode(sku: string): string {
  const found = shop.skus.find((one) => one.sku === sku)?.barcodes.find(({ units }) => units === 1);
  return found?.code ?? sku;
}

/** A barcode per unit of the order, line by line. */
export function unitCodes(order: SampleOrder): string[] {
  return order.lines.flatMap(([sku, units]) => Array<string>(units).fill(unitCode(sku)));
}

export interface Bench {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Scans one code and gives the kind of its verdict, once shown. */
  readonly scan: (code: string) => Promise<string>;
  /** Scans codes one after the other. */
  readonly scanAll: (codes: readonly string[]) => Promise<string[]>;
  readonly kind: () => Promise<string>;
  readonly seq: () => Promise<number>;
}

/** The bench of a page whose store has the sample shop. `base`: where the host is, for a browser that was not told. */
export async function openSampleBench(page: Page, base = ''): Promise<Bench> {
  await page.goto(`${base}/#/welcome`);
  await page.getByRole('button', { name: 'Open the sample shop' }).click();
  await page.waitForURL(/#\/queue/, { timeout: 45_000 });
  return openBench(page, base);
}

/** The bench of a page that has its orders already. */
export async function openBench(page: Page, base = ''): Promise<Bench> {
  await page.goto(`${base}/#/pack`);
  const banner = page.locator('[data-seq]');
  await banner.waitFor();
  const cdp = await page.context().newCDPSession(page);
  const seq = async () => Number(await banner.getAttribute('data-seq'));
  const kind = async () => (await banner.getAttribute('data-kind')) ?? '';
  const scanOne = async (code: string) => {
    const before = await seq();
    await scan(cdp, code, { gap: 7 });
    await expect.poll(seq, { intervals: [5, 10, 20, 50] }).toBeGreaterThan(before);
    return kind();
  };
  const scanAll = async (codes: readonly string[]) => {
    const kinds: string[] = [];
    for (const code of codes) kinds.push(await scanOne(code));
    return kinds;
  };
  return { page, cdp, scan: scanOne, scanAll, kind, seq };
}

/** Every document of one of the page's collections, read from the browser's own database. */
export function stored(page: Page, collection: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(async (name) => {
    const all = await indexedDB.databases();
    const found = all.find((one) => one.name?.includes(`--${name}`));
    if (!found?.name) throw new Error(`no collection ${name}`);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(found.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const docs = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
      const reading = database.transaction('docs').objectStore('docs').getAll();
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => reject(reading.error);
    });
    database.close();
    return docs;
  }, collection);
}
