/** Whether node_modules is what package-lock.json asks for, and how it becomes so. Needs nothing installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Installs what is missing or of another version. Ends the process where that fails. */
export function ensureInstalled() {
  if (isInstalled(root)) return;
  refuseLink();
  console.log('Installing what Packbench is made of (once, about a minute) …');
  if (install(root)) return;
  console.error('\nnpm could not install the packages. Is the npm registry reachable?');
  process.exit(1);
}

/** `npm ci` empties node_modules first: behind a link that is somebody else's folder. */
function refuseLink() {
  const folder = join(root, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const target = existsSync(folder) ? realpathSync(folder) : 'a folder that is not there';
  console.error(
    `node_modules is a link to ${target}, which does not have what package-lock.json asks for.\n` +
      'Nothing was installed: that would empty the folder behind the link, and others may use it.\n' +
      'Remove the link (only the link) and start again, or install in that folder yourself.',
  );
  process.exit(1);
}

/**
 * Whether the real Vendure that channels are tested against is there, installed if need be. It is a package of its own,
 * for the tests alone (GPL-3.0), and its scripts are not run: nothing of it has to be compiled.
 */
export function hasVendure() {
  const folder = join(root, 'tests', 'channels', 'vendure');
  if (isInstalled(folder)) return true;
  console.log('Installing a Vendure to test against (once, about half a minute) …');
  if (install(folder, '--ignore-scripts')) return true;
  console.log(
    'The Vendure suite is skipped: npm could not install it. Is the npm registry reachable?',
  );
  return false;
}

/**
 * @param {string} folder
 * @param {string[]} more
 */
function install(folder, ...more) {
  // npm tells by its path how it was started; that one is used again.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund', ...more];
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], {
        cwd: folder,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    : spawnSync('npm', args, {
        cwd: folder,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      });
  return done.status === 0;
}

/**
 * npm writes down what it installed; packages for other platforms are not in there.
 * @param {string} folder
 */
function isInstalled(folder) {
  const installed = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesIn(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
