/** The suite that needs Electron's program and a display. Elsewhere it says that it was skipped. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
});
