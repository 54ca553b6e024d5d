/** `npm start`: sets up what is missing, builds, and opens the app in a window, or else for a browser. */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { root } from './install.mjs';

ensureBuilt();
const args = process.argv.slice(2);
// TypeScript, which tests read as well; Vite can by now.
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}/electron/launch/electron-binary.ts`, {
  logLevel: 'error',
});
const { electronBinary } = /** @type {typeof import('./electron-binary.ts')} */ (module);
const window = electronBinary({ fetch: true });
if ('path' in window && args.length === 0) {
  const running = spawn(window.path, [root], { cwd: root, stdio: 'inherit' });
  running.on('close', (code) => process.exit(code ?? 1));
} else {
  if ('reason' in window)
    console.log(`No desktop window: ${window.reason}. Packbench opens in your browser instead.`);
  // In this process, so that Ctrl+C reaches it and nothing else has to be ended.
  await import(new URL('../../out/main/server.js', import.meta.url).href);
}
