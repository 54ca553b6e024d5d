/** Runs this folder alone: `npx playwright test -c tests/e2e/scan-capture`. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  workers: 1,
  outputDir: '../../../test-results/scan-capture',
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
});
