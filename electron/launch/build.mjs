/** Builds the app when a source is newer than the build. `node electron/launch/build.mjs` does just that. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

/** Touched when a build has succeeded. */
const stamp = join(root, 'out', '.built');

const sources = [
  'shared',
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds if need be. Ends the process where that fails. */
export function ensureBuilt() {
  ensureInstalled();
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((path) => newestIn(join(root, path)) < built)) return;
  console.log('Building …');
  const began = new Date();
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, began.toISOString());
}

/**
 * Tests are no part of the build.
 * @param {string} path
 * @returns {number}
 */
function newestIn(path) {
  if (!existsSync(path) || /\.test\.tsx?$/.test(path)) return 0;
  const { mtimeMs, isDirectory } = details(path);
  if (!isDirectory) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** @param {string} path */
function details(path) {
  const stats = statSync(path);
  return { mtimeMs: stats.mtimeMs, isDirectory: stats.isDirectory() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt();
