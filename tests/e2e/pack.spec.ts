/** Packing as a packer does it: by scanner, by keyboard, with the mistakes that happen. */
import { expect, test } from './fixtures.ts';
import { expectCounts, goToImport, write } from './import-steps.ts';
import {
  isFresh,
  isMixed,
  openBench,
  openSampleBench,
  orderWhere,
  shop,
  slipCode,
  stored,
  unitCode,
  unitCodes,
} from './pack-bench.ts';

test('a whole order by scanner alone, from its slip to its shipment', async ({ page }) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  const codes = unitCodes(order);
  expect(await bench.scan(slipCode(order))).toBe('opened');
  const kinds = await bench.scanAll(codes);
  expect(kinds.at(-1)).toBe('order-complete');
  expect(new Set(kinds.slice(0, -1))).toEqual(new Set(['counted', 'line-complete']));
  const undo = page.getByRole('button', { name: 'Undo last scan' });
  await expect(undo).toBeVisible();
  expect(await bench.scanAll(['JD014600006281230', 'PB.SHIP'])).toEqual(['tracking', 'shipped']);
  await expect(undo).toBeHidden();
  await expect(page.getByText('JD014600006281230')).toBeVisible();
  const [shipment, ...others] = (await stored(page, 'shipments')).filter(
    ({ trackingKey }) => trackingKey === 'jd014600006281230',
  );
  expect(others).toEqual([]);
  expect(shipment?.settled).toBe('done');
  expect(await bench.scan('PB.NEXT')).toBe('opened');
});

test('each mistake has a verdict of its own: colour, icon and words', async ({ page }) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  const [first] = order.lines;
  if (!first) throw new Error('no line');
  const wanted = new Set(order.lines.map(([sku]) => sku));
  const stranger = shop.skus.find(({ sku }) => !wanted.has(sku))?.sku ?? '';
  const held = orderWhere((one) => one.work.some(({ kind }) => kind === 'hold'));
  const cancelled = orderWhere((one) => one.status === 'cancelled');
  const shipped = orderWhere((one) => one.work.at(-1)?.kind === 'ship');
  const unpaid = orderWhere((one) => one.payment === 'unpaid' && one.work.length === 0);
  const theirs = orderWhere((one) => one.fulfilledBy === 'marketplace' && one.status === 'open');
  const rest = unitCodes(order).slice(first[1]);
  const scans: readonly (readonly [code: string, kind: string])[] = [
    [unitCode(first[0]), 'no-order'],
    [slipCode(order), 'opened'],
    ['PB.SHIP', 'not-complete'],
    ['PB.UNDO', 'nothing-to-undo'],
    [unitCode(stranger), 'not-on-order'],
    ['NOBODY-KNOWS-ME', 'unknown'],
    [unitCode(first[0]), 'counted'],
    ['PB.UNDO', 'undone'],
    ...Array.from({ length: first[1] - 1 }, () => [unitCode(first[0]), 'counted'] as const),
    [unitCode(first[0]), 'line-complete'],
    [unitCode(first[0]), 'too-many'],
    [slipCode(held), 'on-hold'],
    [slipCode(cancelled), 'cancelled'],
    [slipCode(shipped), 'already-shipped'],
    [slipCode(unpaid), 'unpaid'],
    [slipCode(theirs), 'marketplace'],
    ['PB.CLOSE', 'closed'],
    [slipCode(order), 'opened'],
  ];
  const looks = new Map<string, string[]>();
  for (const [code, kind] of scans) {
    expect(await bench.scan(code), code).toBe(kind);
    looks.set(kind, await lookOf(page));
  }
  const kinds = await bench.scanAll(rest);
  expect(kinds.at(-1)).toBe('order-complete');
  looks.set('order-complete', await lookOf(page));
  expect(await bench.scan('PB.SHIP')).toBe('shipped');
  looks.set('shipped', await lookOf(page));
  for (const part of [0, 1, 2]) {
    const all = [...looks.values()].map((look) => look[part]);
    // Kinds that only inform share nothing but their calm colour.
    expect(new Set(all).size, `part ${part}`).toBeGreaterThanOrEqual(
      looks.size - (part === 0 ? 3 : 0),
    );
  }
  const journal = (await stored(page, 'scans')).map(({ verdict }) => verdict);
  expect(journal).toEqual(
    expect.arrayContaining(['no-order', 'not-on-order', 'unknown', 'too-many']),
  );
});

async function lookOf(page: import('@playwright/test').Page): Promise<string[]> {
  return page
    .locator('[data-seq]')
    .evaluate((banner) => [
      getComputedStyle(banner).getPropertyValue('--paper'),
      banner.querySelector('svg')?.outerHTML ?? '',
      banner.querySelector('p')?.textContent?.replace(/\u200b/g, '') ?? '',
    ]);
}

test('a case of more units than the order wants is refused whole', async ({ page }) => {
  const bench = await openSampleBench(page);
  const cases = new Map(
    shop.skus.flatMap(({ sku, barcodes }) => {
      const pack = barcodes.find(({ units }) => units > 1);
      return pack ? [[sku, pack] as const] : [];
    }),
  );
  const order = orderWhere((one) => isFresh(one) && one.lines.some(([sku]) => cases.has(sku)));
  const line = order.lines.find(([sku]) => cases.has(sku));
  const pack = cases.get(line?.[0] ?? '');
  if (!line || !pack) throw new Error('no case');
  await bench.scan(slipCode(order));
  expect(await bench.scan(pack.code)).toBe('too-many');
  await expect(page.locator('[data-seq]')).toContainText(
    `Put it back: ${pack.units - line[1]} units`,
  );
  await expect(page.getByText(`0 of ${unitCodes(order).length} units`)).toBeVisible();
});

test('a code that nobody knows is taught after a second look, and counts from then on', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  const [sku = '', units] = order.lines[0] ?? [];
  await bench.scan(slipCode(order));
  expect(await bench.scan('4006381333931')).toBe('unknown');
  const teach = page.getByRole('region', { name: 'Teach this code' });
  await teach.getByRole('button', { name: sku }).click();
  await expect(teach).toContainText('From now on 4006381333931 scans as');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'counted');
  await expect(page.locator('[data-scanned="true"]')).toContainText(`1 / ${units}`);
  expect(['counted', 'line-complete']).toContain(await bench.scan('4006381333931'));
});

test('a code of two SKUs asks which one it is', async ({ page }) => {
  await openSampleBench(page);
  const order = orderWhere(isMixed);
  const [[mine = '', units] = [], [other = ''] = []] = order.lines;
  await goToImport(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'codes.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `SKU,Title,Barcode\n${mine},One,4006381333931\n${other},Two,4006381333931\n`,
    ),
  });
  await expectCounts(page, { changed: 2 });
  await write(page);
  const bench = await openBench(page);
  await bench.scan(slipCode(order));
  expect(await bench.scan('4006381333931')).toBe('ambiguous');
  const choices = page.getByRole('region', { name: 'Choose what was scanned' });
  await expect(choices.getByRole('button')).toHaveCount(2);
  const names = await choices.getByRole('button').allTextContents();
  await page.keyboard.press(`${names.findIndex((name) => name.includes(mine)) + 1}`);
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', /counted|line-complete/);
  await expect(page.locator('[data-scanned="true"]')).toContainText(`1 / ${units}`);
});

test('everything by keyboard and on screen, without a scanner', async ({ page }) => {
  await openSampleBench(page);
  const banner = page.locator('[data-seq]');
  await page.keyboard.press('Enter');
  await expect(banner).toHaveAttribute('data-kind', 'opened');
  const add = page.getByRole('button', { name: /^Add 1 unit by hand/ }).first();
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(banner).toHaveAttribute('data-kind', /counted|complete/);
  await page.keyboard.press('Control+z');
  await expect(banner).toHaveAttribute('data-kind', 'undone');
  await page.keyboard.press('F2');
  await page.keyboard.type('4006381333931', { delay: 90 });
  await page.keyboard.press('Enter');
  await expect(banner).toHaveAttribute('data-kind', 'unknown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Scan speed on this station');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Leave order' }).click();
  await expect(page.getByRole('heading', { name: 'Scan an order' })).toBeVisible();
});

test('the practice scanner packs and ships without a scanner', async ({ page }) => {
  await openSampleBench(page);
  await page.getByRole('button', { name: 'Practice', exact: true }).click();
  const strip = page.getByRole('region', { name: 'Practice scanner' });
  const banner = page.locator('[data-seq]');
  await strip.getByRole('button').first().click();
  await expect(banner).toHaveAttribute('data-kind', 'opened');
  await strip.getByRole('button', { name: 'A code that nobody knows' }).click();
  await expect(banner).toHaveAttribute('data-kind', 'unknown');
  await strip.getByRole('button').first().click();
  await expect(banner).toHaveAttribute('data-kind', /counted|complete/);
  await strip.getByRole('button', { name: 'Leave order' }).click();
  await expect(banner).toHaveAttribute('data-kind', 'closed');
});

test('shipping asked for fifty times ships once; voiding brings the order back', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  await bench.scan(slipCode(order));
  await bench.scanAll(unitCodes(order));
  const ship = page.getByRole('button', { name: /^Ship/ });
  await ship.evaluate((button) => {
    for (let n = 0; n < 50; n++) if (button instanceof HTMLElement) button.click();
  });
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'shipped');
  await page.waitForTimeout(500);
  const mine = async () =>
    (await stored(page, 'shipments')).filter(({ order: of }) => String(of).endsWith(idEnd(order)));
  expect(await mine()).toHaveLength(1);
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'shipped');

  await page.getByRole('button', { name: 'Void shipment …' }).click();
  await page.getByRole('radio', { name: 'Wrong contents' }).check();
  await page.getByRole('button', { name: 'Void shipment', exact: true }).click();
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'voided');
  await expect(page.getByText('Shipping opens when every unit is in')).toBeVisible();
  await bench.scanAll(unitCodes(order));
  expect(await bench.scan('PB.SHIP')).toBe('shipped');
  expect((await mine()).map(({ parcel }) => parcel).sort()).toEqual(['p1', 'p2']);
});

function idEnd({ number }: { readonly number: string }): string {
  return `sample-${number.replace(/[^0-9a-z-]/gi, '')}`.toLowerCase();
}

test('tracking may come after the parcel left', async ({ page }) => {
  const bench = await openSampleBench(page);
  const order = orderWhere((one) => isFresh(one) && one.lines.length === 1);
  await bench.scan(slipCode(order));
  await bench.scanAll(unitCodes(order));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-seq]')).toHaveAttribute('data-kind', 'shipped');
  expect(await bench.scan('1Z999AA10123456784')).toBe('tracking');
  await expect(page.getByText('1Z999AA10123456784').last()).toBeVisible();
  const tracked = await stored(page, 'shipments');
  expect(tracked.map(({ trackingKey }) => trackingKey)).toContain('1z999aa10123456784');
});

test('a page loaded again in the middle of an order has every scan and the order open', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  await bench.scan(slipCode(order));
  const half = unitCodes(order).slice(0, 2);
  await bench.scanAll(half);
  await page.reload();
  const again = await openBench(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(order.number);
  await expect(page.getByText(`2 of ${unitCodes(order).length} units`)).toBeVisible();
  const kinds = await again.scanAll(unitCodes(order).slice(2));
  expect(kinds.at(-1)).toBe('order-complete');
});

test('slip and label are laid out, shown and kept; without the host it says so', async ({
  page,
}) => {
  const bench = await openSampleBench(page);
  const order = orderWhere(isMixed);
  await bench.scan(slipCode(order));
  for (const name of ['Packing slip', '4×6 label']) {
    await page.getByRole('button', { name }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as PDF' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
    await expect(page.getByRole('dialog').locator('iframe')).toHaveAttribute('src', /^blob:/);
    // A scan goes on where it would have gone.
    await bench.scan('NOBODY-KNOWS-ME');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test.describe('without a host', () => {
  test.use({ faultsExpected: true });

  test('packing goes on and printing says why it cannot', async ({ page }) => {
    await page.routeWebSocket(/\/host$/, (socket) => socket.close());
    const bench = await openSampleBench(page);
    const order = orderWhere(isMixed);
    await bench.scan(slipCode(order));
    await page.getByRole('button', { name: 'Packing slip' }).click();
    await expect(page.getByRole('alert')).toContainText('packing goes on without it');
    expect(await bench.scan(unitCodes(order)[0] ?? '')).toBe('counted');
  });
});

test('twenty scans a second are all judged, in their order', async ({ page }) => {
  const bench = await openSampleBench(page);
  const order = orderWhere((one) => isFresh(one) && one.lines.some(([, units]) => units >= 4));
  const line = order.lines.find(([, units]) => units >= 4);
  if (!line) throw new Error('no line');
  await bench.scan(slipCode(order));
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const banner = document.querySelector('[data-seq]');
    if (!banner) throw new Error('no banner');
    new MutationObserver(() =>
      seen.push(`${banner.getAttribute('data-seq')} ${banner.getAttribute('data-kind')}`),
    ).observe(banner, { attributeFilter: ['data-seq'] });
  });
  const start = await bench.seq();
  const codes = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? line[0] : `X${1000 + n}`));
  const { scan } = await import('./scan-capture/keyboard.ts');
  const began = Date.now();
  for (const [n, code] of codes.entries()) {
    await page.waitForTimeout(Math.max(0, began + n * 50 - Date.now()));
    await scan(bench.cdp, code, { gap: 4 });
  }
  await expect.poll(bench.seq).toBe(start + codes.length);
  let counted = 0;
  const expected = codes.map((code) => {
    if (code !== line[0]) return 'unknown';
    return ++counted > line[1] ? 'too-many' : 'counted';
  });
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  const kinds = seen.map((one) =>
    one.split(' ')[1]?.replace(/line-complete|order-complete/, 'counted'),
  );
  expect(kinds).toEqual(expected);
  const journal = (await stored(page, 'scans'))
    .map(({ at, code }) => ({ at: String(at), code: String(code) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ code }) => code);
  expect(journal).toEqual(codes.filter((_, n) => expected[n] !== 'counted'));
});
