/** The sample shop, opened as a new user does. */
import { expect, type Page } from '@playwright/test';

/** Opens the app for the first time and the sample shop in it; ends on the queue with orders in it. */
export async function openSampleShop(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the sample shop' }).click();
  await expect(page).toHaveURL(/#\/queue/);
  await expect(page.getByRole('link', { name: /Sample shop/ })).toBeVisible();
}
