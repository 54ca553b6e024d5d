/** Importing as its tests do it: a file chosen, the counts read off the screen. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'importing');

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly 'left-out': number;
}

const NAMES = ['created', 'changed', 'unchanged', 'refused', 'left-out'] as const;

/** Opens the import screen. */
export async function goToImport(page: Page): Promise<void> {
  await page.goto('/#/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
}

/** Chooses a fixture and waits until the screen has said what it would do. */
export async function chooseFile(page: Page, name: string): Promise<ImportCounts> {
  await page.locator('input[type=file]').setInputFiles(join(FIXTURES, name));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return countsOn(page);
}

/** The counts on screen, once they are complete. */
export async function countsOn(page: Page): Promise<ImportCounts> {
  await expect(page.locator('dl[aria-busy=false]')).toBeVisible({ timeout: 60_000 });
  const read = async (name: string) => {
    const text = await page.locator(`[data-count=${name}] dd`).textContent();
    return Number(text?.replaceAll(',', ''));
  };
  const [created, changed, unchanged, refused, leftOut] = await Promise.all(NAMES.map(read));
  return {
    created: created ?? -1,
    changed: changed ?? -1,
    unchanged: unchanged ?? -1,
    refused: refused ?? -1,
    'left-out': leftOut ?? -1,
  };
}

/** Waits until the counts on screen are these. */
export async function expectCounts(page: Page, counts: Partial<ImportCounts>): Promise<void> {
  await expect(async () => expect(await countsOn(page)).toMatchObject(counts)).toPass();
}

/** Presses the one button that writes, and waits for its result. */
export async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await expect(page.getByRole('heading', { name: /^Imported / })).toBeVisible({ timeout: 120_000 });
}
