/** Plants what the house forbids into a copy of its rules, and sees Biome name each with a way out. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-zones-'));
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  cpSync(join(root, '.gitignore'), join(folder, '.gitignore'));
  plant('electron/host.ts', 'export const host = 1;');
  plant('renderer/store/orders.ts', 'export const orders = 1;');
  plant('renderer/screens/queue/queue.ts', 'export const queue = 1;');
  plant('shared/order.ts', 'export const order = 1;');
});
afterAll(() => rmSync(folder, { recursive: true }));

function plant(path: string, code: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${code}\n`);
}

/** What Biome says about one file. */
function lint(path: string, code: string): string {
  plant(path, code);
  const done = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--colors=off', path],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(join(folder, path));
  return `${done.stdout}${done.stderr}`.replace(/\s+/g, ' ');
}

test.each([
  [
    'shared/a.ts',
    "import { host } from '../electron/host.ts';",
    'shared/ is pure and stands alone',
  ],
  [
    'shared/deep/a.ts',
    "import { orders } from '../../renderer/store/orders.ts';",
    'shared/ is pure and stands alone',
  ],
  ['shared/a.ts', "import { readFile } from 'node:fs';", 'Put Node code into electron/'],
  ['shared/a.ts', "import { useState } from 'react';", 'shared/ has no screens'],
  ['shared/a.ts', "import type { RxDatabase } from 'rxdb';", 'Records are described here'],
  [
    'electron/a.ts',
    "import { orders } from '../renderer/store/orders.ts';",
    'The host never imports the page',
  ],
  [
    'electron/a.ts',
    "export type { orders } from '../renderer/store/orders.ts';",
    'The host never imports the page',
  ],
  ['electron/a.ts', "import { createRxDatabase } from 'rxdb';", 'The host keeps no orders'],
  [
    'renderer/a.ts',
    "import { host } from '../electron/host.ts';",
    'The page never imports the host',
  ],
  [
    'renderer/screens/a.tsx',
    "import { ipcRenderer } from 'electron';",
    'The page never imports the host',
  ],
  [
    'renderer/screens/a.tsx',
    "import { createRxDatabase } from 'rxdb/plugins/core';",
    'Only renderer/store touches the database',
  ],
  [
    'renderer/store/a.ts',
    "import { queue } from '../screens/queue/queue.ts';",
    'The store knows no screen',
  ],
  [
    'renderer/ui/a.tsx',
    "import { order } from '../../shared/order.ts';",
    'The kit has no domain words',
  ],
])('%s: %s', (path, code, message) => {
  const name = /\{ (\w+) \}/.exec(code)?.[1] ?? '';
  const used =
    code.startsWith('import type') || code.startsWith('export')
      ? ''
      : `\nexport const used = ${name};`;
  const said = lint(path, `${code}${used}`);
  expect(said).toContain('noRestrictedImports');
  expect(said).toContain(message);
});

test.each([
  ['any', 'shared/a.ts', 'export const a: any = 1;', 'noExplicitAny'],
  ['!', 'shared/a.ts', 'export const a = [1].at(0)!;', 'noNonNullAssertion'],
  ['console', 'shared/a.ts', 'console.log(1);', 'noConsole'],
  ['a default export', 'shared/a.ts', 'export default 1;', 'noDefaultExport'],
  ['an enum', 'shared/a.ts', 'export enum A { B }', 'noEnum'],
  ['a barrel', 'shared/index.ts', "export * from './order.ts';", 'noBarrelFile'],
  [
    'an import without extension',
    'shared/a.ts',
    "import { order } from './order';\nexport const a = order;",
    'useImportExtensions',
  ],
])('%s is refused', (_, path, code, rule) => {
  expect(lint(path, code)).toContain(rule);
});

test('two files that import each other are refused', () => {
  plant('shared/b.ts', "import { a } from './a.ts';\nexport const b = () => a;");
  expect(lint('shared/a.ts', "import { b } from './b.ts';\nexport const a = () => b;")).toContain(
    'noImportCycles',
  );
  rmSync(join(folder, 'shared/b.ts'));
});

test('what is allowed is not refused', () => {
  expect(
    lint('electron/a.ts', "import { order } from '../shared/order.ts';\nexport const a = order;"),
  ).toContain('No fixes applied');
  expect(
    lint(
      'renderer/store/a.ts',
      "import { createRxDatabase } from 'rxdb/plugins/core';\nexport const a = createRxDatabase;",
    ),
  ).not.toContain('noRestrictedImports');
});

test("only main.ts and preload.ts import Electron's program; the rest knows its types", () => {
  const valueImport = /^(?:import (?!type )[^;]*from 'electron'|.*\brequire\('electron'\))/m;
  const files = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' });
  const importing = files.filter(
    (file) =>
      /\.(ts|mjs)$/.test(file) &&
      valueImport.test(readFileSync(join(root, 'electron', file), 'utf8')),
  );
  expect(importing.toSorted()).toEqual(['main.ts', 'preload.ts']);
});
