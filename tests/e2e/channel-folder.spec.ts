/** A folder from connecting it to its shipment file: one order is put in as a file, one is sent by a program. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORDERS_KEY } from '../setup/node-host.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openBench } from './pack-bench.ts';

const order = (id: string) => ({
  id,
  placedAt: '2026-11-24T09:30:00Z',
  currency: 'EUR',
  shipTo: {
    name: 'Zoë Müller',
    line1: 'Lindenweg 4',
    city: 'Köln',
    postcode: '50667',
    country: 'DE',
  },
  lines: [{ id: '1', sku: 'MUG', title: 'Mug', units: 1, unitPrice: '9.50' }],
});

test('orders come by file and by HTTP, and the shipment file says what left', async ({
  page,
  request,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-e2e-folder-'));
  try {
    await page.goto('/#/channels');
    await page.getByLabel('Shop or marketplace').selectOption('folder');
    await page.getByRole('textbox', { name: 'Folder' }).fill(join(folder, 'none'));
    await page.getByRole('button', { name: 'Test and connect' }).click();
    await expect(page.getByRole('alert')).toContainText('There is no folder');
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await page.getByRole('button', { name: 'Test and connect' }).click();
    const row = page.locator('[data-channel="folder"]');
    await expect(row.getByRole('status')).toContainText('0 orders new or changed');

    writeFileSync(join(folder, 'in', 'orders.json'), JSON.stringify([order('F-1')]));
    const headers = { authorization: `Bearer ${ORDERS_KEY}` };
    const sent = await request.post('/api/orders', { data: order('F-2'), headers });
    expect([sent.status(), await sent.json()]).toEqual([
      202,
      { channel: 'folder', accepted: ['F-2'] },
    ]);
    await row.getByRole('button', { name: 'Pull now' }).click();
    await expect(row.getByRole('status')).toContainText('2 orders new or changed');
    expect(readdirSync(join(folder, 'in'))).toEqual([]);

    const bench = await openBench(page);
    expect(await bench.scan('F-2')).toBe('opened');
    await bench.scanAll(['MUG']);
    expect(await bench.scanAll(['JD014600006281230', 'PB.SHIP'])).toEqual(['tracking', 'shipped']);
    const out = () => readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.json'));
    await expect.poll(out, { timeout: 20_000 }).toHaveLength(1);
    const shipment = JSON.parse(readFileSync(join(folder, 'out', out()[0] ?? ''), 'utf8'));
    expect(shipment).toMatchObject({
      ...{ kind: 'shipment', order: 'F-2', tracking: 'JD014600006281230' },
      lines: [{ id: '1', sku: 'MUG', title: 'Mug', units: 1 }],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
