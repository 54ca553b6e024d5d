/** Packs the app as a release is packed, with a stand-in for Electron's program, and looks into what came out. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
let folder = '';
let resources = '';
let packed: string[] = [];
let output = '';

beforeAll(async () => {
  const build = spawnSync(process.execPath, ['electron/launch/build.mjs'], { cwd: root });
  expect(build.status).toBe(0);
  folder = mkdtempSync(join(tmpdir(), 'packbench-packaging-'));
  const app = join(folder, 'app');
  mkdirSync(app);
  // The whole checkout, so that what must stay out could get in.
  for (const name of [
    'package.json',
    'LICENSE',
    'electron-builder.yml',
    'out',
    'shared',
    'electron',
    'renderer',
    'tests',
    'resources',
    'electron.vite.config.ts',
  ])
    cpSync(join(root, name), join(app, name), {
      recursive: true,
      // The Vendure of the channel tests has packages of its own.
      filter: (path) => !path.endsWith('node_modules'),
    });
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  const stub = join(folder, 'electron');
  mkdirSync(stub);
  writeFileSync(join(stub, 'electron'), '#!/bin/sh\n');
  chmodSync(join(stub, 'electron'), 0o755);

  const builder = require.resolve('electron-builder/cli.js');
  const done = spawnSync(
    process.execPath,
    [builder, '--dir', '--linux', '--publish', 'never', `-c.electronDist=${stub}`],
    { cwd: app, encoding: 'utf8' },
  );
  output = done.stdout + done.stderr;
  expect(done.status, output).toBe(0);
  resources = join(app, 'dist', 'linux-unpacked', 'resources');
  packed = filesOf(readHeader(join(resources, 'app.asar')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
}

/** The archive's table of contents: JSON behind four sizes. */
function readHeader(file: string): Entry {
  const archive = readFileSync(file);
  return JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)));
}

function filesOf(entry: Entry, path = ''): string[] {
  if (entry.files === undefined) return [path];
  return Object.entries(entry.files).flatMap(([name, inner]) =>
    filesOf(inner, path === '' ? name : `${path}/${name}`),
  );
}

test('the archive holds what the app starts with, and its licences', () => {
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(packed).toEqual(
    expect.arrayContaining([
      main,
      'package.json',
      'LICENSE',
      'out/THIRD-PARTY-NOTICES.txt',
      'out/main/document-worker.js',
      'out/main/fonts/Roboto-Regular.ttf',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
    ]),
  );
});

test('the archive holds nothing else: no source, no tests, no library unbundled', () => {
  const kinds = packed.map((path) => path.replace(/^(out\/(?:main|preload|renderer))\/.*$/, '$1'));
  expect([...new Set(kinds)].toSorted()).toEqual([
    'LICENSE',
    'out/THIRD-PARTY-NOTICES.txt',
    'out/main',
    'out/preload',
    'out/renderer',
    'package.json',
  ]);
  expect(packed.filter((path) => /\.(tsx?|map|pem|env)$/.test(path))).toEqual([]);
});

test('what threads and the font reader open lies beside the archive', () => {
  const unpacked = join(resources, 'app.asar.unpacked', 'out', 'main');
  expect(existsSync(join(unpacked, 'document-worker.js'))).toBe(true);
  expect(existsSync(join(unpacked, 'fonts', 'Roboto-Medium.ttf'))).toBe(true);
});

test('the archive is small', () => {
  expect(statSync(join(resources, 'app.asar')).size).toBeLessThan(15_000_000);
});

test('nothing that is bundled asks for a package at run time', () => {
  const allowed = /^(node:|electron$|\.\/|\.\.\/|bufferutil$|utf-8-validate$)/;
  const builtin = new Set<string>(require('node:module').builtinModules);
  const wanted = [
    'out/main/main.js',
    'out/main/server.js',
    'out/main/document-worker.js',
    'out/preload/preload.cjs',
  ]
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .flatMap((code) => [...code.matchAll(/^(?:import|export)[^'"\n]*["']([^"']+)["'];?$/gm)])
    .map(([, name = '']) => name);
  expect(wanted.length).toBeGreaterThan(5);
  expect(wanted.filter((name) => !allowed.test(name) && !builtin.has(name))).toEqual([]);
});

test('the notices name every bundled library with its licence text, and the font', () => {
  const notices = readFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['react ', 'rxdb ', 'dexie ', 'pdfmake ', '@orpc/server ', 'ws ', 'Roboto '])
    expect(notices).toContain(`\n${name}`);
  expect(notices).toContain('SIL OPEN FONT LICENSE');
  expect(notices).not.toMatch(/GNU (AFFERO )?GENERAL PUBLIC LICENSE/i);
});

test('packing says nothing that would worry', () => {
  expect(output).not.toMatch(/warn|error|deprecat/i);
});
