/**
 * Completes package-lock.json with the native packages of other platforms.
 *
 * A registry mirror that lacks them makes npm write a lock without them, and `npm ci` then refuses the
 * lock everywhere. Run `node electron/build/complete-lock.mjs` after changing a dependency behind such a
 * mirror; tests/house/lock.test.ts tells when it is needed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Locked */

const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Locked>} */
const packages = lock.packages;

for (const { dev, optionalDependencies = {} } of Object.values(packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    // A range may be met by a package that is there for other reasons; these are pinned.
    if (packages[path] !== undefined || !/^\d/.test(version)) continue;
    packages[path] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
  }

const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

/**
 * The platform that a native package says in its name.
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = [
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'aix',
    'win32',
  ].filter((one) => words.includes(one));
  const cpu = [
    'arm64',
    'arm',
    'ia32',
    'x64',
    'ppc64',
    'riscv64',
    's390x',
    'wasm32',
    'loong64',
    'mips64el',
  ].filter((one) => words.includes(one));
  if (words.includes('ppc64le')) cpu.push('ppc64');
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : [];
  return {
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
  };
}
