/** The end-to-end tests: the built page in a real Chromium, served by the built Node host. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './setup/chromium.ts';
import { channelHomes, hostPort, ORDERS_KEY, scannerPort, TOKEN } from './setup/node-host.ts';

const port = await hostPort();
const root = join(import.meta.dirname, '..');

export default defineConfig({
  testDir: 'e2e',
  // It needs no app and brings its own page and config.
  testIgnore: '**/scan-capture/**',
  outputDir: '../test-results/e2e',
  reporter: process.env.CI ? [['line'], ['./setup/page-reporter.ts']] : [['list']],
  fullyParallel: true,
  workers: 2,
  // A machine shared with others stalls; what passes only the second time is named as flaky, with its page.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
  webServer: {
    command: 'node electron/launch/build.mjs && node out/main/server.js',
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PACKBENCH_PORT: `${port}`,
      PACKBENCH_TOKEN: TOKEN,
      PACKBENCH_ORDERS_KEY: ORDERS_KEY,
      PACKBENCH_CHANNEL_HOMES: JSON.stringify(await channelHomes()),
      PACKBENCH_SCANNER_PORT: `${await scannerPort()}`,
      PACKBENCH_DATA: join(tmpdir(), `packbench-e2e-${port}`),
    },
  },
});
