/**
 * The notices of everything that is bundled: names, licences and their texts in one file beside the build.
 *
 * A licence that is not on the list ends the build. Nothing is added to the list without reading it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import license, { type Dependency } from 'rollup-plugin-license';
import type { Plugin } from 'vite';

const FONT = 'electron/printing/roboto-licence.txt';
const FILE = 'out/THIRD-PARTY-NOTICES.txt';

const PERMISSIVE: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Zlib',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Unlicense',
]);

/** Packages whose package.json forgets what their LICENSE file says; each was read. */
const READ: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

const LAST = 'renderer';

const bundles = new Map<string, readonly Dependency[]>();

/** Collects the packages of one bundle; the file is written with the last. */
export function notices(bundle: string): Plugin {
  const plugin = license({
    thirdParty: {
      multipleVersions: true,
      allow: { test: isAllowed, failOnUnlicensed: true, failOnViolation: true },
      output: (dependencies) => {
        bundles.set(bundle, dependencies);
        // The page is built last; until then the notices of the build before stay whole.
        if (bundle === LAST) write();
      },
    },
  });
  // Typed for Rollup, whose hooks Vite's Rolldown calls the same way.
  return { ...plugin, name: `packbench-notices-${bundle}` } as unknown as Plugin;
}

/** Whether a package may be shipped: one of the licences it offers is on the list. */
export function isAllowed({ name, license: spdx }: Pick<Dependency, 'name' | 'license'>): boolean {
  const offered = READ[name ?? ''] ?? spdx ?? '';
  return offered
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((part) => PERMISSIVE.has(part.trim())));
}

function write(): void {
  const entries = new Map<string, string>();
  for (const dependency of [...bundles.values()].flat())
    entries.set(`${dependency.name}@${dependency.version}`, entry(dependency));
  const sorted = [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const font = `Roboto (the font of printed documents)\nOFL-1.1\n\n${readFileSync(FONT, 'utf8').trim()}`;
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${[...sorted, font].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

function entry({ name, version, license: said, licenseText, noticeText, author }: Dependency) {
  const spdx = READ[name ?? ''] ?? said;
  const by = author?.text() ?? '';
  const text = licenseText?.trim() || `${spdx} licence${by === '' ? '' : `, ${by}`}`;
  return [`${name} ${version}`, spdx, '', text, noticeText?.trim()].filter(isSaid).join('\n');
}

function isSaid(line: string | null | undefined): line is string {
  return line !== null && line !== undefined;
}
