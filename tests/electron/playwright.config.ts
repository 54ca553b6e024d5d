/** The suite that needs Electron's program and a display. Elsewhere it says that it was skipped. */
import { defineConfig } from '@playwright/test';
import { electronBinary } from '../../electron/launch/electron-binary.ts';

const binary = electronBinary({ fetch: false });
if ('reason' in binary && process.env.TEST_WORKER_INDEX === undefined)
  console.log(`The Electron suite is skipped: ${binary.reason}.`);

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
});
