/** What a station shows and keeps of the shop, to be compared with what another one does. */
import { expect, type Locator, type Page } from '@playwright/test';
import { canonicalJson } from '../../../shared/records/canonical.ts';
import { replicatedNames } from '../../../shared/replication/remote.ts';
import { stored } from '../pack-bench.ts';

/** What the frame says of this station and the others. */
export function frameOf(page: Page): Locator {
  return page.getByRole('navigation').locator('[data-tone]');
}

/** Waits until the frame says that everything was exchanged; after an outage the next try may be half a minute away. */
export async function inStep(page: Page): Promise<void> {
  await expect(frameOf(page)).toHaveText('In step', { timeout: 45_000 });
}

/** Waits until the frame says that the station works without the others. */
export async function alone(page: Page): Promise<void> {
  await expect(frameOf(page)).toContainText('Working alone', { timeout: 45_000 });
}

/** Opens the page of the order with this number from the queue. */
export async function openOrder(page: Page, number: string): Promise<void> {
  await page.goto('/#/queue?tab=all');
  await page.locator('[data-order]').getByRole('link', { name: number, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
}

/** Units on hand of each SKU as the stock screen has them. */
export async function expectOnHand(page: Page, units: Readonly<Record<string, number>>) {
  await page.goto('/#/stock');
  const rows = page.getByRole('row').filter({ has: page.locator('[data-figure]') });
  const shown = async () => {
    const texts = await rows.evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('a')?.textContent ?? '',
        Number(row.querySelector('[data-figure=onHand]')?.textContent),
      ]),
    );
    return Object.fromEntries(texts);
  };
  await expect.poll(shown).toEqual(units);
}

/** Each order of the queue with how it stands, as its row says. */
export async function standings(page: Page): Promise<readonly string[]> {
  await page.goto('/#/queue?tab=all');
  const rows = page.locator('[data-order]');
  await expect(rows.first()).toBeVisible();
  // The list puts a few rows up first, and the others once it has measured itself.
  let before = -1;
  await expect
    .poll(async () => {
      const was = before;
      before = await rows.count();
      return before === was;
    })
    .toBe(true);
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => {
      const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent);
      // How long is left changes by the minute.
      return cells.filter((text) => !/left|late/.test(text)).join(' | ');
    }),
  );
  return texts.toSorted();
}

/** What the page keeps of a collection, without what the store adds for itself. */
export async function records(page: Page, collection: string): Promise<readonly string[]> {
  const all = await stored(page, collection);
  return all
    .map((record) =>
      canonicalJson(
        Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith('_'))),
      ),
    )
    .toSorted();
}

/** Waits until two stations have the same, document for document. */
export async function expectSame(one: Page, other: Page): Promise<void> {
  await expect(async () => {
    for (const collection of replicatedNames)
      expect(await records(other, collection), collection).toEqual(await records(one, collection));
  }).toPass({ timeout: 20_000 });
}

/** How many orders a tab of the queue says it has. */
export async function expectCount(page: Page, tab: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await page.locator(`[data-tab="${tab}"]`).textContent())?.replace(/\D/g, ''))
    .toBe(`${count}`);
}
