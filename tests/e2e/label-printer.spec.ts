/** A label printer on the network: set up, tried, unplugged, plugged in again, and one that breaks off in the middle. */
import { createServer, type Server, type Socket } from 'node:net';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { isFresh, openSampleBench, orderWhere, slipCode, unitCodes } from './pack-bench.ts';

interface StubPrinter {
  readonly port: number;
  readonly came: string[];
  /** Hangs up in the middle from now on, or takes labels again. */
  breaks: boolean;
  close(): Promise<void>;
}

/** A raw port as printers have one, on the first that is free. */
async function plugIn(port = 9100): Promise<StubPrinter> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    let text = '';
    socket.setEncoding('utf8').on('error', () => undefined);
    socket.on('data', (part: string) => {
      text += part;
      if (printer.breaks) socket.resetAndDestroy();
    });
    socket.on('end', () => {
      printer.came.push(text);
      socket.end();
    });
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  const printer: StubPrinter = {
    ...{ port, came: [], breaks: false },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
  if (isOpen) return printer;
  if (port >= 9107) throw new Error('no free port from 9100 to 9107');
  return plugIn(port + 1);
}

// They share the ports of printers.
test.describe.configure({ mode: 'default' });

test('labels go to the printer, wait while it is unplugged, and are never printed twice unasked', async ({
  page,
}) => {
  let printer = await plugIn();
  const bench = await openSampleBench(page);
  await page.goto('/#/settings?section=printing');
  await page.getByLabel('Address of the label printer').fill('not a name');
  await expect(page.getByText('That is no name and no IP address')).toBeVisible();
  await page.getByLabel('Address of the label printer').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(printer.port));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Print a test label' }).click();
  await expect(page.locator('[data-print-job="Test"]')).toHaveAttribute('data-state', 'printed');
  expect(printer.came.map((zpl) => zpl.slice(0, 9))).toEqual(['^XA\n^CI28']);

  // Unplugged: it waits, and comes out when the printer is back.
  await printer.close();
  const order = orderWhere(isFresh);
  await page.goto('/#/pack');
  await bench.scan(slipCode(order));
  await page.getByRole('button', { name: '4×6 label' }).click();
  const state = page.locator('[data-label-state]');
  await expect(state).toContainText('waits');
  await expectAccessible(page);
  printer = await plugIn(printer.port);
  await expect(state).toHaveAttribute('data-label-state', 'printed', { timeout: 15_000 });
  expect(printer.came).toHaveLength(1);
  expect(printer.came[0]).toContain(`^FD`);
  expect(printer.came[0]).toContain(order.number.replace(/_/g, '_5F'));

  // It breaks off in the middle: nobody knows, so somebody is asked.
  printer.breaks = true;
  await page.getByRole('button', { name: '4×6 label' }).click();
  await expect(state).toHaveAttribute('data-label-state', 'unsure', { timeout: 15_000 });
  await state.getByRole('link').click();
  const unsure = page.locator('[data-print-job][data-state="unsure"]');
  await expect(unsure).toContainText('Look at the printer');
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  printer.breaks = false;
  await page.reload();
  await expect(unsure).toBeVisible();
  expect(printer.came).toHaveLength(1);
  await unsure.getByRole('button', { name: 'Print again' }).click();
  await expect.poll(() => printer.came.length).toBe(2);
  await expect(unsure).toHaveCount(0);
  await printer.close();
});

test('a parcel that is confirmed has its label at once, and one that was not asked for has none', async ({
  page,
}) => {
  const printer = await plugIn();
  const bench = await openSampleBench(page);
  await page.goto('/#/settings?section=printing');
  await page.getByLabel('Address of the label printer').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(printer.port));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Print the label when a parcel is confirmed').click();
  const order = orderWhere((one) => isFresh(one) && one.lines.length === 1);
  await page.goto('/#/pack');
  await bench.scan(slipCode(order));
  await bench.scanAll(unitCodes(order));
  expect(printer.came).toEqual([]);
  expect(await bench.scan('PB.SHIP')).toBe('shipped');
  await expect.poll(() => printer.came.length).toBe(1);
  expect(printer.came[0]).toContain(order.number.replace(/_/g, '_5F'));
  await printer.close();
});
