/** A real Vendure from connecting it to its stock: its order is packed by scanner, and it knows of parcel and stock. */
import { openVendure } from '../channels/real/vendure.ts';
import { isInstalled, ownersKey, startVendure } from '../channels/vendure/running.ts';
import { expect, test } from './fixtures.ts';
import { openBench } from './pack-bench.ts';

test('an order of a real Vendure is packed by scanner; parcel and stock are seen there', async ({
  page,
}) => {
  test.skip(!isInstalled(), 'tests/channels/vendure is not installed: npm test sets it up');
  test.setTimeout(150_000);
  const server = await startVendure();
  try {
    const apiKey = await ownersKey(server);
    const url = `${server.url}/admin-api`;
    const vendure = await openVendure({ url, apiKey });
    await vendure.makeProduct('PB-MUG', 7);
    const order = await vendure.makeOrder({ 'PB-MUG': 2 });

    await page.goto('/#/channels');
    await page.getByLabel('Shop or marketplace').selectOption('vendure');
    await page.getByLabel('Address').fill(url);
    await page.getByLabel('API key').fill(apiKey);
    await page.getByRole('button', { name: 'Test and connect' }).click();
    const row = page.locator('[data-channel="vendure"]');
    await expect(row.getByRole('status')).toContainText('1 order new or changed', {
      timeout: 20_000,
    });

    await page.goto('/#/channels/stock');
    const panel = page.locator('[data-stock-of="vendure"]');
    await panel.getByRole('button', { name: /^Make SKUs? of/ }).click();
    await panel.getByRole('button', { name: 'Take over', exact: true }).click();
    await panel.getByRole('button', { name: /^Take over its stock/ }).click();
    await panel.getByRole('button', { name: 'Take over', exact: true }).click();
    await expect(page.getByText(/^Stock of \d+ SKUs? taken over/)).toBeVisible();
    await panel.getByRole('button', { name: 'Agree and begin' }).click();
    await panel.getByRole('button', { name: 'Begin to tell it' }).click();

    const bench = await openBench(page);
    expect(await bench.scan('PB.NEXT')).toBe('opened');
    const codes = ['PB-MUG', 'PB-MUG', 'JD014600006281230', 'PB.SHIP'];
    expect((await bench.scanAll(codes)).at(-1)).toBe('shipped');
    await expect
      .poll(() => vendure.parcelsOf(order), { timeout: 20_000 })
      .toEqual([{ tracking: 'JD014600006281230', units: 2 }]);
    // It takes the two off its shelf by itself.
    expect(await vendure.stockOf('PB-MUG')).toBe(5);

    // Only two of the rest are found: Vendure is told.
    await page.goto('/#/stock/pb-mug');
    await page.getByRole('button', { name: 'Adjust' }).first().click();
    await page.getByRole('dialog').getByText('Counted').click();
    await page.getByLabel('Units found').fill('2');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => vendure.stockOf('PB-MUG'), { timeout: 30_000 }).toBe(2);
  } finally {
    server.stop();
  }
});
