/** Whether a desktop window can be opened here, and with which program; or why not. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A window's program, or why there is none. */
export type ElectronBinary = { readonly path: string } | { readonly reason: string };

// Read through Vite, whose module runner keeps the file's own address.
const root = join(import.meta.dirname, '..', '..');
const electron = join(root, 'node_modules', 'electron');

/** Electron's program, fetched if `fetch` and it is not there; or the reason why there is no window. */
export function electronBinary({ fetch }: { readonly fetch: boolean }): ElectronBinary {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { reason: 'there is no display here' };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { reason: 'Electron does not run as root' };
  const there = installedPath();
  if (there !== undefined) return { path: there };
  if (!fetch) return { reason: "Electron's program is not installed" };
  console.log('Fetching Electron (once, some 120 MB) …');
  spawnSync(process.execPath, [join(electron, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  });
  const fetched = installedPath();
  return fetched === undefined
    ? { reason: "Electron's program could not be fetched" }
    : { path: fetched };
}

function installedPath(): string | undefined {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = named ? join(named, name) : join(electron, 'dist', name);
  return existsSync(path) ? path : undefined;
}
