/** `npm test`: sets up what is missing, then runs everything that CI runs. */
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { check } from './check.mjs';
import { hasVendure, root } from './install.mjs';
import { conclude, run, step } from './steps.mjs';

ensureBuilt();
await ensureChromium();
const vendure = hasVendure();
const done = [
  ...(await check()),
  await run(
    step('replication', 'vitest/vitest.mjs', 'run', '--project', 'sync', '--maxWorkers', '2'),
  ),
  ...(vendure
    ? [await run(step('a real Vendure', 'vitest/vitest.mjs', 'run', '--project', 'channels'))]
    : []),
  await run(step('simulation', 'vitest/vitest.mjs', 'run', '--project', 'sim')),
  await run(step('packaging', 'vitest/vitest.mjs', 'run', '--project', 'packaging')),
  await run(
    step(
      'scan capture in Chromium',
      '@playwright/test/cli.js',
      'test',
      '--config',
      'tests/e2e/scan-capture/playwright.config.ts',
    ),
  ),
  await run(
    step('end to end', '@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'),
    true,
  ),
  await run(
    step(
      'Electron',
      '@playwright/test/cli.js',
      'test',
      '--config',
      'tests/electron/playwright.config.ts',
    ),
    true,
  ),
];
conclude(done);

/** Debian's package as root, else Playwright's own, else a clear word. */
async function ensureChromium() {
  // The finder is TypeScript, for the tests' sake; Vite reads it.
  const { runnerImport } = await import('vite');
  const mode = process.env.NODE_ENV;
  const { module } = await runnerImport(`${root}/tests/setup/chromium.ts`, { logLevel: 'error' });
  // Vite sets it for itself; what is started from here would build for development.
  if (mode === undefined) delete process.env.NODE_ENV;
  const { findChromium } = /** @type {{ findChromium: () => string | undefined }} */ (module);
  if (findChromium() !== undefined) return;
  console.log('Setting up a Chromium for the end-to-end tests (once) …');
  const quiet = /** @type {const} */ ({ stdio: 'ignore', cwd: root });
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], quiet).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { ...quiet, env });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      ...quiet,
      env,
    });
  }
  if (findChromium() !== undefined) return;
  spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'install', 'chromium'],
    quiet,
  );
  if (findChromium() !== undefined) return;
  console.error(
    '\nNo Chromium could be set up. Install one (Debian: "sudo apt-get install chromium"), or name yours:\n' +
      '  PACKBENCH_CHROMIUM=/path/to/chromium npm test\n',
  );
  process.exit(1);
}
