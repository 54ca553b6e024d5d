/** The bench is readable by everybody: no violation that axe finds, in light and in dark, in any of its states. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { isMixed, openSampleBench, orderWhere, slipCode, unitCodes } from './pack-bench.ts';

async function expectAccessible(page: Page, state: string): Promise<void> {
  // The icon's coming in is a movement, not a look.
  await page.waitForTimeout(250);
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]),
    state,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every state of the bench', async ({ page }) => {
      test.setTimeout(120_000);
      const bench = await openSampleBench(page);
      await expectAccessible(page, 'nothing open');
      const order = orderWhere((one) => isMixed(one));
      await bench.scan(slipCode(order));
      await expectAccessible(page, 'opened');
      await page.getByRole('button', { name: 'Practice scanner' }).click();
      await expectAccessible(page, 'practice scanner');
      await page.getByRole('button', { name: 'Close the practice scanner' }).click();
      const [first = '', ...rest] = unitCodes(order);
      await bench.scan(first);
      await expectAccessible(page, 'counted');
      await bench.scan('NOBODY-KNOWS-ME');
      await expectAccessible(page, 'unknown');
      await page
        .getByRole('region', { name: 'Teach this code' })
        .getByRole('button')
        .first()
        .click();
      await expectAccessible(page, 'teaching');
      await page.keyboard.press('?');
      await bench.scanAll(rest);
      await expectAccessible(page, 'order complete');
      await bench.scan(first);
      await expectAccessible(page, 'too many');
      await bench.scan('PB.SHIP');
      await expectAccessible(page, 'shipped');
      await page.getByRole('button', { name: 'Void shipment …' }).click();
      await expectAccessible(page, 'void');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Packing slip' }).click();
      await page.getByRole('link', { name: 'Save as PDF' }).waitFor();
      await expectAccessible(page, 'paper');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Keys and speed' }).click();
      await expectAccessible(page, 'keys and speed');
      await page.keyboard.press('Escape');
      for (const kind of ['hold', 'cancel'] as const) {
        const stopped = orderWhere((one) => one.work.at(-1)?.kind === kind);
        await bench.scan(slipCode(stopped));
        await expectAccessible(page, kind);
      }
    });
  });
}
