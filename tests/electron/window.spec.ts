/** What only a real Electron can show: it starts, hears a scan, prints to PDF, and quits. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronBinary } from '../../electron/launch/electron-binary.ts';
import { freePort } from '../setup/node-host.ts';

const root = join(import.meta.dirname, '..', '..');
const binary = electronBinary({ fetch: false });

test.skip('reason' in binary, `skipped: ${'reason' in binary ? binary.reason : ''}`);

test('the window opens, a scan arrives, a page is printed to PDF, and it quits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-electron-'));
  const scannerPort = await freePort();
  const app = await _electron.launch({
    executablePath: 'path' in binary ? binary.path : '',
    args: [root, `--user-data-dir=${folder}`],
    env: { ...process.env, PACKBENCH_SCANNER_PORT: `${scannerPort}` },
  });
  const page = await app.firstWindow();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(page.url()).toMatch(/^app:\/\/packbench\//);
  expect(await page.evaluate(() => 'require' in window)).toBe(false);

  const scanner = connect(scannerPort, '127.0.0.1');
  scanner.end('4006381333931\r\n');
  await page.keyboard.type('4006381333931');
  await page.keyboard.press('Enter');

  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF({}))?.toString('latin1').slice(0, 5);
  });
  expect(pdf).toBe('%PDF-');
  expect(faults).toEqual([]);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.close();
  expect(await ended).toBe(0);
  const log = join(folder, 'log', 'packbench.log');
  if (existsSync(log)) expect(readFileSync(log, 'utf8')).not.toContain(' error ');
  rmSync(folder, { recursive: true, force: true });
});
