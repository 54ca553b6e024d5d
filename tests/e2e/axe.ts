/** The accessibility check that every screen passes in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { faintFields } from './field-edges.ts';

/** Fails on any violation of WCAG A and AA, axe's best practices and faint fields on the page as it stands, in both schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours fade from one scheme to the other.
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 4).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
    }));
    const faint = await faintFields(page);
    expect({ colorScheme, found, faint }).toEqual({ colorScheme, found: [], faint: [] });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
