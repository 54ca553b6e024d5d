/** Runs this folder alone: `npx playwright test -c tests/e2e/scan-capture`. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../setup/chromium.ts';

export default defineConfig({
  testDir: '.',
  workers: 1,
  reporter: process.env.CI ? [['dot']] : [['list']],
  outputDir: '../../../test-results/scan-capture',
  use: { launchOptions: launchOptions() },
});
