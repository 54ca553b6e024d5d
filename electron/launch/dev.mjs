/**
 * `npm run dev`: Vite with hot reload, and the Node host behind it, restarted when it changes.
 *
 * electron-vite starts our host where it would start Electron. `--electron` leaves it that.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const inWindow = process.argv.includes('--electron');
const host = inWindow
  ? {}
  : {
      ELECTRON_EXEC_PATH: process.execPath,
      ELECTRON_ENTRY: join(root, 'out', 'main', 'server.js'),
      PACKBENCH_TOKEN: process.env.PACKBENCH_TOKEN ?? randomBytes(24).toString('base64url'),
    };
const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const running = spawn(process.execPath, [vite, 'dev', '--watch'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...host },
});
running.on('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.kill('SIGTERM'));
