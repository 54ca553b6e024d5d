/** `npm start`: sets up what is missing, builds, and opens the app in a window, or else for a browser. */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { root } from './install.mjs';

ensureBuilt();
// TypeScript, which tests read as well; Vite can by now.
const { runnerImport } = await import('vite');
const load = (/** @type {string} */ file) =>
  runnerImport(`${root}/electron/launch/${file}`, { logLevel: 'error' });
const { electronBinary } = /** @type {typeof import('./electron-binary.ts')} */ (
  (await load('electron-binary.ts')).module
);
const { wayOf } = /** @type {typeof import('./way.ts')} */ ((await load('way.ts')).module);

const way = wayOf(process.argv.slice(2), process.env, () => electronBinary({ fetch: true }));
if (way.kind === 'window') {
  const env = { ...process.env, ...way.env };
  const running = spawn(way.path, [root], { cwd: root, stdio: 'inherit', env });
  running.on('close', (code) => process.exit(code ?? 1));
} else {
  if (way.because !== null)
    console.log(`No desktop window: ${way.because}. Starting for your browser instead.`);
  // In this process, so that Ctrl+C reaches it and nothing else has to be ended.
  await import(new URL('../../out/main/server.js', import.meta.url).href);
}
